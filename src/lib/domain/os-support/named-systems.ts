import type { OsProduct } from './release.ts';

type CodeName = readonly [name: RegExp, version: string];

/** A system that writes its name and version in figures or by code name. Texts are folded. */
export interface NamedSystem {
	readonly product: OsProduct;
	readonly title: string;
	readonly name: RegExp;
	/** Relatives with another calendar. */
	readonly not?: RegExp;
	/** Figures after the name; the first group is the version as written. */
	readonly figures: RegExp;
	/** Versions of the table for the figures that were written. */
	readonly versions: (figures: string) => readonly string[];
	readonly codeNames?: readonly CodeName[];
}

const major = (figures: string) => [figures.split('.')[0] ?? figures];
const majorMinor = (figures: string) => [figures.split('.').slice(0, 2).join('.')];

function codeNames(versions: Readonly<Record<string, string>>): CodeName[] {
	return Object.entries(versions).map(([name, version]) => [new RegExp(`\\b${name}\\b`), version]);
}

const ubuntuNames = codeNames({
	trusty: '14.04',
	xenial: '16.04',
	bionic: '18.04',
	focal: '20.04',
	jammy: '22.04',
	kinetic: '22.10',
	lunar: '23.04',
	mantic: '23.10',
	noble: '24.04',
	oracular: '24.10',
	plucky: '25.04',
	questing: '25.10',
	resolute: '26.04'
});

const debianNames = codeNames({
	wheezy: '7',
	jessie: '8',
	stretch: '9',
	buster: '10',
	bullseye: '11',
	bookworm: '12',
	trixie: '13'
});

/** Longer names first: "high sierra" holds "sierra". */
const macNames = codeNames({
	tahoe: '26',
	sequoia: '15',
	sonoma: '14',
	ventura: '13',
	monterey: '12',
	'big sur': '11',
	catalina: '10.15',
	mojave: '10.14',
	'high sierra': '10.13',
	sierra: '10.12',
	'el capitan': '10.11',
	yosemite: '10.10',
	mavericks: '10.9',
	'mountain lion': '10.8',
	'snow leopard': '10.6',
	leopard: '10.5',
	lion: '10.7'
});

/** Apple numbers its kernel apart: Darwin 20 is macOS 11, 24 is 15, 25 is 26; below 20 it is 10.(n − 4). */
function macFromDarwin(kernel: number): string {
	if (kernel >= 25) return String(kernel + 1);
	return kernel >= 20 ? String(kernel - 9) : `10.${kernel - 4}`;
}

/** In the order in which they are tried: a system that is built on another comes before it. */
export const namedSystems: readonly NamedSystem[] = [
	{
		product: 'proxmox-ve',
		title: 'Proxmox VE',
		name: /\bproxmox\b|\bpve-manager\b/,
		not: /backup|mail gateway|datacenter manager/,
		figures: /(?:proxmox|pve)\D{0,30}?(\d{1,2}(?:\.\d+)?)/,
		versions: major
	},
	{
		product: 'vmware-esxi',
		title: 'VMware ESXi',
		name: /\besxi\b/,
		figures: /esxi\D{0,20}?(\d(?:\.\d)?)/,
		versions: (figures) => {
			if (figures.includes('.')) return [figures];
			return figures === '8' || figures === '7'
				? [`${figures}.0`]
				: ['0', '1', '5', '7'].map((minor) => `${figures}.${minor}`);
		}
	},
	{
		product: 'linuxmint',
		title: 'Linux Mint',
		name: /\blinux ?mint\b|\blmde\b/,
		figures: /(?:mint|lmde)\D{0,12}?(\d{1,2}(?:\.\d)?)/,
		versions: majorMinor
	},
	{
		product: 'ubuntu',
		title: 'Ubuntu',
		name: /\bubuntu\b/,
		not: /ubuntu core/,
		figures: /ubuntu[^\d#~]{0,24}?(\d{1,2}(?:\.\d{2})?)(?!\d)/,
		versions: (figures) => {
			if (figures.includes('.')) return [figures];
			// "Ubuntu 22" is said of the long-term release; odd years have none.
			return Number(figures) % 2 === 0 ? [`${figures}.04`] : [`${figures}.04`, `${figures}.10`];
		},
		codeNames: ubuntuNames
	},
	{
		product: 'debian',
		title: 'Debian',
		name: /\bdebian\b/,
		not: /\bsid\b|\braspbian\b|raspberry/,
		figures: /debian(?: ?gnu\/linux| linux)?[^\d#]{0,16}?(\d{1,2}(?:\.\d+)?)/,
		versions: (figures) =>
			Number.parseInt(figures, 10) >= 4 ? major(figures) : majorMinor(figures),
		codeNames: debianNames
	},
	{
		product: 'rhel',
		title: 'RHEL',
		name: /\bred ?hat enterprise\b|\brhel/,
		not: /coreos|openshift|virtualization|rhev/,
		figures: /(?:enterprise|rhel)\D{0,34}?(\d{1,2}(?:\.\d{1,2})?)/,
		versions: major
	},
	{
		product: 'centos-stream',
		title: 'CentOS Stream',
		name: /\bcentos\b.*\bstream\b/,
		figures: /(?:stream|centos)\D{0,24}?(\d{1,2})/,
		versions: major
	},
	{
		product: 'centos',
		title: 'CentOS Linux',
		name: /\bcentos\b/,
		figures: /centos\D{0,24}?(\d{1,2}(?:\.\d{1,2})?)/,
		versions: major
	},
	{
		product: 'rocky-linux',
		title: 'Rocky Linux',
		name: /\brocky\b/,
		figures: /rocky\D{0,24}?(\d{1,2}(?:\.\d{1,2})?)/,
		versions: major
	},
	{
		product: 'almalinux',
		title: 'AlmaLinux',
		name: /\balma ?linux\b/,
		figures: /alma\D{0,24}?(\d{1,2}(?:\.\d{1,2})?)/,
		versions: major
	},
	{
		product: 'oracle-linux',
		title: 'Oracle Linux',
		name: /\boracle (?:enterprise )?linux\b/,
		figures: /linux\D{0,24}?(\d{1,2}(?:\.\d{1,2})?)/,
		versions: major
	},
	{
		product: 'sles',
		title: 'SLES',
		name: /\bsuse linux enterprise server\b|\bsles\b/,
		figures: /(?:server|sles)\D{0,28}?(\d{2}(?: ?-? ?(?:sp|service pack) ?\d|\.\d)?)/,
		versions: (figures) => {
			const [, release = '', pack = '0'] = /^(\d{2})\D*(\d)?$/.exec(figures) ?? [];
			return [`${release}.${pack}`];
		}
	},
	{
		product: 'opensuse',
		title: 'openSUSE Leap',
		name: /\bopen ?suse\b/,
		not: /tumbleweed|microos|slowroll/,
		figures: /suse\D{0,16}?(\d{2}\.\d)/,
		versions: majorMinor
	},
	{
		product: 'fedora',
		title: 'Fedora',
		name: /\bfedora\b/,
		not: /coreos|rawhide|\beln\b/,
		figures: /fedora\D{0,24}?(\d{1,2})(?![\d.])/,
		versions: major
	},
	{
		product: 'macos',
		title: 'macOS',
		name: /\bmac ?os\b|\bos ?x\b|\bdarwin\b/,
		figures: /(darwin\D{0,20}\d{1,2}|\b\d{2}(?:\.\d{1,2})?)/,
		versions: (figures) => {
			const kernel = /darwin\D*(\d+)/.exec(figures)?.[1];
			if (kernel) return [macFromDarwin(Number(kernel))];
			// Old programs were told 10.16 for macOS 11.
			if (figures === '10.16') return ['11'];
			if (figures === '10') return [];
			return figures.startsWith('10.') ? [figures] : major(figures);
		},
		codeNames: macNames
	},
	{
		product: 'ipados',
		title: 'iPadOS',
		name: /\bipad ?os\b/,
		figures: /ipad ?os\D{0,12}?(\d{1,2})/,
		versions: major
	},
	{
		product: 'ios',
		title: 'iOS',
		name: /\biphone ?os\b|\bios\b/,
		// Cisco's IOS: another maker, another numbering ("15.2(7)E").
		not: /cisco|catalyst|\bios[- ]?x[er]\b|\d\(\d|\bc\d{4}|software/,
		figures: /\bi(?:phone ?)?os\D{0,12}?(\d{1,2})/,
		versions: major
	},
	{
		product: 'android',
		title: 'Android',
		name: /\bandroid\b/,
		not: /android ?tv|wear/,
		figures: /android\D{0,12}?(\d{1,2}(?:\.\d|l\b)?)/,
		versions: (figures) => {
			if (figures.endsWith('l')) return [`${figures.slice(0, -1)}.1`];
			const [whole = '', minor] = figures.split('.');
			if (Number(whole) < 9) return [`${whole}.${minor ?? '0'}`];
			return minor === undefined || minor === '0' ? [whole] : [figures, whole];
		}
	},
	{
		product: 'fortios',
		title: 'FortiOS',
		name: /\bforti(?:os|gate|wifi)/,
		figures: /(?:^|[ v-])v?(\d\.\d{1,2})(?:\.\d+)?(?=$|[ ,(-])/,
		versions: majorMinor
	}
];
