/** Offers a text as a file to save, by the browser's own download. */
export function saveTextFile(name: string, text: string, type = 'application/json'): void {
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The download has begun by then; at once would be too early for some browsers.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
