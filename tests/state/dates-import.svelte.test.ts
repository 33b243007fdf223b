import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { succeeded } from '$lib/domain/errors.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import { overridesOf } from '$lib/db/overrides.ts';
import { DatesImport } from '$lib/state/dates-import.svelte.ts';
import { Statements } from '$lib/state/statements.ts';
import type { SerialHolder } from '$lib/sync/quality-protocol.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const ws = 'autotask-1/7' as ConfigurationId;
const holder: SerialHolder = {
	id: ws,
	companyId: 'c' as CompanyId,
	companyName: 'Harlan & Finch',
	name: 'HF-WS-001',
	type: 'Workstation',
	purchaseDate: isoDate('2021-03-04'),
	expirationDate: null
};

/** An import whose worker knows one serial number; `run` ends it. */
function startImport() {
	const db = openTestDatabase();
	const asked: (readonly string[])[] = [];
	const service = {
		serialHolders: (keys: readonly string[]) => {
			asked.push(keys);
			return Promise.resolve(
				succeeded(new Map(keys.includes('AAA111') ? [['AAA111', [holder]]] : []))
			);
		}
	};
	const dates = new DatesImport({
		database: () => db,
		service: () => service,
		asOf: () => isoDate('2026-11-23')
	});
	return { db, asked, dates };
}

async function withImport(
	work: (setup: ReturnType<typeof startImport>) => Promise<void>
): Promise<void> {
	const setup = startImport();
	const stop = $effect.root(() => {
		$effect(() => void setup.dates.judged);
	});
	flushSync();
	await work(setup);
	stop();
}

async function found(dates: DatesImport): Promise<void> {
	await expect.poll(() => dates.entries.length).toBe(1);
}

describe('a table of dates', () => {
	it('stores what was previewed, with the name of its file, and empties the form', async () => {
		await withImport(async ({ db, dates }) => {
			await dates.readFile(new File(['Serial;Purchased\naaa-111;2020-01-31'], 'dell.csv'));
			await found(dates);
			const undo = await dates.apply(new Statements(db));
			expect(dates.text).toBe('');
			const stored = (await overridesOf(db, [ws])).get(ws);
			expect(stored?.dates).toMatchObject([
				{ of: 'purchase-date', from: 'file', origin: 'dell.csv', value: '2020-01-31' }
			]);
			await undo();
			expect((await overridesOf(db, [ws])).size).toBe(0);
		});
	});

	it('waits for the order of dates, and forgets it with the next table', async () => {
		await withImport(async ({ dates }) => {
			dates.paste('Serial,Purchased\nAAA111,03/04/2020');
			await expect.poll(() => dates.holders?.size).toBe(1);
			expect(dates.entries).toEqual([]);
			dates.chooseOrder('purchase-date', 'dmy');
			await found(dates);
			expect(dates.entries[0]?.dates[0]?.value).toBe('2020-04-03');
			dates.paste('Serial,Purchased\nAAA111,05/06/2020');
			expect(dates.orderOf('purchase-date')).toBe('');
		});
	});

	it('reads a field from one column at a time', async () => {
		await withImport(async ({ dates }) => {
			dates.paste('Tag,Serial,Purchased\nAAA111,x,2020-01-31');
			expect(dates.columns).toEqual([null, 'serial-number', 'purchase-date']);
			dates.chooseColumn(0, 'serial-number');
			expect(dates.columns).toEqual(['serial-number', null, 'purchase-date']);
			await found(dates);
		});
	});

	it('knows which dates a person fixed', async () => {
		await withImport(async ({ db, dates }) => {
			await new Statements(db).sayDate([ws], 'purchase-date', {
				value: isoDate('2021-03-04'),
				note: ''
			});
			dates.paste('Serial,Purchased\nAAA111,2020-01-31');
			await found(dates);
			expect(dates.judged[0]?.dates[0]?.effect).toBe('fixed');
		});
	});
});
