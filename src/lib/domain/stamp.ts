/** Autotask's date-times: UTC, with any number of decimals, with or without the Z (docs/autotask.md, "Dates"). */

const shape = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?Z?$/i;

/** Epoch milliseconds of a stamp; null for what is none. */
export function stampMs(text: string): number | null {
	const match = shape.exec(text.trim());
	if (!match) return null;
	// Three decimals: what lies beyond differs between browsers and matters to nobody.
	const decimals = (match[2] ?? '.').slice(1, 4).padEnd(3, '0');
	const ms = Date.parse(`${match[1]}.${decimals}Z`);
	return Number.isNaN(ms) ? null : ms;
}

/** The latest of these stamps in ISO form; null when there is none. */
export function latestStamp(stamps: Iterable<unknown>): string | null {
	let latest = -Infinity;
	for (const stamp of stamps) {
		const ms = typeof stamp === 'string' ? stampMs(stamp) : null;
		if (ms !== null && ms > latest) latest = ms;
	}
	return latest === -Infinity ? null : new Date(latest).toISOString();
}
