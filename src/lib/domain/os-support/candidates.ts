import type { EditionGroup, RecognisedOs } from './parsed-os.ts';
import type { OsRelease } from './release.ts';
import type { OsTable } from './table.ts';

/** What a text leaves open, so that it can mean several rows of the table. */
export type OpenQuestion = 'release' | 'edition' | 'build';

export interface Candidates {
	readonly releases: readonly OsRelease[];
	readonly open: readonly OpenQuestion[];
}

const editionRows: Record<EditionGroup, readonly string[]> = {
	'Home/Pro': ['Home/Pro', 'all'],
	'Enterprise/Education': ['Enterprise/Education', 'all'],
	'Enterprise LTSC': ['Enterprise LTSC'],
	'IoT Enterprise LTSC': ['IoT Enterprise LTSC', 'Enterprise LTSC'],
	'IoT Core': ['IoT Core']
};

/** Rows of the table that a text can mean. A measured build wins over the name beside it. */
export function candidatesOf(os: RecognisedOs, table: OsTable): Candidates {
	const rows = os.products.flatMap((product) => table.byProduct.get(product) ?? []);
	const named = rows.filter((row) => os.versions.includes(row.version));
	const built = os.build === null ? [] : rows.filter((row) => row.build === os.build);
	if (built.length > 0) {
		const both = built.filter((row) => named.includes(row));
		// A build that several service packs share leaves open what the name leaves open.
		if (both.length > 0) return answered(ofEdition(both, os), 'release');
		return answered(ofEdition(built, os), 'build');
	}
	if (named.length > 0) return answered(ofEdition(named, os), 'release');
	const line = os.line;
	if (line === null) return { releases: [], open: [] };
	// Long-term and IoT editions name themselves wherever a line is named at all.
	const common = rows.filter(
		(row) => row.version.startsWith(line) && (os.edition?.group || !isLongTermRow(row))
	);
	return answered(ofEdition(common, os), 'release');
}

export function isLongTermRow(row: OsRelease): boolean {
	return row.product === 'windows' && /LTSC|IoT/.test(row.edition ?? '');
}

/** The row's editions that hold for the edition in the text; every row where it names none. */
function ofEdition(rows: readonly OsRelease[], os: RecognisedOs): readonly OsRelease[] {
	const group = os.edition?.group;
	if (!group) return rows;
	const versions = [...new Set(rows.map((row) => row.version))];
	return versions.flatMap((version) => {
		const ofVersion = rows.filter((row) => row.version === version);
		for (const edition of editionRows[group]) {
			const exact = ofVersion.filter((row) => row.edition === edition);
			if (exact.length > 0) return exact;
		}
		return [];
	});
}

function answered(releases: readonly OsRelease[], several: 'release' | 'build'): Candidates {
	const names = new Set(releases.map((row) => `${row.product}/${row.version}`));
	const open: OpenQuestion[] = [];
	if (names.size > 1) open.push(several);
	if (names.size > 0 && names.size < releases.length) open.push('edition');
	return { releases, open };
}
