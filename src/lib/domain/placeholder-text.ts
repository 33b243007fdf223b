/**
 * What people, firmware and RMM tools write where they know nothing. Compared after folding case and
 * dropping everything but letters and digits, so "N/A", "n.a." and "To Be Filled By O.E.M." match.
 * Sources: strings that BIOS makers ship in SMBIOS tables, and what exports write for null.
 */
const placeholders: ReadonlySet<string> = new Set([
	'none',
	'null',
	'nil',
	'nan',
	'na',
	'unknown',
	'undefined',
	'undetermined',
	'unspecified',
	'notspecified',
	'notavailable',
	'notapplicable',
	'notpresent',
	'notprovided',
	'notset',
	'notreported',
	'nodata',
	'novalue',
	'empty',
	'blank',
	'invalid',
	'missing',
	'tbd',
	'tba',
	'tbc',
	'pending',
	'default',
	'defaultstring',
	'generic',
	'oem',
	'tobefilledbyoem',
	'tobefilled',
	'filledbyoem',
	'oemdefault',
	'systemmanufacturer',
	'systemproductname',
	'systemserialnumber',
	'systemname',
	'systemversion',
	'baseboardmanufacturer',
	'baseboardserialnumber',
	'chassismanufacturer',
	'chassisserialnumber',
	'manufacturer',
	'serialnumber',
	'serial',
	'sn',
	'string',
	'test',
	'unbekannt',
	'inconnu',
	'desconocido',
	'onbekend',
	'sconosciuto',
	'desconhecido',
	'unavailable',
	'error'
]);

/** Folds case and width, and drops every character that is neither letter nor digit. */
export function foldToAlphanumeric(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Trimmed, with no-break and repeated white space made one space; NFKC, so that ™ becomes TM. */
export function tidyText(text: string): string {
	return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** True for what Autotask returns in place of a protected user-defined field. */
export function isProtectedText(text: string): boolean {
	return /^\*{3,}$/.test(text.trim());
}

/** True for text that stands for "not known": "N/A", "-", "?", "Default string" …; false for empty text. */
export function isPlaceholderText(text: string): boolean {
	const trimmed = text.trim();
	if (trimmed === '') return false;
	const folded = foldToAlphanumeric(trimmed);
	// Nothing but punctuation: "-", "--", "?", "...".
	if (folded === '') return true;
	return placeholders.has(folded);
}

/** Why a text gives no value, or null where it may hold one. */
export function emptiness(
	text: string | null | undefined
): 'empty' | 'placeholder' | 'protected' | null {
	if (text === null || text === undefined || text.trim() === '') return 'empty';
	if (isProtectedText(text)) return 'protected';
	return isPlaceholderText(text) ? 'placeholder' : null;
}
