import { daysBetween, type IsoDate } from '../dates.ts';
import type { ConfigurationId } from '../ids.ts';
import { emptiness, foldToAlphanumeric } from '../placeholder-text.ts';
import type { ReportAsset } from './asset.ts';

/** What pairing reads of an asset. */
export type PairedAsset = Pick<
	ReportAsset,
	'id' | 'name' | 'kind' | 'assignedUser' | 'serialNumber' | 'createdOn'
>;

export interface GoneAsset<A extends PairedAsset> {
	readonly asset: A;
	/** When it went, where that is known. */
	readonly since: IsoDate | null;
}

export interface Pair<A extends PairedAsset> {
	readonly before: A;
	readonly after: A;
}

/** Two configurations by id, such as a person links or keeps apart. */
export interface IdPair {
	readonly goneId: ConfigurationId;
	readonly newId: ConfigurationId;
}

/** How far apart the old one's going and the new one's coming may lie. */
export const longestGapDays = 90;

/**
 * Records that were made anew: the same serial number under another id. Where several share a serial
 * number, those of the same name go together first.
 */
export function recreatedPairs<A extends PairedAsset>(
	gone: readonly A[],
	added: readonly A[]
): Pair<A>[] {
	const bySerial = new Map<string, A[]>();
	for (const asset of added) {
		const serial = serialOf(asset);
		if (serial !== null) bySerial.set(serial, [...(bySerial.get(serial) ?? []), asset]);
	}
	const candidates = gone.flatMap((before) => {
		const serial = serialOf(before);
		const same = serial === null ? [] : (bySerial.get(serial) ?? []);
		return same.map((after) => ({ before, after, rank: nameOf(before) === nameOf(after) ? 0 : 1 }));
	});
	return greedy(candidates);
}

/**
 * Suggested replacements: one gone and one new of the same kind with the same user or name, at most 90
 * days apart. A day of going that is not known lies anywhere between the two reports, so the pair is
 * suggested only if every such day is near enough. Nearest first, no asset twice.
 */
export function suggestedPairs<A extends PairedAsset>(
	gone: readonly GoneAsset<A>[],
	added: readonly A[],
	between: {
		readonly from: IsoDate;
		readonly to: IsoDate;
		readonly dismissed: readonly IdPair[];
	}
): Pair<A>[] {
	const refused = new Set(between.dismissed.map(pairKey));
	const bySign = new Map<string, A[]>();
	for (const asset of added) {
		for (const sign of signsOf(asset)) bySign.set(sign, [...(bySign.get(sign) ?? []), asset]);
	}
	const candidates = gone.flatMap(({ asset: before, since }) => {
		const signs = signsOf(before);
		const alike = new Set(signs.flatMap((sign) => bySign.get(sign) ?? []));
		return [...alike].flatMap((after) => {
			const gap = widestGap(since, after.createdOn, between);
			if (gap === null || gap > longestGapDays) return [];
			if (refused.has(pairKey({ goneId: before.id, newId: after.id }))) return [];
			const shared = signsOf(after).filter((sign) => signs.includes(sign)).length;
			return [{ before, after, rank: gap - shared * 1000 }];
		});
	});
	return greedy(candidates);
}

/** The best pairs first, by rank and then by id, so that the same data always pair the same way. */
function greedy<A extends PairedAsset>(
	candidates: readonly (Pair<A> & { readonly rank: number })[]
): Pair<A>[] {
	const taken = new Set<ConfigurationId>();
	const pairs: Pair<A>[] = [];
	const inOrder = [...candidates].sort(
		(a, b) => a.rank - b.rank || order(a.before.id, b.before.id) || order(a.after.id, b.after.id)
	);
	for (const { before, after } of inOrder) {
		if (taken.has(before.id) || taken.has(after.id)) continue;
		taken.add(before.id).add(after.id);
		pairs.push({ before, after });
	}
	return pairs;
}

function widestGap(
	since: IsoDate | null,
	createdOn: IsoDate | null,
	{ from, to }: { readonly from: IsoDate; readonly to: IsoDate }
): number | null {
	if (createdOn === null) return null;
	const days = since === null ? [from, to] : [since];
	return Math.max(...days.map((day) => Math.abs(daysBetween(day, createdOn))));
}

/** What a replacement shares with what it replaces: kind and user, kind and name. */
function signsOf(asset: PairedAsset): string[] {
	const user = folded(asset.assignedUser);
	const name = nameOf(asset);
	return [
		...(user === null ? [] : [`${asset.kind}/user/${user}`]),
		...(name === null ? [] : [`${asset.kind}/name/${name}`])
	];
}

function nameOf(asset: PairedAsset): string | null {
	return folded(asset.name);
}

function serialOf({ serialNumber }: PairedAsset): string | null {
	if (serialNumber === null || emptiness(serialNumber) !== null) return null;
	return foldToAlphanumeric(serialNumber);
}

function folded(text: string | null): string | null {
	if (text === null || emptiness(text) !== null) return null;
	return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function pairKey({ goneId, newId }: IdPair): string {
	return JSON.stringify([goneId, newId]);
}

function order(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
