import type { OsUnknownReason, ParsedOs, RecognisedOs } from './parsed-os.ts';
import { clientEdition, isLongTerm, serverEdition } from './windows-editions.ts';

/**
 * Windows that follow another calendar than the releases of the same number, or that no table of ours
 * covers: a date would be wrong for them.
 */
const otherWindows =
	/windows (?:ce|phone|mobile|nt [34]|95|98|me|millennium|rt|embedded|thin|home server|2000 prof|holographic|defender|365|subsystem|3\.1)|\b(?:embedded|posready|wes7|xbox|insider|technical preview|pe)\b|\b10 mobile\b/;

const longTermReleases: Record<string, string> = {
	'2015': '1507',
	'2016': '1607',
	'2019': '1809',
	'2021': '21h2',
	'2024': '24h2'
};

/** Builds that Windows itself shows where the table writes another figure: Vista SP2 and Server 2008 SP2. */
const serviceBuilds: Record<string, { readonly client: string; readonly server: string }> = {
	'6.0.6000': { client: '6-sp2', server: '2008-sp2' },
	'6.0.6001': { client: '6-sp2', server: '2008-sp2' },
	'6.0.6002': { client: '6-sp2', server: '2008-sp2' },
	'6.0.6003': { client: '6-sp2', server: '2008-sp2' }
};

const lineTitles: Record<string, string> = {
	'11': 'Windows 11',
	'10': 'Windows 10',
	'8.1': 'Windows 8.1',
	'8': 'Windows 8',
	'7': 'Windows 7',
	'6': 'Windows Vista',
	'5': 'Windows XP'
};

const finalVersions: Record<string, string> = {
	'8.1': '8.1',
	'8': '8',
	'7': '7-sp1',
	'6': '6-sp2',
	'5': '5-sp3'
};

/** Reads a folded text that may name a Windows; null if it does not. */
export function parseWindows(folded: string): ParsedOs | null {
	// "Windows10Pro", "Win11Ent"
	const text = folded
		.replace(/\b(win(?:dows)?)(?=\d)/g, '$1 ')
		.replace(/\b(11|10|8\.1|8|7)(?=pro|home|ent|edu)/g, '$1 ');
	const named =
		/windows|\bwin ?(?:dows)? ?(?:xp|vista|7|8|10|11|20\d\d|2k\d)|\bw(?:10|11)\b|\bwin32nt\b/.test(
			text
		);
	const build = buildOf(text);
	if (!named && build === null) return parseServerWithoutName(text);
	if (otherWindows.test(text)) return unknown('not-recognised');
	const server = serverOf(text);
	if (server) return { ...server, build, edition: serverEdition(text) };
	const line = lineOf(text);
	if (line !== null) return client(text, line, build);
	if (build !== null) return buildAlone(text, build);
	return named ? unknown('release-missing') : null;
}

/** "Server 2019", "SBS 2011", "Hyper-V Server 2016": typed by hand, unless it is an application's name. */
function parseServerWithoutName(text: string): ParsedOs | null {
	if (!/\b(?:server|sbs|srv|ws) ?20\d\d|small business server/.test(text)) return null;
	if (
		/\b(?:sql|exchange|sharepoint|office|project|report|team foundation|biztalk|skype|terminal)\b/.test(
			text
		)
	) {
		return null;
	}
	const server = serverOf(`windows ${text}`);
	return server && { ...server, edition: serverEdition(text) };
}

function client(text: string, line: string, build: string | null): RecognisedOs {
	const title = lineTitles[line] ?? `Windows ${line}`;
	const edition = clientEdition(text, line);
	const final = finalVersions[line];
	const release = final ? null : releaseOf(text);
	return {
		kind: 'os',
		title,
		alias: null,
		products: ['windows'],
		versions: final ? [final] : release ? [`${line}-${release}`] : [],
		line: final || release ? null : `${line}-`,
		build: final ? null : build,
		edition
	};
}

function buildAlone(text: string, build: string): RecognisedOs {
	const service = serviceBuilds[build];
	const isServer = /\bserver\b/.test(text);
	const edition = isServer ? serverEdition(text) : clientEdition(text, null);
	return {
		kind: 'os',
		alias: null,
		title: isServer ? `Windows Server build ${build}` : `Windows build ${build}`,
		products: isServer
			? ['windows-server']
			: edition?.group
				? ['windows']
				: ['windows', 'windows-server'],
		versions: service ? [service.client, service.server] : [],
		line: null,
		build: service ? null : build,
		edition
	};
}

function lineOf(text: string): string | null {
	// "Windows 10.0.19045" and "Windows NT 6.1" are version figures, not names.
	const match = /\bw(?:in(?:dows)?)? ?(?:version )?(11|10|8\.1|8|7)(?![\d]|\.\d)/.exec(text);
	if (match?.[1]) return match[1];
	if (/\bvista\b/.test(text)) return '6';
	return /\bxp\b/.test(text) ? '5' : null;
}

function releaseOf(text: string): string | null {
	if (isLongTerm(text)) {
		const year = /\b(2015|2016|2019|2021|2024)\b/.exec(text)?.[1];
		if (year) return longTermReleases[year] ?? null;
	}
	const half = /\b(2\dh[12])\b/.exec(text)?.[1];
	if (half) return half;
	// ReleaseId stays at 2009 on every release from 20H2 on, so it says nothing.
	return /\b(1507|1511|1607|1703|1709|1803|1809|1903|1909|2004)\b/.exec(text)?.[1] ?? null;
}

/** The measured build as the table writes it: "10.0.19045". Revisions after it are dropped. */
function buildOf(text: string): string | null {
	const full = /\b(10\.0|6\.[0-3]|5\.[0-2])[. ]+(?:\(?(?:os )?build:? ?|\()?(\d{4,5})(?!\d)/.exec(
		text
	);
	if (full) return `${full[1]}.${full[2]}`;
	const bare =
		/\bbuild:? ?(\d{4,5})(?!\d)/.exec(text)?.[1] ??
		(/windows|\bwin|\bw1[01]\b/.test(text)
			? /(?<![\d.])([12]\d{4})(?:\.\d{1,5})?(?![\d.])/.exec(text)?.[1]
			: undefined);
	if (bare === undefined || !/windows|\bwin|\bw1[01]\b|\bos build/.test(text)) return null;
	if (bare.length === 5) return `10.0.${bare}`;
	const old: Record<string, string> = {
		'2600': '5.1.2600',
		'3790': '5.2.3790',
		'6000': '6.0.6000',
		'6001': '6.0.6001',
		'6002': '6.0.6002',
		'6003': '6.0.6003',
		'7601': '6.1.7601',
		'9200': '6.2.9200',
		'9600': '6.3.9600'
	};
	return old[bare] ?? null;
}

type NamedServer = Omit<RecognisedOs, 'build' | 'edition'> & {
	readonly build: null;
	readonly edition: null;
};

function serverOf(text: string): NamedServer | null {
	const isClient = /\bw(?:in(?:dows)?)? ?(?:11|10|8\.1|8|7)(?![\d]|\.\d)|\bvista\b|\bxp\b/.test(
		text
	);
	if (isClient && !/\bserver\b/.test(text)) return null;
	const annual = /server.*?\b(?:version )?(1709|1803|1809|1903|1909|2004|20h2|23h2)\b/.exec(
		text
	)?.[1];
	const year = yearOf(text);
	if (year === null) {
		if (!annual) return null;
		const version = `${annual}-${annual === '23h2' ? 'ac' : 'sac'}`;
		return named(`Windows Server ${annual.toUpperCase()}`, [version]);
	}
	const isSecond = /\br2\b/.test(text.replace(/(20\d\d)r2/, '$1 r2'));
	return named(serverTitle(text, year, isSecond), serverVersions(text, year, isSecond));
}

function yearOf(text: string): string | null {
	const short = /\b(?:win|windows|w|server)[ -]?2k(3|8|12|16|19|22|25)/.exec(text)?.[1];
	if (short) return `20${short.padStart(2, '0')}`;
	return (
		/\b(?:server|sbs|windows|win|storage|multipoint|srv|ws)\D{0,24}?(2000|2003|2008|2011|2012|2016|2019|2022|2025)(?!\d)/.exec(
			text
		)?.[1] ?? null
	);
}

function serverVersions(text: string, year: string, isSecond: boolean): string[] {
	// Small Business Server 2011 is Server 2008 R2 beneath, and shares its end of support.
	if (year === '2011') return ['2008-r2-sp1'];
	if (year === '2008') return [isSecond ? '2008-r2-sp1' : '2008-sp2'];
	if (year === '2012') return [isSecond ? '2012-r2' : '2012'];
	if (year !== '2003') return [year];
	const pack = /\b(?:sp|service pack) ?([12])\b/.exec(text)?.[1];
	if (pack) return [`2003-sp${pack}`];
	return isSecond ? ['2003-sp1', '2003-sp2'] : ['2003', '2003-sp1', '2003-sp2'];
}

function serverTitle(text: string, year: string, isSecond: boolean): string {
	const full = isSecond ? `${year} R2` : year;
	if (/small business|\bsbs\b|windows sbs/.test(text))
		return `Windows Small Business Server ${full}`;
	if (/hyper-?v server/.test(text)) return `Hyper-V Server ${full}`;
	if (/storage/.test(text)) return `Windows Storage Server ${full}`;
	if (/multipoint/.test(text)) return `Windows MultiPoint Server ${full}`;
	return `Windows Server ${full}`;
}

function named(title: string, versions: string[]): NamedServer {
	return {
		kind: 'os',
		title,
		alias: title.startsWith('Windows Server') ? null : title,
		products: ['windows-server'],
		versions,
		line: null,
		build: null,
		edition: null
	};
}

function unknown(reason: OsUnknownReason): ParsedOs {
	return { kind: 'unknown', reason };
}
