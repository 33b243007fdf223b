import shipped from './end-of-support.json' with { type: 'json' };
import { osTableFileSchema, type OsTableFile } from './table.ts';

let validated: OsTableFile | undefined;

/**
 * The table that ships with the app (endoflife.date, MIT, see docs/third-party-notices.md), validated
 * on first use. Throws if the file breaks its schema: that is a bug of the build, not of a person.
 */
export function shippedOsTable(): OsTableFile {
	validated ??= osTableFileSchema.parse(shipped);
	return validated;
}
