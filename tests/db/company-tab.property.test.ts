import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCompanyTab, saveCompanies } from '$lib/db/company-tab.ts';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { Company, PsaCompany } from '$lib/domain/company.ts';
import { integrationIdOf, type CompanyId } from '$lib/domain/ids.ts';
import {
	chooseCompany,
	createUnmappedCompanies,
	type CompanyChoice,
	type CompanyDraft,
	type CompanyModel
} from '$lib/domain/mapping/company-mapping.ts';
import { startSettings } from '$lib/sync/connect-tenant.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const id = integrationIdOf(4711);
const now = '2026-11-23T12:00:00.000Z';
const names = ['Acme', 'Brightwater', 'Castellan', 'acme ', 'Dunmore'];

function local(index: number): Company {
	return {
		id: `local-${index}` as CompanyId,
		name: names[index % names.length] ?? '',
		typeId: null,
		statusId: null,
		createdAt: '2026-01-01T00:00:00.000Z',
		archivedAt: null
	};
}

function psa(psaId: number): PsaCompany {
	return {
		integrationId: id,
		psaId,
		name: names[(psaId * 2) % names.length] ?? '',
		type: 1,
		isActive: true,
		values: {},
		missingSince: null
	};
}

/** A workspace with local companies and imported ones, none mapped. */
async function fill(db: AlmanacDatabase): Promise<void> {
	await Promise.all(db.tables.map((table) => table.clear()));
	await db.importSettings.add(startSettings(id, 'none'));
	await db.companies.bulkAdd([0, 1, 2, 3, 4].map(local));
	await db.psaCompanies.bulkAdd([0, 1, 2, 3, 4].map(psa));
}

interface Step {
	readonly psaId: number;
	readonly kind: CompanyChoice['kind'] | 'create-unmapped';
	readonly company: number;
}

/** Presses on the tab between two saves. */
const steps = fc.array(
	fc.record({
		psaId: fc.nat(4),
		kind: fc.constantFrom<Step['kind']>('none', 'local', 'new', 'create-unmapped'),
		company: fc.nat(4)
	}),
	{ maxLength: 6 }
);
const saves = fc.array(steps, { minLength: 1, maxLength: 4 });

function draftOf(model: CompanyModel, presses: readonly Step[]): CompanyDraft {
	return presses.reduce<CompanyDraft>((draft, { psaId, kind, company }) => {
		if (kind === 'create-unmapped') return createUnmappedCompanies(model, draft);
		const choice: CompanyChoice =
			kind === 'local' ? { kind, companyId: local(company).id, proposed: false } : { kind };
		return chooseCompany(model, draft, { psaId, choice });
	}, new Map());
}

async function saveAll(db: AlmanacDatabase, all: readonly (readonly Step[])[]): Promise<void> {
	for (const presses of all) {
		const model = await readCompanyTab(db, id);
		await saveCompanies(db, id, { draft: draftOf(model, presses), now });
	}
}

async function stored(db: AlmanacDatabase) {
	const [companies, mappings] = await Promise.all([
		db.companies.toArray(),
		db.companyMappings.toArray()
	]);
	return { companies, mappings };
}

it('maps one to one, whatever is pressed and saved', async () => {
	const db = openTestDatabase();
	await fc.assert(
		fc.asyncProperty(saves, async (all) => {
			await fill(db);
			await saveAll(db, all);
			const { companies, mappings } = await stored(db);
			expect(new Set(mappings.map(({ companyId }) => companyId)).size).toBe(mappings.length);
			expect(new Set(mappings.map(({ psaId }) => psaId)).size).toBe(mappings.length);
			const known = new Set(companies.map((company) => company.id));
			for (const { companyId } of mappings) expect(known).toContain(companyId);
		}),
		{ numRuns: 40 }
	);
});

it('changes nothing when the same draft is saved again', async () => {
	const db = openTestDatabase();
	await fc.assert(
		fc.asyncProperty(saves, steps, async (all, presses) => {
			await fill(db);
			await saveAll(db, all);
			const draft = draftOf(await readCompanyTab(db, id), presses);
			const isRepeatable = [...draft.values()].every(({ kind }) => kind !== 'new');
			await saveCompanies(db, id, { draft, now });
			const once = await stored(db);
			const again = isRepeatable ? draft : draftOf(await readCompanyTab(db, id), []);
			await saveCompanies(db, id, { draft: again, now: '2027-01-01T00:00:00.000Z' });
			expect(await stored(db)).toEqual(once);
		}),
		{ numRuns: 40 }
	);
});

it('restores by mapping again what was un-mapped', async () => {
	const db = openTestDatabase();
	await fc.assert(
		fc.asyncProperty(saves, async (all) => {
			await fill(db);
			await saveAll(db, all);
			const before = await stored(db);
			const { mapped } = await readCompanyTab(db, id);
			const none = new Map([...mapped.keys()].map((psaId) => [psaId, { kind: 'none' } as const]));
			await saveCompanies(db, id, { draft: none, now });
			expect(await db.companyMappings.count()).toBe(0);
			expect(await db.companies.count()).toBe(before.companies.length);
			const back = new Map(
				[...mapped].map(([psaId, companyId]) => [
					psaId,
					{ kind: 'local', companyId, proposed: false } as const
				])
			);
			await saveCompanies(db, id, { draft: back, now });
			expect(await stored(db)).toEqual(before);
		}),
		{ numRuns: 40 }
	);
});
