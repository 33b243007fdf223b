import type { EditionGroup, OsEdition } from './parsed-os.ts';

type EditionRule = readonly [pattern: RegExp, name: string, group: EditionGroup | null];

const longTerm = /ltsc|ltsb|enterprises\b/;

/**
 * Client editions, most telling first, in the languages that captions are localised to, and by the
 * registry's EditionID (Core is Home, EnterpriseS is LTSC). Texts are folded: no accents.
 */
const clientEditions: readonly EditionRule[] = [
	[/iot ?enterprises\b|iot.*(?:ltsc|ltsb)/, 'IoT Enterprise LTSC', 'IoT Enterprise LTSC'],
	[/\biot core\b/, 'IoT Core', 'IoT Core'],
	[/\biot ?enterprise/, 'IoT Enterprise', 'Enterprise/Education'],
	[longTerm, 'Enterprise LTSC', 'Enterprise LTSC'],
	[
		/multi-?session|virtual desktops|serverrdsh/,
		'Enterprise multi-session',
		'Enterprise/Education'
	],
	[/\bpro(?:fessional)? ?education/, 'Pro Education', 'Home/Pro'],
	[/\bpro(?:fessional)?(?: ?for)? ?workstations?/, 'Pro for Workstations', 'Home/Pro'],
	[/\benterprise ?n\b/, 'Enterprise N', 'Enterprise/Education'],
	[
		/\b(?:enterprise|entreprise|empresas?|ent)\b|корпоративная|企业|企業/,
		'Enterprise',
		'Enterprise/Education'
	],
	[/\b(?:education|edu)\b|образоват|教育/, 'Education', 'Enterprise/Education'],
	[/home premium|familiale? premium/, 'Home Premium', null],
	[/home basic|familiale? basique/, 'Home Basic', null],
	[/single ?language|unilingue|одного языка|单语言/, 'Home Single Language', 'Home/Pro'],
	[/\bhome ?n\b/, 'Home N', 'Home/Pro'],
	[/\b(?:home|core|famille|familiale?)\b|домашняя|家庭/, 'Home', 'Home/Pro'],
	[/\bpro(?:fessional)? ?n\b/, 'Pro N', 'Home/Pro'],
	[
		/\b(?:pro|professional|professionnel|profesional|professionell)\b|профессиональная|专业|專業/,
		'Pro',
		'Home/Pro'
	],
	[/\bultimate\b|integrale|максимальная|旗舰/, 'Ultimate', null],
	[/\bbusiness\b/, 'Business', null],
	[/\bstarter\b/, 'Starter', null],
	[/\bteam\b/, 'Team', null],
	[/\bse\b/, 'SE', null],
	[/\bs\b(?! mode)/, 'S', 'Home/Pro']
];

const serverEditions: readonly EditionRule[] = [
	[/azure edition/, 'Datacenter: Azure Edition', null],
	[/\bdatacenter\b/, 'Datacenter', null],
	[/\bstandard\b/, 'Standard', null],
	[/\bessentials\b/, 'Essentials', null],
	[/\bfoundation\b/, 'Foundation', null],
	[/\bpremium\b/, 'Premium', null],
	[/\benterprise\b/, 'Enterprise', null],
	[/\bweb\b/, 'Web', null],
	[/\bworkgroup\b/, 'Workgroup', null]
];

/** The edition of a Windows client in a folded text. Before Windows 8, Pro is called Professional. */
export function clientEdition(text: string, line: string | null): OsEdition | null {
	const edition = first(clientEditions, text);
	if (edition?.name === 'Pro' && ['5', '6', '7'].includes(line ?? '')) {
		return { name: 'Professional', group: null };
	}
	return edition;
}

/** The edition of a Windows server in a folded text; it decides no date. */
export function serverEdition(text: string): OsEdition | null {
	return first(serverEditions, text);
}

export function isLongTerm(text: string): boolean {
	return longTerm.test(text);
}

function first(rules: readonly EditionRule[], text: string): OsEdition | null {
	const rule = rules.find(([pattern]) => pattern.test(text));
	return rule ? { name: rule[1], group: rule[2] } : null;
}
