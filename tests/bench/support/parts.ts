import type { Part } from '../parts/part.ts';
import type { BenchRow } from '../report.ts';
import { prepareSite } from './site.ts';

/** Runs the parts of a bench one after the other, or the one that is asked for. */
export async function runParts(
	parts: Readonly<Record<string, Part>>,
	say: (line: string) => void,
	only?: string
): Promise<readonly BenchRow[]> {
	if (only !== undefined && !parts[only]) {
		throw new Error(`There is no part ${only}: ${Object.keys(parts).join(', ')}`);
	}
	const site = await prepareSite(say);
	const rows: BenchRow[] = [];
	for (const [name, part] of Object.entries(parts)) {
		if (only !== undefined && only !== name) continue;
		const begun = Date.now();
		rows.push(...(await part({ site, say })));
		say(`${name} took ${Math.round((Date.now() - begun) / 1000)} s`);
	}
	return rows;
}
