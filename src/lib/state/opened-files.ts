/** Files that the system opens with the installed app (file_handlers in the manifest). */
interface LaunchParams {
	readonly files?: readonly FileSystemFileHandle[];
}

interface LaunchQueue {
	setConsumer(take: (params: LaunchParams) => void): void;
}

/** Gives the file that the app was started with, if any; a browser without file handlers gives none. */
export function whenOpenedWith(take: (file: File) => void): void {
	if (!('launchQueue' in window)) return;
	(window.launchQueue as LaunchQueue).setConsumer((params) => {
		const [handle] = params.files ?? [];
		// It may be gone or refused by now; the person can still choose it.
		handle?.getFile().then(take, () => undefined);
	});
}
