/** How the operating systems that a fleet writes are read, and which releases of the table it has. */
import { aliasKey, type OsAliases } from './aliases.ts';
import type { OsJudge } from './os-judge.ts';
import { decidingRows, type DecidingRows, type OsVerdict } from './os-verdict.ts';
import { parseOs } from './parse-os.ts';

/** A text as configurations have it, with how many have it. */
export interface SystemCount {
	readonly text: string;
	readonly count: number;
}

/** How a text is read, without extended support. */
export interface SystemReading {
	/** What a person said that the text means; null where the text is read as it stands. */
	readonly alias: string | null;
	readonly verdict: OsVerdict;
	/** Rows of the table behind the verdict. */
	readonly rows: DecidingRows;
}

export type FleetSystem = SystemCount & SystemReading;

/** Reads one text. `judge` already reads texts by these aliases. */
export function readSystem(text: string, judge: OsJudge, aliases: OsAliases): SystemReading {
	const alias = aliases.get(aliasKey(text)) ?? null;
	const parsed = parseOs(alias ?? text);
	const rows = decidingRows(parsed, judge, { extendedSupportBought: false });
	return { alias, verdict: judge.judge(text), rows };
}

/** Reads every text of a fleet, in the order given. */
export function readSystems(
	counts: readonly SystemCount[],
	judge: OsJudge,
	aliases: OsAliases
): FleetSystem[] {
	return counts.map((one) => ({ ...one, ...readSystem(one.text, judge, aliases) }));
}

/**
 * How many configurations each release of the table has, by `releaseKey`. A text that can mean several
 * counts at the one whose end is used.
 */
export function releaseUse(systems: readonly FleetSystem[]): Map<string, number> {
	const use = new Map<string, number>();
	for (const { rows, count } of systems) {
		if (rows.decidedBy === null) continue;
		use.set(rows.decidedBy, (use.get(rows.decidedBy) ?? 0) + count);
	}
	return use;
}
