/** JSON that also holds maps, which JSON alone would lose. */

const mark = 'map of';

/** Functions and what is undefined are left out, as in JSON. */
export function packed(value: unknown): string {
	return JSON.stringify(value, (_, one: unknown) =>
		one instanceof Map ? { [mark]: [...(one as ReadonlyMap<unknown, unknown>)] } : one
	);
}

export function unpacked(json: string): unknown {
	return JSON.parse(json, (_, one: unknown) => {
		if (typeof one !== 'object' || one === null || !(mark in one)) return one;
		return new Map(one[mark] as [unknown, unknown][]);
	});
}
