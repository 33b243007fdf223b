import { manufacturerNames } from './manufacturer-names.ts';
import { emptiness, foldToAlphanumeric, tidyText } from './placeholder-text.ts';

/**
 * A manufacturer as one company under one name. `key` is equal for all spellings of it; `name` is what
 * is shown: the usual name where it is known, else the text without its legal ending.
 */
export type ManufacturerReading =
	| { readonly kind: 'manufacturer'; readonly key: string; readonly name: string }
	| { readonly kind: 'unknown'; readonly reason: 'empty' | 'placeholder' | 'protected' };

/** Endings that name a legal form or nothing, never a company, folded as a word. */
const legalEndings: ReadonlySet<string> = new Set(
	(
		'inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh mbh kg kgaa ag se sa sas sarl srl spa ' +
		'bv nv ab as asa oy oyj aps kk pty pte pvt bhd sdn ltda zoo intl'
	).split(' ')
);

/** Reads a manufacturer's name: "Dell Inc." is Dell, "HP Inc." is HP but HPE is not, placeholders are unknown. */
export function parseManufacturer(text: string | null | undefined): ManufacturerReading {
	const empty = emptiness(text);
	if (empty !== null) return { kind: 'unknown', reason: empty };
	const words = tidyText(text ?? '')
		.replace(/\((?:r|tm|c)\)|[®™©]|(?<=\p{Ll})TM\b/giu, '')
		.split(/[\s,]+/u)
		.filter((word) => word !== '');
	const kept = [...words];
	while (kept.length > 1 && legalEndings.has(foldToAlphanumeric(kept.at(-1) ?? ''))) kept.pop();
	while (kept.length > 1 && /^[&+.\-/]+$/.test(kept.at(-1) ?? '')) kept.pop();
	const key = foldToAlphanumeric(kept.join(''));
	if (key === '') return { kind: 'unknown', reason: 'placeholder' };
	const known = manufacturerNames.get(key);
	if (known !== undefined)
		return { kind: 'manufacturer', key: foldToAlphanumeric(known), name: known };
	return { kind: 'manufacturer', key, name: kept.join(' ') };
}
