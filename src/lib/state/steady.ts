/**
 * Gives the last value again while a new one reads the same as JSON, so that nothing is computed anew
 * from it. For small values that come from the database as a new object with every write.
 */
export function createSteady<T>(): (next: T) => T {
	let kept: { readonly text: string; readonly value: T } | null = null;
	return (next) => {
		const text = JSON.stringify(next);
		if (kept?.text !== text) kept = { text, value: next };
		return kept.value;
	};
}
