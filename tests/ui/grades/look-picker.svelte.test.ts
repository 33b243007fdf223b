import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { GradeLook, GradeShape } from '$lib/ui/grades/grade-look.ts';
import LookPicker from '$lib/ui/grades/LookPicker.svelte';
import { all, show, the } from '../mount.ts';

function open(taken: ReadonlyMap<GradeShape, string>) {
	const picked: GradeLook[] = [];
	show(LookPicker, {
		label: 'Colour and mark',
		look: { shape: 'square', colour: 'blue' } satisfies GradeLook as GradeLook,
		taken,
		onpick: (look: GradeLook) => picked.push(look)
	});
	the<HTMLButtonElement>('button').click();
	flushSync();
	return picked;
}

const choice = (words: string): HTMLInputElement => {
	const label = all<HTMLLabelElement>('label').find(
		(one) => one.querySelector('input') && one.textContent.trim() === words
	);
	const input = label?.querySelector('input');
	if (!input) throw new Error(`no choice says ${words}`);
	return input;
};

describe('the picker of colour and mark', () => {
	it('says in words what is chosen', () => {
		open(new Map());
		expect(the('button').getAttribute('aria-label')).toBe('Colour and mark: Blue, square');
		expect(choice('Blue').checked).toBe(true);
		expect(choice('square').checked).toBe(true);
	});

	it('changes one and keeps the other', () => {
		const picked = open(new Map());
		choice('Rose').click();
		choice('star').click();
		expect(picked).toEqual([
			{ shape: 'square', colour: 'rose' },
			{ shape: 'star', colour: 'blue' }
		]);
	});

	it('refuses the mark of another grade and says whose it is', () => {
		open(new Map([['star', 'Watch']]));
		expect(choice('star: Watch').disabled).toBe(true);
	});
});
