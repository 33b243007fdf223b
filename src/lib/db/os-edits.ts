/** A person's edits of the table of operating systems, and systems that they named themselves. */
import type { OsTableEdit } from '../domain/os-support/table.ts';
import { releaseKey } from '../domain/os-support/release.ts';
import { aliasKey } from '../domain/os-support/aliases.ts';
import type { AlmanacDatabase } from './database.ts';

/** Stores an edit in place of an earlier one of the same release. */
export async function saveOsEdit(db: AlmanacDatabase, edit: OsTableEdit): Promise<void> {
	const key = edit.kind === 'added' ? `added:${releaseKey(edit.release)}` : edit.key;
	await db.osEdits.put({ key, edit });
}

/** Takes an edit back: the shipped dates stand again, a release of a person's own is gone. */
export async function removeOsEdit(db: AlmanacDatabase, edit: OsTableEdit): Promise<void> {
	const key = edit.kind === 'added' ? `added:${releaseKey(edit.release)}` : edit.key;
	await db.osEdits.delete(key);
}

/** Says what a text is that no parser knows; `now` is an ISO date-time. */
export async function saveOsAlias(
	db: AlmanacDatabase,
	text: string,
	alias: { readonly os: string; readonly note: string; readonly now: string }
): Promise<void> {
	const { os, note, now } = alias;
	await db.osAliases.put({ text: aliasKey(text), os, note, editedAt: now });
}

export async function removeOsAlias(db: AlmanacDatabase, text: string): Promise<void> {
	await db.osAliases.delete(aliasKey(text));
}
