import type { IsoDate } from '../dates.ts';
import { osVerdict, type OsVerdict } from './os-verdict.ts';
import { parseOs } from './parse-os.ts';
import type { OsTable } from './table.ts';

/** Verdicts on the texts of a fleet for one table and day: each distinct text is judged once. */
export interface OsJudge {
	readonly table: OsTable;
	readonly asOf: IsoDate;
	readonly judge: (text: string | null | undefined, extendedSupportBought?: boolean) => OsVerdict;
}

/**
 * Remembers at most this many texts. A tenant has hundreds of distinct systems; a mapping to a wrong,
 * unique field must not hold a fleet's values twice.
 */
const mostRemembered = 20_000;

export function createOsJudge(table: OsTable, asOf: IsoDate): OsJudge {
	const free = new Map<string, OsVerdict>();
	const paid = new Map<string, OsVerdict>();
	return {
		table,
		asOf,
		judge(text, extendedSupportBought = false) {
			const known = extendedSupportBought ? paid : free;
			const key = text ?? '';
			const remembered = known.get(key);
			if (remembered) return remembered;
			const verdict = osVerdict(parseOs(key), { table, asOf }, { extendedSupportBought });
			if (known.size >= mostRemembered) known.clear();
			known.set(key, verdict);
			return verdict;
		}
	};
}
