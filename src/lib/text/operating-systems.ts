/** Words of operating system support: families, ends, and how a text is read. */
import type { IsoDate } from '../domain/dates.ts';
import type { OpenQuestion } from '../domain/os-support/candidates.ts';
import type { FreeUpdate } from '../domain/os-support/free-update.ts';
import type { SystemReading } from '../domain/os-support/fleet-systems.ts';
import type { OsVerdict } from '../domain/os-support/os-verdict.ts';
import type { OsUnknownReason } from '../domain/os-support/parsed-os.ts';
import type { OsProduct, SupportEnd } from '../domain/os-support/release.ts';
import { factPhrase } from '../domain/rules/sentences.ts';
import type { SentenceFormat } from '../domain/rules/words.ts';
import { formatDay } from './format.ts';

/** Families of the table in the order in which they are shown. */
export const familyNames: Readonly<Record<OsProduct, string>> = {
	windows: 'Windows',
	'windows-server': 'Windows Server',
	macos: 'macOS',
	ubuntu: 'Ubuntu',
	debian: 'Debian',
	rhel: 'Red Hat Enterprise Linux',
	centos: 'CentOS',
	'centos-stream': 'CentOS Stream',
	'rocky-linux': 'Rocky Linux',
	almalinux: 'AlmaLinux',
	'oracle-linux': 'Oracle Linux',
	sles: 'SUSE Linux Enterprise Server',
	opensuse: 'openSUSE',
	fedora: 'Fedora',
	linuxmint: 'Linux Mint',
	'vmware-esxi': 'VMware ESXi',
	'proxmox-ve': 'Proxmox VE',
	ios: 'iOS',
	ipados: 'iPadOS',
	android: 'Android',
	fortios: 'FortiOS'
};

/** "14 Oct 2025", "No end published", "Ended, day not published". */
export function endText(end: SupportEnd): string {
	if (end === null) return 'No end published';
	return end === 'ended' ? 'Ended, day not published' : formatDay(end);
}

/** True where support is over on this day. */
export function isOver(end: SupportEnd, asOf: IsoDate): boolean {
	return end === 'ended' || (end !== null && end < asOf);
}

const unknownWords: Readonly<Record<OsUnknownReason, string>> = {
	empty: 'Nothing is written there.',
	placeholder: 'A placeholder, as tools write it where they know nothing.',
	protected: 'Autotask hides this value.',
	'not-recognised': 'No operating system that Almanac knows.',
	'release-missing': 'The release is not written, and the dates of the releases differ.',
	'not-in-table': 'The table does not have this release.'
};

/** What the text comes to, in one sentence. */
export function readingSentence(verdict: OsVerdict, format: SentenceFormat): string {
	if (verdict.kind === 'unknown') {
		const reason = unknownWords[verdict.reason];
		return verdict.name === null ? reason : `Read as ${verdict.name}. ${reason}`;
	}
	const fact = { kind: 'os-support', verdict } as const;
	const phrase = factPhrase({ condition: null, truth: 'true', value: fact, source: null }, format);
	return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

/** "Windows 10 22H2 Pro", or why nothing is known. */
export function readAs(verdict: OsVerdict): string {
	if (verdict.kind !== 'unknown') return verdict.name;
	return verdict.name === null ? 'Not recognised' : `${verdict.name}, not certain`;
}

const openWords: Readonly<Record<OpenQuestion, string>> = {
	release: 'The text does not say which release it is.',
	edition: 'The text does not say which edition it is.',
	build: 'Client and server share this build.'
};

/** Why there are several candidates, and which of them decides; null where there is one. */
export function openSentence({ verdict, rows }: SystemReading): string | null {
	if (verdict.candidates.length < 2) return null;
	if (verdict.kind === 'unknown') return 'It can be any of these, so no date is used.';
	const why = verdict.open.map((question) => openWords[question]).join(' ');
	const isByLast = rows.decidedBy !== rows.candidates[0];
	const which = isByLast
		? 'All of them have ended; the last end is used.'
		: 'The earliest end is used.';
	return `${why} ${which}`.trim();
}

const conditionWords: Readonly<Record<FreeUpdate['condition'], string>> = {
	always: '',
	model: ', if the model allows',
	contract: ', with an active support contract'
};

/** "Free update to 25H2", with what it hangs on; empty where there is none. */
export function freeUpdateText(update: FreeUpdate | null): string {
	return update === null
		? ''
		: `Free update to ${update.shortName}${conditionWords[update.condition]}`;
}

/** How a version has to be written so that texts of the family are read as it. */
export const versionHints: Readonly<Partial<Record<OsProduct, string>>> = {
	windows: 'Line and release, such as 11-27h2',
	'windows-server': 'The year, such as 2028; with -r2 for a second release',
	macos: 'The figure before the point, such as 27',
	ubuntu: 'Year and month, such as 27.04',
	debian: 'The whole number, such as 14',
	'vmware-esxi': 'Two figures, such as 9.1',
	'proxmox-ve': 'The whole number, such as 10',
	linuxmint: 'The figures as written, such as 23.1',
	fortios: 'Two figures, such as 8.2'
};
