/** True when two rows hold the same: members in any order, typed arrays by their values, NaN as itself. */
export function isSameContent(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return isSameView(a, b);
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [first, second] = [a as Record<string, unknown>, b as Record<string, unknown>];
	const keys = Object.keys(first);
	return (
		keys.length === Object.keys(second).length &&
		keys.every((key) => Object.hasOwn(second, key) && isSameContent(first[key], second[key]))
	);
}

function isSameView(a: object, b: object): boolean {
	if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b)) return false;
	if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
	const [first, second] = [a, b].map(
		(view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
	);
	if (!first || !second || first.length !== second.length) return false;
	return first.every((byte, index) => byte === second[index]);
}
