import { describe, expect, it } from 'vitest';
import { readListTab, saveList, undoListSave, type ListPlace } from '$lib/db/list-tabs.ts';
import {
	choose,
	createUnmapped,
	mergeInto,
	noListChanges,
	type ListModel
} from '$lib/domain/mapping/list-mapping.ts';
import type { ListEntryId } from '$lib/db/list-tabs.ts';
import { setupBed, value, type SetupBed } from '../sync/setup/setup-bed.ts';

async function typesBed(): Promise<{ bed: SetupBed; place: ListPlace }> {
	const bed = await setupBed({ companies: 20 });
	value(await bed.setup.readLists());
	return { bed, place: { integrationId: bed.id, name: 'types' } };
}

async function modelOf(bed: SetupBed, place: ListPlace): Promise<ListModel<ListEntryId>> {
	return (await readListTab(bed.db, place)).model;
}

const named = (model: ListModel<ListEntryId>, name: string): ListEntryId => {
	const entry = model.local.find((local) => local.name === name);
	if (!entry) throw new Error(`no entry ${name}`);
	return entry.id;
};

describe('Save of a list', () => {
	it('stores what is chosen and leaves nothing to save', async () => {
		const { bed, place } = await typesBed();
		const model = await modelOf(bed, place);
		const client = named(model, 'Client');
		const draft = createUnmapped(
			model,
			choose(model, noListChanges(), { value: 1, choice: { kind: 'local', id: client } })
		);
		const plan = await saveList(bed.db, place, draft);
		expect(plan.problems).toEqual([]);
		const saved = await modelOf(bed, place);
		expect(saved.mapped.get(1)).toBe(client);
		expect(saved.local.find(({ id }) => id === client)?.name).toBe('Customer');
		expect(await saveList(bed.db, place, noListChanges())).toMatchObject({ writes: [] });
	});

	it('merges into another entry, and undo brings back both with their companies', async () => {
		const { bed, place } = await typesBed();
		const model = await modelOf(bed, place);
		const client = named(model, 'Client');
		await bed.db.companies.add({
			id: crypto.randomUUID() as never,
			name: 'Ours',
			typeId: client as never,
			statusId: null,
			createdAt: '2026-01-01T00:00:00.000Z',
			archivedAt: null
		});
		const before = await modelOf(bed, place);
		const chosen = choose(before, noListChanges(), {
			value: 3,
			choice: { kind: 'local', id: client }
		});
		const draft = mergeInto(before, chosen, { value: 3, into: named(before, 'Prospect') });
		const plan = await saveList(bed.db, place, draft);
		const merged = await modelOf(bed, place);
		expect(merged.local.map(({ name }) => name)).toEqual(['Prospect', 'Former Client']);
		expect(merged.local[0]?.companyIds).toHaveLength(1);
		await undoListSave(bed.db, place, plan.writes);
		expect(await modelOf(bed, place)).toEqual(before);
	});
});
