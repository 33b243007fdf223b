import type { IsoDate } from '../dates.ts';
import type { DateOrder } from '../parse-date.ts';
import type { OsJudge } from '../os-support/os-judge.ts';

/** What a rule is judged by, beside the configuration. */
export interface RuleContext {
	readonly asOf: IsoDate;
	/** Made for the same `asOf`. */
	readonly os: OsJudge;
	/** Order of dates in figures that a person chose for a downloaded field; ambiguous ones are unknown without. */
	readonly dateOrder?: (downloadedField: string) => DateOrder | undefined;
}
