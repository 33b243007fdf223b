/**
 * About how many bytes a value takes on disk, as browsers write it: binary columns as they are, texts by
 * their characters, numbers by eight bytes. What the browser compresses or adds is not in it.
 */
export function storedBytes(value: unknown): number {
	if (typeof value === 'string') return 2 + characterBytes(value);
	if (typeof value === 'number') return 9;
	if (typeof value !== 'object' || value === null) return 1;
	if (ArrayBuffer.isView(value)) return 8 + value.byteLength;
	if (value instanceof ArrayBuffer) return 8 + value.byteLength;
	const members = value instanceof Map ? [...value].flat() : Object.values(value);
	const named = Array.isArray(value) || value instanceof Map ? [] : Object.keys(value);
	return [...named, ...members].reduce<number>((sum, one) => sum + storedBytes(one), 4);
}

/** One byte a character, two where one of them is beyond Latin-1. */
function characterBytes(text: string): number {
	// eslint-disable-next-line no-control-regex -- the range is meant: what Latin-1 has
	return /^[\u0000-\u00ff]*$/.test(text) ? text.length : text.length * 2;
}
