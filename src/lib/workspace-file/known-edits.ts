/** Whose edits a database has taken in: what a file says of itself, and what a merge judges by. */
import type { AlmanacDatabase } from '../db/database.ts';
import { ownEditsId, type OwnEditsRow } from '../db/edit-rows.ts';
import { newOwnEdits } from '../db/edit-stamps.ts';
import { knowledgeOfBoth } from '../domain/merge/decide.ts';
import type { KnownEdits } from './frames.ts';

/** The row of this device's own edits. Part of a transaction, as all of these. */
export async function ownEdits(db: AlmanacDatabase): Promise<OwnEditsRow | undefined> {
	return (await db.edits.get(ownEditsId)) as OwnEditsRow | undefined;
}

/** The highest count of every device's edits, its own among them. */
export async function knownEdits(db: AlmanacDatabase): Promise<KnownEdits> {
	const own = await ownEdits(db);
	return own ? { ...own.knows, [own.device]: own.count } : {};
}

/** The same of one company, which may have come in a file of its own as well. */
export async function knownEditsOf(db: AlmanacDatabase, companyId: string): Promise<KnownEdits> {
	const own = await ownEdits(db);
	return knowledgeOfBoth(await knownEdits(db), companyKnowledge(own, companyId));
}

/** What this device has learnt with a file: all of it, or of one company alone. */
export function withLearnt(
	own: OwnEditsRow,
	learnt: KnownEdits,
	companyId: string | null
): OwnEditsRow {
	const before = companyId === null ? own.knows : companyKnowledge(own, companyId);
	const { [own.device]: _own, ...knows } = knowledgeOfBoth(before, learnt);
	if (companyId === null) return { ...own, knows };
	return { ...own, companies: { ...own.companies, [companyId]: knows } };
}

/** The next edit of this device. */
export function nextOwn(own: OwnEditsRow | undefined): OwnEditsRow {
	return own ? { ...own, count: own.count + 1 } : newOwnEdits({});
}

function companyKnowledge(own: OwnEditsRow | undefined, companyId: string): KnownEdits {
	const companies = own?.companies ?? {};
	return Object.hasOwn(companies, companyId) ? (companies[companyId] ?? {}) : {};
}
