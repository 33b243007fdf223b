import type { Kind } from './kinds.ts';
import { emptiness, foldToAlphanumeric } from './placeholder-text.ts';
import type { OsVerdict } from './os-support/os-verdict.ts';

/** What the data of a configuration lack, so that a grade or budget would be wrong. */
export const dataGaps = [
	'no-purchase-date',
	'purchase-date-in-future',
	'no-serial-number',
	'os-not-recognised',
	'no-type',
	'duplicate-serial-number'
] as const;

export type DataGap = (typeof dataGaps)[number];

/** What the check reads of one configuration. */
export interface QualitySubject<Id> {
	readonly id: Id;
	/** ISO date, null where none is known. */
	readonly purchaseDate: string | null;
	readonly serialNumber: string | null;
	readonly osText: string | null;
	readonly os: OsVerdict;
	readonly kind: Kind;
	/** True where it has a type or category. */
	readonly hasType: boolean;
}

export interface DuplicateSerial<Id> {
	readonly serialNumber: string;
	readonly ids: readonly Id[];
}

export interface DataQuality<Id> {
	readonly gaps: Readonly<Record<DataGap, readonly Id[]>>;
	/** Configurations that share a serial number: they would double a budget. */
	readonly duplicates: readonly DuplicateSerial<Id>[];
	/** Texts of systems that no parser knows, most frequent first. */
	readonly unknownSystems: readonly { readonly text: string; readonly count: number }[];
}

/** Finds what the data lack, at `asOf` (ISO date). Reads each configuration once. */
export function dataQuality<Id>(
	subjects: Iterable<QualitySubject<Id>>,
	asOf: string
): DataQuality<Id> {
	const gaps = Object.fromEntries(dataGaps.map((gap) => [gap, [] as Id[]])) as Record<
		DataGap,
		Id[]
	>;
	const serials = new Map<string, { serialNumber: string; ids: Id[] }>();
	const systems = new Map<string, number>();
	for (const subject of subjects) {
		for (const gap of gapsOf(subject, asOf)) gaps[gap].push(subject.id);
		if (isUnknownOs(subject)) {
			const text = (subject.osText ?? '').trim();
			systems.set(text, (systems.get(text) ?? 0) + 1);
		}
		const key = serialKey(subject.serialNumber);
		if (key === null) continue;
		const known = serials.get(key);
		if (known) known.ids.push(subject.id);
		else serials.set(key, { serialNumber: (subject.serialNumber ?? '').trim(), ids: [subject.id] });
	}
	const duplicates = [...serials.values()].filter(({ ids }) => ids.length > 1);
	gaps['duplicate-serial-number'] = duplicates.flatMap(({ ids }) => ids);
	const unknownSystems = [...systems]
		.map(([text, count]) => ({ text, count }))
		.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
	return { gaps, duplicates, unknownSystems };
}

/** Gaps of one configuration by itself; duplicates need the others. */
export function gapsOf(subject: Omit<QualitySubject<unknown>, 'id'>, asOf: string): DataGap[] {
	// A virtual machine is neither bought nor built: it has no age, and a made-up serial number.
	const isPhysical = subject.kind !== 'virtual-machine';
	const { purchaseDate } = subject;
	const gaps: DataGap[] = [];
	if (isPhysical && purchaseDate === null) gaps.push('no-purchase-date');
	if (purchaseDate !== null && purchaseDate > asOf) gaps.push('purchase-date-in-future');
	if (isPhysical && serialKey(subject.serialNumber) === null) gaps.push('no-serial-number');
	if (isUnknownOs(subject)) gaps.push('os-not-recognised');
	if (!subject.hasType) gaps.push('no-type');
	return gaps;
}

/** Whether a text names a system that nobody knows. */
export function isUnknownOs({
	os,
	osText
}: Pick<QualitySubject<unknown>, 'os' | 'osText'>): boolean {
	return os.kind === 'unknown' && emptiness(osText) === null;
}

/**
 * A serial number for comparison: letters and digits, without regard to case. Null where it is none:
 * empty, firmware's placeholder, one character over and over, or a run such as "0123456789".
 */
export function serialKey(text: string | null | undefined): string | null {
	if (emptiness(text) !== null) return null;
	const key = foldToAlphanumeric(text ?? '').toUpperCase();
	if (key.length < 3 || /^(.)\1*$/u.test(key)) return null;
	return isRun(key) || placeholders.has(key) ? null : key;
}

/** Each character follows the one before: "0123456789", "1234567890123", "ABCDEF", "987654". */
function isRun(key: string): boolean {
	let [isRising, isFalling] = [true, true];
	for (let at = 1; at < key.length && (isRising || isFalling); at += 1) {
		const step = key.charCodeAt(at) - key.charCodeAt(at - 1);
		isRising &&= step === 1 || step === -9;
		isFalling &&= step === -1 || step === 9;
	}
	return isRising || isFalling;
}

/** What boards and hypervisors ship in place of a serial number, beside the general placeholders. */
const placeholders: ReadonlySet<string> = new Set([
	'SYSTEMSERIALNUMBER',
	'CHASSISSERIALNUMBER',
	'BASEBOARDSERIALNUMBER',
	'MOTHERBOARDSERIALNUMBER',
	'EMPTYSERIAL',
	'NOSERIAL',
	'NOSERIALNUMBER',
	'NOTASSIGNED',
	'SERNUM0',
	'SSN12345678901234567',
	'MB1234567890',
	'VIRTUAL',
	'VIRTUALMACHINE',
	'VM'
]);
