/** The system's share sheet, where the browser has one that takes such a file. */
export type ShareOutcome = 'shared' | 'closed' | 'refused';

/** Chromium shares a list of file types only, Safari all of them, Firefox on a desktop none. */
export function canShare(file: File): boolean {
	return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
}

/** Asks the person where to; `closed` when they changed their mind. */
export async function shareFile(file: File): Promise<ShareOutcome> {
	try {
		await navigator.share({ files: [file], title: file.name });
		return 'shared';
	} catch (error) {
		return error instanceof DOMException && error.name === 'AbortError' ? 'closed' : 'refused';
	}
}
