import { expect, test } from './support/fixtures.ts';
import { setUpToImport } from './support/setup-steps.ts';

/**
 * The page is killed at seeded moments of the first import. What the tenant holds must be on the
 * device after the next sync, whole and once, wherever the knife fell.
 */
const seed = Number(process.env['KILL_SEED'] ?? 20_261_123);

function randomOf(start: number): () => number {
	let state = start >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

test('a tab that is killed in mid-sync goes on where it stopped', async ({
	context,
	startTenant
}) => {
	test.slow();
	console.log(`KILL_SEED=${seed}`);
	const random = randomOf(seed);
	const { almanac, sandbox } = await startTenant([
		'--companies',
		'60',
		'--configurations',
		'12000',
		'--latency',
		'60',
		'--seed',
		'5'
	]);
	let page = await context.newPage();
	await setUpToImport(page, almanac.origin, sandbox);
	await page.getByRole('button', { name: 'Import Configurations' }).click();

	// Before the first commit, between sets, in the last set, while the snapshot is written.
	for (const part of [0.02, 0.25, 0.6, 0.97]) {
		await page.waitForTimeout(200 + (part + random() * 0.2) * 2_500);
		await page.close({ runBeforeUnload: false });
		page = await context.newPage();
		await page.goto(`${almanac.origin}/companies`);
		await page
			.getByRole('complementary', { name: 'State of the workspace' })
			.getByRole('button', { name: /sync/i })
			.click();
		const panel = page.getByRole('dialog');
		await expect(panel).toBeVisible();
		await panel.getByRole('button', { name: 'Sync now' }).click();
		const passphrase = panel.getByLabel('Passphrase', { exact: true });
		await passphrase.fill('four words do well');
		await panel.getByRole('button', { name: 'Unlock' }).click();
	}
	await expect(page.getByRole('button', { name: /^Synced \S/ })).toBeVisible({ timeout: 90_000 });

	const stored = await page.evaluate(storedConfigurations);
	expect(stored.toSorted(byNumber)).toEqual((await expectedIds(sandbox.origin)).toSorted(byNumber));
});

const byNumber = (a: number, b: number): number => a - b;

/** What the default selection holds: active configurations of active companies, but the MSP's own. */
async function expectedIds(origin: string): Promise<number[]> {
	const recordsOf = async <T>(entity: string): Promise<T[]> => {
		const answer = await fetch(`${origin}/control/records/${entity}`);
		return (await answer.json()) as T[];
	};
	const companies = await recordsOf<{ id: number; isActive: boolean }>('Companies');
	const mapped = new Set(companies.filter(({ id, isActive }) => id !== 0 && isActive).map(idOf));
	const configurations = await recordsOf<{ id: number; isActive: boolean; companyID: number }>(
		'ConfigurationItems'
	);
	return configurations
		.filter(({ isActive, companyID }) => isActive && mapped.has(companyID))
		.map(idOf);
}

const idOf = ({ id }: { readonly id: number }): number => id;

/** Runs in the page: every Autotask id in the shards, read without the app's own code. */
async function storedConfigurations(): Promise<number[]> {
	const request = indexedDB.open('almanac');
	const database = await new Promise<IDBDatabase>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('no database'));
	});
	const read = database.transaction('shards').objectStore('shards').getAll();
	const shards = await new Promise<{ ids: Float64Array }[]>((resolve, reject) => {
		read.onsuccess = () => resolve(read.result as { ids: Float64Array }[]);
		read.onerror = () => reject(read.error ?? new Error('no shards'));
	});
	database.close();
	return shards.flatMap(({ ids }) => [...ids]);
}
