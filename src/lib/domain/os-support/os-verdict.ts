import { daysBetween, type IsoDate } from '../dates.ts';
import { candidatesOf, type OpenQuestion } from './candidates.ts';
import {
	freeUpdateFor,
	isSuccessorExpected,
	type FreeUpdate,
	type UpdateQuestion
} from './free-update.ts';
import type { OsUnknownReason, ParsedOs, RecognisedOs } from './parsed-os.ts';
import { releaseKey, type OsRelease, type SupportEnd } from './release.ts';
import type { OsTable } from './table.ts';

export interface OsCandidate {
	readonly name: string;
	readonly end: SupportEnd;
	readonly freeUpdate: FreeUpdate | null;
}

export interface OsUnknown {
	readonly kind: 'unknown';
	readonly reason: OsUnknownReason;
	/** What is known of it, "Windows 11 Pro"; null where nothing is recognised. */
	readonly name: string | null;
	readonly candidates: readonly OsCandidate[];
}

interface Judged {
	/** "Windows 10 22H2 Pro" */
	readonly name: string;
	readonly freeUpdate: FreeUpdate | null;
	/** True if the line goes on with free releases, so that one will follow where none is out yet. */
	readonly isSuccessorExpected: boolean;
	/** True if the end is that of extended support which was bought. */
	readonly extendedSupport: boolean;
	/** Every row that the text can mean, the one that decides among them. */
	readonly candidates: readonly OsCandidate[];
	/** Why there are several: the edition or release is not written, or client and server share a build. */
	readonly open: readonly OpenQuestion[];
	/** The table's remark on the deciding row. */
	readonly note: string | null;
	readonly source: string;
}

export interface OsSupported extends Judged {
	readonly kind: 'supported';
	/** The last good day; null: supported, no end published. */
	readonly end: IsoDate | null;
	/** 0 on the last good day. */
	readonly daysLeft: number | null;
}

export interface OsEnded extends Judged {
	readonly kind: 'ended';
	/** The last good day, before `asOf`; null where the day is not published. */
	readonly end: IsoDate | null;
	/** Negative. */
	readonly daysLeft: number | null;
}

export type OsVerdict = OsUnknown | OsSupported | OsEnded;

export interface VerdictOptions {
	readonly extendedSupportBought: boolean;
}

/**
 * Whether an operating system still gets security updates at `asOf`. Where the text can mean several
 * rows (no edition, a build that client and server share), the earliest end is used. Where the release
 * itself is not written, only what holds for all of them is said: ended, on the last of their ends and
 * only if no free update mends it, else unknown.
 */
export function osVerdict(
	parsed: ParsedOs,
	{ table, asOf }: { readonly table: OsTable; readonly asOf: IsoDate },
	{ extendedSupportBought }: VerdictOptions
): OsVerdict {
	if (parsed.kind === 'unknown') return unknown(parsed.reason, null, []);
	const weighed = weigh(parsed, { table, asOf, extendedSupportBought });
	const { found, releases, ranked, isReleaseOpen, deciding } = weighed;
	const name = nameOf(parsed, releases, found.open);
	const candidates = ranked.map((one) => ({
		name: one.name,
		end: one.end,
		freeUpdate: one.freeUpdate
	}));
	if (!deciding) return unknown('not-in-table', name, []);
	const hasAllEnded = ranked.every((one) => hasEnded(one.end, asOf) && one.freeUpdate === null);
	if (isReleaseOpen && !hasAllEnded) return unknown('release-missing', name, candidates);
	const end = deciding.end === 'ended' ? null : deciding.end;
	return {
		kind: hasEnded(deciding.end, asOf) ? 'ended' : 'supported',
		name,
		end,
		daysLeft: end === null ? null : daysBetween(asOf, end),
		freeUpdate: deciding.freeUpdate,
		isSuccessorExpected: isSuccessorExpected(deciding.release),
		extendedSupport: extendedSupportBought && deciding.release.paidExtendedEnd !== null,
		candidates,
		open: releases.length > 1 ? found.open : [],
		note: deciding.release.note,
		source: deciding.release.source
	};
}

/** Keys of the rows that a text can mean, in the order of the verdict's candidates. */
export interface DecidingRows {
	readonly candidates: readonly string[];
	/** Whose end is used; null where the verdict is unknown. */
	readonly decidedBy: string | null;
}

/** Which rows of the table a verdict comes from. */
export function decidingRows(
	parsed: ParsedOs,
	{ table, asOf }: { readonly table: OsTable; readonly asOf: IsoDate },
	{ extendedSupportBought }: VerdictOptions
): DecidingRows {
	if (parsed.kind === 'unknown') return { candidates: [], decidedBy: null };
	const { ranked, deciding } = weigh(parsed, { table, asOf, extendedSupportBought });
	const { kind } = osVerdict(parsed, { table, asOf }, { extendedSupportBought });
	return {
		candidates: ranked.map(({ release }) => releaseKey(release)),
		decidedBy: kind === 'unknown' || !deciding ? null : releaseKey(deciding.release)
	};
}

interface Weighing extends VerdictOptions {
	readonly table: OsTable;
	readonly asOf: IsoDate;
}

/** Every row that a text can mean, the earliest end first, and the one that decides. */
function weigh(parsed: RecognisedOs, { table, asOf, extendedSupportBought }: Weighing) {
	const found = candidatesOf(parsed, table);
	const releases = extendedSupportBought ? thoseSold(found.releases) : found.releases;
	const endOf = (release: OsRelease) =>
		(extendedSupportBought ? release.paidExtendedEnd : null) ?? release.securityEnd;
	const ranked = releases
		.map((release) => rank(release, parsed, { table, asOf, endOf }))
		.sort((a, b) => endOrder(a.end) - endOrder(b.end) || mended(a) - mended(b));
	const isReleaseOpen =
		found.open.includes('release') && new Set(releases.map((one) => one.version)).size > 1;
	return {
		found,
		releases,
		ranked,
		isReleaseOpen,
		deciding: isReleaseOpen ? ranked.at(-1) : ranked[0]
	};
}

function unknown(
	reason: OsUnknownReason,
	name: string | null,
	candidates: readonly OsCandidate[]
): OsUnknown {
	return { kind: 'unknown', reason, name, candidates };
}

type RankedCandidate = OsCandidate & { readonly release: OsRelease };

function rank(release: OsRelease, os: RecognisedOs, question: UpdateQuestion): RankedCandidate {
	return {
		name: candidateName(os, release),
		end: question.endOf(release),
		freeUpdate: freeUpdateFor(release, question),
		release
	};
}

/** Who bought extended support has a release that it is sold for. */
function thoseSold(releases: readonly OsRelease[]): readonly OsRelease[] {
	const sold = releases.filter((release) => release.paidExtendedEnd !== null);
	return sold.length > 0 ? sold : releases;
}

function hasEnded(end: SupportEnd, asOf: IsoDate): boolean {
	return end === 'ended' || (end !== null && end < asOf);
}

/** Ended without a date first, no published end last. */
function endOrder(end: SupportEnd): number {
	if (end === 'ended') return -Infinity;
	return end === null ? Infinity : Number(end.replaceAll('-', ''));
}

function mended(candidate: RankedCandidate): number {
	return candidate.freeUpdate === null ? 0 : 1;
}

function nameOf(
	os: RecognisedOs,
	releases: readonly OsRelease[],
	open: readonly OpenQuestion[]
): string {
	const [first, ...others] = releases;
	const isOne =
		first && others.every((one) => one.product === first.product && one.version === first.version);
	if (isOne) return candidateName(os, first, others.length > 0);
	// The measured build decided, whatever name stands beside it.
	if (open.includes('build')) return withEdition(buildTitle(os), os);
	return withEdition(os.alias ?? os.title, os);
}

function buildTitle(os: RecognisedOs): string {
	const isServer = os.products.every((product) => product === 'windows-server');
	return `${isServer ? 'Windows Server' : 'Windows'} build ${os.build}`;
}

function candidateName(os: RecognisedOs, release: OsRelease, isEditionOpen = false): string {
	if (os.alias !== null) return withEdition(os.alias, os);
	if (os.edition !== null) return withEdition(release.name, os);
	if (release.product === 'ubuntu' && release.edition === 'LTS') return `${release.name} LTS`;
	const isClient = release.product === 'windows';
	if (!isClient || isEditionOpen || release.edition === null || release.edition === 'all')
		return release.name;
	return `${release.name} ${release.edition}`;
}

function withEdition(name: string, os: RecognisedOs): string {
	return os.edition === null ? name : `${name} ${os.edition.name}`;
}
