import type { Dice } from './dice.ts';
import type { Kind } from './kinds.ts';

/** What decides a device's operating system. */
export interface SystemSubject {
	readonly kind: Kind;
	readonly maker: string;
	/** Year in which the device was bought. */
	readonly year: number;
	/** Editions that the company buys. */
	readonly edition: 'Pro' | 'Enterprise' | 'Education';
}

/**
 * The operating system as an RMM agent writes it, or null for a device without an agent that could.
 */
export function operatingSystem(dice: Dice, subject: SystemSubject): string | null {
	switch (subject.kind) {
		case 'workstation':
		case 'laptop':
			return subject.maker === 'Apple' ? macSystem(dice, subject) : windowsSystem(dice, subject);
		case 'server':
			return serverSystem(dice, subject.year);
		case 'virtual machine':
			return dice.chance(0.2) ? dice.pick(linuxSystems) : windowsServer(dice, subject.year);
		case 'storage':
			return subject.maker === 'Synology' ? 'DSM 7.2.2-72806' : 'QTS 5.2.3.3006';
		default:
			return null;
	}
}

const linuxSystems = [
	'Ubuntu 22.04.4 LTS',
	'Ubuntu 24.04.1 LTS',
	'Ubuntu 20.04.6 LTS',
	'Debian GNU/Linux 12 (bookworm)',
	'Red Hat Enterprise Linux release 8.10 (Ootpa)',
	'CentOS Linux release 7.9.2009 (Core)'
] as const;

const ten = { '10.0.19045': 82, '10.0.19044': 10, '10.0.19042': 4, '10.0.17763': 4 };
const eleven = {
	'10.0.26200': 34,
	'10.0.26100': 40,
	'10.0.22631': 20,
	'10.0.22621': 4,
	'10.0.22000': 2
};

function windowsSystem(dice: Dice, subject: SystemSubject): string {
	const stillTen = subject.year < 2018 ? 1 : subject.year < 2021 ? 0.62 : 0.06;
	const edition = dice.chance(0.9) ? subject.edition : 'Pro';
	const isTen = dice.chance(stillTen);
	const build = dice.weighted<string>(isTen ? ten : eleven);
	return `Microsoft Windows ${isTen ? 10 : 11} ${edition} ${build}`;
}

function macSystem(dice: Dice, subject: SystemSubject): string {
	const releases =
		subject.year < 2022
			? { 'macOS 12.7.6': 1, 'macOS 13.7.8': 2, 'macOS 14.6.1': 4, 'macOS 15.7.2': 3 }
			: { 'macOS 14.6.1': 2, 'macOS 14.8.2': 2, 'macOS 15.7.2': 4, 'macOS 26.1': 3 };
	return dice.weighted<string>(releases);
}

function serverSystem(dice: Dice, year: number): string {
	if (dice.chance(0.18)) {
		return year < 2021 ? 'VMware ESXi 6.7.0 build-17700523' : 'VMware ESXi 7.0.3 build-21930508';
	}
	return windowsServer(dice, year);
}

function windowsServer(dice: Dice, year: number): string {
	const releases: Readonly<Record<string, number>> =
		year < 2019
			? { '2012 R2': 3, '2016': 6, '2019': 1 }
			: year < 2021
				? { '2016': 5, '2019': 6 }
				: year < 2023
					? { '2019': 6, '2022': 4 }
					: { '2019': 1, '2022': 7, '2025': 2 };
	const release = dice.weighted(releases);
	const edition = dice.chance(0.92) ? 'Standard' : 'Datacenter';
	const build = serverBuilds[release];
	// Half of the agents write the registry's name, half the name with Microsoft and the build.
	return dice.chance(0.5) || !build
		? `Windows Server ${release} ${edition}`
		: `Microsoft Windows Server ${release} ${edition} ${build}`;
}

const serverBuilds: Readonly<Record<string, string>> = {
	'2012 R2': '6.3.9600',
	'2016': '10.0.14393',
	'2019': '10.0.17763',
	'2022': '10.0.20348',
	'2025': '10.0.26100'
};
