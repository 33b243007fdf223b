import { expect, it } from 'vitest';
import type { ImportSettingsRow } from '../../src/lib/db/rows.ts';
import type { ConfigurationSelection } from '../../src/lib/domain/selection.ts';
import { SelectionTabState } from '../../src/lib/state/selection-tab.svelte.ts';
import type { SetupState } from '../../src/lib/state/setup.svelte.ts';

const all: ConfigurationSelection = {
	companies: 'all',
	types: [],
	categories: [],
	statuses: ['active']
};

/** A tab whose page knows of a save only by reading again, as in the moment before it is told. */
function tabOver(saving: () => Promise<void>) {
	let saved = { selection: all } as ImportSettingsRow;
	let stored = $state.raw(saved);
	const service = {
		saveSelection: async (selection: ConfigurationSelection) => {
			await saving();
			saved = { ...saved, selection };
			return { ok: true, value: null } as const;
		}
	};
	const setup = { ask: (work: (to: typeof service) => unknown) => work(service) };
	return new SelectionTabState(setup as unknown as SetupState, {
		settings: () => stored,
		readAgain: () => {
			stored = saved;
			return Promise.resolve();
		}
	});
}

it('builds a choice made right after Save on what was saved', async () => {
	const tab = tabOver(() => Promise.resolve());
	tab.change({ types: [3] });
	await tab.save();
	expect(tab.isChanged).toBe(false);
	tab.change({ statuses: ['active', 'inactive'] });
	expect(tab.selection).toEqual({ ...all, types: [3], statuses: ['active', 'inactive'] });
});

it('keeps a choice made while Save was under way', async () => {
	const tab = tabOver(() => {
		tab.change({ categories: [5] });
		return Promise.resolve();
	});
	tab.change({ types: [3] });
	await tab.save();
	expect(tab.isChanged).toBe(true);
	expect(tab.selection).toEqual({ ...all, types: [3], categories: [5] });
});
