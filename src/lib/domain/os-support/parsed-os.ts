import type { OsProduct } from './release.ts';

/** Editions with dates of their own, as the table writes them. */
export type EditionGroup =
	'Home/Pro' | 'Enterprise/Education' | 'Enterprise LTSC' | 'IoT Enterprise LTSC' | 'IoT Core';

export interface OsEdition {
	/** As shown: "Pro", "Enterprise LTSC", "Datacenter". */
	readonly name: string;
	/** Null where the edition decides no date. */
	readonly group: EditionGroup | null;
}

export type OsUnknownReason =
	| 'empty'
	| 'placeholder'
	| 'protected'
	/** No operating system that we know of. */
	| 'not-recognised'
	/** The system is known, its release is not written or not in the table. */
	| 'release-missing'
	| 'not-in-table';

/** What a text says about an operating system, before any table is asked. */
export type ParsedOs =
	RecognisedOs | { readonly kind: 'unknown'; readonly reason: OsUnknownReason };

export interface RecognisedOs {
	readonly kind: 'os';
	/** What the text names, without what it leaves open: "Windows 10", "Debian 12", "Windows build 10.0.17763". */
	readonly title: string;
	/** Name of a product that is built on the release and shares its dates: "Hyper-V Server 2019". */
	readonly alias: string | null;
	/** More than one where the text does not tell client from server. */
	readonly products: readonly OsProduct[];
	/** Versions of the table that the text can mean; empty if it names none. */
	readonly versions: readonly string[];
	/** Start of the versions of the named line, such as "10-", where the release is not written. */
	readonly line: string | null;
	/** Windows only: "10.0.19045". Wins over versions, since it is measured. */
	readonly build: string | null;
	readonly edition: OsEdition | null;
}
