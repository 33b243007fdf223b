import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import NumberField from '$lib/ui/controls/NumberField.svelte';
import { show, the } from '../mount.ts';

function open(value: number) {
	const values: number[] = [];
	const props = $state({
		label: 'Days',
		value,
		onvalue: (next: number) => {
			values.push(next);
			props.value = next;
		}
	});
	show(NumberField, props);
	return { props, values };
}

function type(text: string): void {
	const input = the<HTMLInputElement>('input');
	input.value = text;
	input.dispatchEvent(new Event('input', { bubbles: true }));
	flushSync();
}

describe('a field for a number', () => {
	it('leaves what is typed as it is typed', () => {
		const { values } = open(4);
		type('4,');
		type('4,5');
		expect(values).toEqual([4, 4.5]);
		expect(the<HTMLInputElement>('input').value).toBe('4,5');
	});

	it('takes nothing and letters for no number, and keeps them', () => {
		const { values } = open(4);
		type('soon');
		expect(values).toEqual([NaN]);
		expect(the<HTMLInputElement>('input').value).toBe('soon');
		type('');
		expect(values.at(-1)).toBeNaN();
	});

	it('shows a value that was set elsewhere', () => {
		const { props } = open(4);
		type('5');
		props.value = 90;
		flushSync();
		expect(the<HTMLInputElement>('input').value).toBe('90');
	});
});
