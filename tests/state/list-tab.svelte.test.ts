import { expect, it } from 'vitest';
import { ListTabState } from '$lib/state/list-tab.svelte.ts';
import { setupBed, value } from '../sync/setup/setup-bed.ts';

it('takes back what was just saved, also before the live query tells of it', async () => {
	const bed = await setupBed({ companies: 20 });
	value(await bed.setup.readLists());
	// Nothing here follows the live query: what Save stored is known by reading it again alone.
	const tab = new ListTabState(bed.db, { integrationId: bed.id, name: 'types' });
	tab.choose(1, { kind: 'new' });
	await tab.save();
	expect(tab.isChanged).toBe(false);
	expect(tab.stored?.model.mapped.has(1)).toBe(true);

	tab.choose(1, { kind: 'none' });
	expect(tab.isChanged).toBe(true);
});
