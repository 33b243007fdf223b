/** Characters that file systems refuse in names, and control characters. */
const refused = /[<>:"/\\|?*\p{Cc}]+/gu;

/** Gives the person a file to save. The name is made fit for every file system. */
export function saveFile(name: string, content: string | Blob, type: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([content], { type }));
	link.download = name.replace(refused, '-').trim();
	link.click();
	// The browser reads the address in a later task.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
