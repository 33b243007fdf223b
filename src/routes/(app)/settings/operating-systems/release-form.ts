import { isIsoDate, type IsoDate } from '$lib/domain/dates.ts';
import {
	osReleaseSchema,
	releaseKey,
	type OsProduct,
	type OsRelease,
	type SupportEnd
} from '$lib/domain/os-support/release.ts';
import type { OsTableEdit, OsTableRow } from '$lib/domain/os-support/table.ts';

export type EndChoice = 'day' | 'ended' | 'none';

/** Ends of support as they are typed; days as ISO dates or empty. */
export interface TypedDates {
	choice: EndChoice;
	end: string;
	paidEnd: string;
	note: string;
}

/** A release as it is typed. */
export interface TypedRelease extends TypedDates {
	product: OsProduct;
	name: string;
	version: string;
	edition: string;
	build: string;
	released: string;
}

export type FormField = 'end' | 'paidEnd' | 'name' | 'version' | 'build' | 'released';

/** What to write instead, by field. */
export type FormErrors = Partial<Record<FormField, string>>;

export type FormReading =
	| { readonly kind: 'edit'; readonly edit: OsTableEdit }
	| { readonly kind: 'refused'; readonly errors: FormErrors };

export function writtenDates({ release, edit }: Pick<OsTableRow, 'release' | 'edit'>): TypedDates {
	const { securityEnd, paidExtendedEnd } = release;
	return {
		choice: securityEnd === null ? 'none' : securityEnd === 'ended' ? 'ended' : 'day',
		end: securityEnd === null || securityEnd === 'ended' ? '' : securityEnd,
		paidEnd: paidExtendedEnd ?? '',
		note: edit?.note ?? ''
	};
}

export function emptyRelease(product: OsProduct): TypedRelease {
	return {
		product,
		name: '',
		version: '',
		edition: '',
		build: '',
		released: '',
		choice: 'day',
		end: '',
		paidEnd: '',
		note: ''
	};
}

/** Other dates for a release of the table. `now` is an ISO date-time. */
export function readDates(typed: TypedDates, row: OsTableRow, now: string): FormReading {
	const ends = readEnds(typed);
	if (ends.kind === 'refused') return ends;
	const { securityEnd, paidExtendedEnd } = ends;
	const note = typed.note.trim();
	if (row.edit?.kind === 'added') {
		const release = { ...row.edit.release, securityEnd, paidExtendedEnd };
		return { kind: 'edit', edit: { kind: 'added', release, note, editedAt: now } };
	}
	const edit = { kind: 'dates', key: row.key, securityEnd, paidExtendedEnd } as const;
	return { kind: 'edit', edit: { ...edit, note, editedAt: now } };
}

/** A release that the table does not have. `known`: keys of those that it has. */
export function readRelease(
	typed: TypedRelease,
	{ known, now }: { readonly known: ReadonlySet<string>; readonly now: string }
): FormReading {
	const ends = readEnds(typed);
	const errors: FormErrors = ends.kind === 'refused' ? { ...ends.errors } : {};
	const release = {
		product: typed.product,
		name: typed.name.trim(),
		version: typed.version.trim().toLowerCase(),
		edition: typed.edition.trim() || null,
		build: typed.build.trim() || null,
		released: typed.released,
		mainstreamEnd: ends.kind === 'ends' ? ends.securityEnd : null,
		securityEnd: ends.kind === 'ends' ? ends.securityEnd : null,
		paidExtendedEnd: ends.kind === 'ends' ? ends.paidExtendedEnd : null,
		note: null,
		source: ''
	};
	if (release.name === '') errors.name = 'Write the name as it should read.';
	if (release.version === '') errors.version = 'Write the version.';
	else if (known.has(releaseKey(release))) {
		errors.version = 'The table has this release and edition. Change its dates there.';
	}
	if (!isIsoDate(typed.released)) errors.released = 'Choose the day of its release.';
	if (release.build !== null && !/^\d{1,2}\.\d\.\d{4,5}$/.test(release.build)) {
		errors.build = 'Write the build with three figures, such as 10.0.26200.';
	}
	const parsed = osReleaseSchema.safeParse(release);
	if (Object.keys(errors).length > 0 || !parsed.success) {
		return { kind: 'refused', errors: withOrder(errors, release) };
	}
	const added: OsRelease = parsed.data;
	if (isBefore(added.securityEnd, added.released)) {
		return { kind: 'refused', errors: { end: 'The end can’t be before the release.' } };
	}
	return {
		kind: 'edit',
		edit: { kind: 'added', release: added, note: typed.note.trim(), editedAt: now }
	};
}

/** Names that are too long for the table are the only other thing that it refuses. */
function withOrder(errors: FormErrors, { name }: { readonly name: string }): FormErrors {
	if (Object.keys(errors).length > 0) return errors;
	return name.length > 120
		? { name: 'Write a name of at most 120 characters.' }
		: { version: 'Write a version of at most 60 characters.' };
}

type EndsReading =
	| {
			readonly kind: 'ends';
			readonly securityEnd: SupportEnd;
			readonly paidExtendedEnd: IsoDate | null;
	  }
	| { readonly kind: 'refused'; readonly errors: FormErrors };

function readEnds({ choice, end, paidEnd }: TypedDates): EndsReading {
	const errors: FormErrors = {};
	const paid = paidEnd.trim();
	if (choice === 'day' && !isIsoDate(end)) errors.end = 'Choose the last day with updates.';
	if (paid !== '' && !isIsoDate(paid)) errors.paidEnd = 'Choose a day, or leave it empty.';
	if (Object.keys(errors).length > 0) return { kind: 'refused', errors };
	const securityEnd = choice === 'none' ? null : choice === 'ended' ? 'ended' : (end as IsoDate);
	const paidExtendedEnd = paid === '' ? null : (paid as IsoDate);
	if (choice === 'day' && paidExtendedEnd !== null && paidExtendedEnd < end) {
		return {
			kind: 'refused',
			errors: { paidEnd: 'Extended support can’t end before the free updates do.' }
		};
	}
	return { kind: 'ends', securityEnd, paidExtendedEnd };
}

function isBefore(end: SupportEnd, day: IsoDate): boolean {
	return end !== null && end !== 'ended' && end < day;
}
