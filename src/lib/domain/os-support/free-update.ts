import type { IsoDate } from '../dates.ts';
import { isLongTermRow } from './candidates.ts';
import type { OsProduct, OsRelease, SupportEnd } from './release.ts';
import type { OsTable } from './table.ts';

/**
 * A newer supported release that a device gets in place and at no price, so that the end of support
 * is work to plan and never a device to buy.
 */
export interface FreeUpdate {
	/** "Windows 11 25H2" */
	readonly name: string;
	/** As said beside the release that it replaces: "25H2", "Debian 13". */
	readonly shortName: string;
	/** Its own last good day, null where none is published. */
	readonly until: IsoDate | null;
	readonly condition: UpdateCondition;
}

/** `model`: if the maker still serves the model. `contract`: with the support contract that it needs anyway. */
export type UpdateCondition = 'always' | 'model' | 'contract';

interface UpdateLine {
	readonly condition: UpdateCondition;
	/** True if a device on `from` can be brought to `to`, which was released later. */
	readonly reaches: (from: OsRelease, to: OsRelease) => boolean;
	/** True if the maker brings out a free successor of `from` as a matter of course. */
	readonly continues: (from: OsRelease) => boolean;
}

const always = () => true;
const anyLater: UpdateLine = { condition: 'always', reaches: always, continues: always };

/**
 * Windows 11 26H1 (and no other) stands on its own core for new processors: it is offered to no
 * device on another release, and devices on it can't take 26H2 (Microsoft, Windows IT Pro blog,
 * February 2026: "a path to update in a future Windows release").
 */
const scopedWindows = '11-26h1';
const scopedWindowsUntil = '2027-01-01';

function windowsReaches(from: OsRelease, to: OsRelease): boolean {
	const line = from.version.split('-')[0];
	if (line !== '10' && line !== '11') return false;
	if (to.version.split('-')[0] !== line || isLongTermRow(from) || isLongTermRow(to)) return false;
	if (to.version === scopedWindows) return false;
	if (from.version === scopedWindows && to.released < scopedWindowsUntil) return false;
	return from.edition === to.edition || from.edition === 'all' || to.edition === 'all';
}

/**
 * The lines with free updates in place. Not here, so never free: Windows 10 to 11, Windows Server,
 * ESXi (licences), the rebuilds of RHEL (no update in place between majors by their makers), Android
 * (the maker of the device decides, rarely to a supported release).
 */
const updateLines: Partial<Record<OsProduct, UpdateLine>> = {
	windows: {
		condition: 'always',
		reaches: windowsReaches,
		// Windows 10 has had its last release.
		continues: (from) => from.version.startsWith('11-') && !isLongTermRow(from)
	},
	debian: anyLater,
	// From a long-term release to the next long-term one; from an interim one to any later.
	ubuntu: {
		condition: 'always',
		reaches: (from, to) => from.edition !== 'LTS' || to.edition === 'LTS',
		continues: always
	},
	macos: { condition: 'model', reaches: always, continues: always },
	ios: { condition: 'model', reaches: always, continues: always },
	ipados: { condition: 'model', reaches: always, continues: always },
	fedora: anyLater,
	opensuse: anyLater,
	'proxmox-ve': anyLater,
	linuxmint: {
		condition: 'always',
		reaches: (from, to) => from.version.startsWith('lmde') === to.version.startsWith('lmde'),
		continues: always
	},
	sles: {
		condition: 'contract',
		reaches: (from, to) => from.version.split('.')[0] === to.version.split('.')[0],
		// The last service pack ends with its major version.
		continues: () => false
	},
	fortios: { condition: 'contract', reaches: always, continues: always }
};

/**
 * True where a free successor is due before support ends though none is out yet: the newest release
 * of Windows 11, Debian, macOS … Its end is an update to come and no reason to buy a device.
 */
export function isSuccessorExpected(from: OsRelease): boolean {
	return updateLines[from.product as OsProduct]?.continues(from) ?? false;
}

export interface UpdateQuestion {
	readonly table: OsTable;
	readonly asOf: IsoDate;
	/** The end that counts for a release, with extended support or without. */
	readonly endOf: (release: OsRelease) => SupportEnd;
}

/**
 * The nearest later release, out at `asOf`, that is supported and outlasts `from`: updates are taken
 * step by step, and the nearest is the one most models allow. Null where there is none, or none is
 * needed because no end is published.
 */
export function freeUpdateFor(from: OsRelease, question: UpdateQuestion): FreeUpdate | null {
	const product = from.product as OsProduct;
	const line = updateLines[product];
	const end = question.endOf(from);
	if (!line || end === null) return null;
	const { asOf, endOf } = question;
	let nearest: OsRelease | null = null;
	for (const to of question.table.byProduct.get(product) ?? []) {
		if (to.released <= from.released || to.released > asOf || !line.reaches(from, to)) continue;
		if (!outlasts(endOf(to), end, asOf)) continue;
		if (nearest === null || to.released < nearest.released) nearest = to;
	}
	if (nearest === null) return null;
	const until = endOf(nearest);
	return {
		name: nearest.name,
		shortName: product === 'windows' ? nearest.name.replace(/^Windows \d+ /, '') : nearest.name,
		until: until === 'ended' ? null : until,
		condition: line.condition
	};
}

function outlasts(end: SupportEnd, than: IsoDate | 'ended', asOf: IsoDate): boolean {
	if (end === null) return true;
	if (end === 'ended' || end < asOf) return false;
	return than === 'ended' || end > than;
}
