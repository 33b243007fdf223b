import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import KeyListPopup from '../../src/routes/(app)/KeyListPopup.svelte';
import { editKeys } from '../../src/routes/(app)/reports/[report]/asset-edit.ts';
import { deedKeys } from '../../src/routes/(app)/say-many.ts';
import { singleKeys } from '../../src/lib/state/single-keys.svelte.ts';
import { keyList } from '../../src/lib/text/key-list.ts';
import { singleKeysAct } from '../../src/lib/ui/controls/single-key.ts';
import { listenToShortcuts } from '../../src/lib/ui/shell/shortcuts.ts';
import { all, click, press, show, the } from '../ui/mount.ts';

afterEach(() => {
	singleKeys.areOn = true;
});

/** The letters after E, of a place of the list. */
function afterE(place: string): string[] {
	const lines = keyList.find((one) => one.place === place)?.lines ?? [];
	const ways = lines.flatMap((line) => line.ways).filter(([first]) => first === 'E');
	return ways.map(([, letter = '']) => letter.toLowerCase()).sort();
}

describe('the list of keys', () => {
	it('has every letter that edits ticked rows', () => {
		expect(afterE('Report')).toEqual(Object.keys(editKeys).sort());
		expect(afterE('Company')).toEqual(Object.keys(deedKeys).sort());
	});

	it('names each place, and says each deed once there', () => {
		for (const { lines } of keyList) {
			const deeds = lines.map(({ does }) => does);
			expect(new Set(deeds).size).toBe(deeds.length);
		}
		show(KeyListPopup, { open: true });
		expect(all('h3').map((title) => title.textContent)).toEqual(keyList.map(({ place }) => place));
		expect(all('dd')).toHaveLength(keyList.flatMap(({ lines }) => lines).length);
		expect(document.activeElement).toBe(the('h2'));
	});

	it('switches single keys off, for this device, and on again', () => {
		const gone: string[] = [];
		const stop = listenToShortcuts({
			search: () => gone.push('search'),
			sync: () => gone.push('sync'),
			list: () => gone.push('list'),
			go: { c: () => gone.push('companies') }
		});
		show(KeyListPopup, { open: true });
		const toggle = the<HTMLInputElement>('[role=switch]');
		click(toggle);
		flushSync();
		expect(singleKeysAct()).toBe(false);
		expect(localStorage.getItem('almanac:single-keys')).toBe('off');
		click(the('footer button'));
		for (const key of ['?', 'g', 'c']) press(key);
		press('k', { ctrlKey: true });
		expect(gone).toEqual(['search']);
		singleKeys.areOn = true;
		for (const key of ['?', 'g', 'c']) press(key);
		expect(gone).toEqual(['search', 'list', 'companies']);
		stop();
	});
});
