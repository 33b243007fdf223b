import { isIsoDate, type IsoDate } from '../dates.ts';
import type { Configuration, OutOfScopeReason } from '../configuration.ts';
import type { CompanyId } from '../ids.ts';

/**
 * Why an asset of the last report is not in this one. `hidden`: the template no longer ticks its type
 * or status for Build mode; `deleted`: one made by hand was deleted here.
 */
export const goneCauses = [
	'inactive',
	'missing',
	'moved',
	'out-of-scope',
	'excluded',
	'hidden',
	'deleted'
] as const;
export type GoneCause = (typeof goneCauses)[number];

export interface GoneReason {
	readonly cause: GoneCause;
	/** Since when, where that is known. */
	readonly since: IsoDate | null;
}

/** What is known now of a configuration that the last report counted. */
export interface GoneFacts {
	/** Null where no such record is left on this device. */
	readonly configuration: Pick<
		Configuration,
		'companyId' | 'isActive' | 'presence' | 'scope'
	> | null;
	/** The report's company. */
	readonly companyId: CompanyId;
	readonly isExcluded: boolean;
}

/**
 * Why a configuration is gone, by what weighs most: what Autotask no longer has comes before what it
 * says, and that before what people chose here. An inactive device mostly leaves the selection too.
 */
export function goneReason({ configuration, companyId, isExcluded }: GoneFacts): GoneReason {
	if (configuration === null) return { cause: 'deleted', since: null };
	const { presence, scope } = configuration;
	if (presence.state === 'missing') return { cause: 'missing', since: dayOf(presence.since) };
	const since = scope.state === 'out' ? dayOf(scope.since) : null;
	const reason: OutOfScopeReason | null = scope.state === 'out' ? scope.reason : null;
	if (configuration.companyId !== companyId || reason === 'moved-to-unmapped-company') {
		return { cause: 'moved', since };
	}
	if (!configuration.isActive) return { cause: 'inactive', since };
	if (reason !== null) return { cause: 'out-of-scope', since };
	return { cause: isExcluded ? 'excluded' : 'hidden', since: null };
}

function dayOf(stamp: string): IsoDate | null {
	const day = stamp.slice(0, 10);
	return isIsoDate(day) ? day : null;
}
