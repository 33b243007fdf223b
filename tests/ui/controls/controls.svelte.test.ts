import { flushSync, tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import Button from '../../../src/lib/ui/controls/Button.svelte';
import Checkbox from '../../../src/lib/ui/controls/Checkbox.svelte';
import SearchField from '../../../src/lib/ui/controls/SearchField.svelte';
import SegmentedControl from '../../../src/lib/ui/controls/SegmentedControl.svelte';
import SelectField from '../../../src/lib/ui/controls/SelectField.svelte';
import Switch from '../../../src/lib/ui/controls/Switch.svelte';
import TextField from '../../../src/lib/ui/controls/TextField.svelte';
import { all, click, press, show, the, type, words } from '../mount.ts';

const describedBy = (element: HTMLElement) =>
	document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent;

describe('Button', () => {
	it('says what it is doing, keeps the focus and does nothing while busy', () => {
		const onclick = vi.fn();
		show(Button, { busy: true, busyLabel: 'Saving', onclick, children: words('Save') });
		const button = the<HTMLButtonElement>('button');
		button.focus();
		click(button);
		expect(button.textContent.trim()).toBe('Saving');
		expect(button.getAttribute('aria-busy')).toBe('true');
		expect(document.activeElement).toBe(button);
		expect(onclick).not.toHaveBeenCalled();
	});

	it('is a link with an address, and a dead button when disabled', () => {
		show(Button, { href: '/settings', children: words('Settings') });
		expect(the('a').getAttribute('href')).toBe('/settings');
		show(Button, { href: '/settings', disabled: true, children: words('Settings') });
		expect(the<HTMLButtonElement>('button').disabled).toBe(true);
	});

	it('never submits a form by accident', () => {
		show(Button, { children: words('Add') });
		expect(the<HTMLButtonElement>('button').type).toBe('button');
	});
});

describe('TextField', () => {
	it('ties label, hint and error to the field; the error stands in the place of the hint', () => {
		show(TextField, { label: 'Hardware', value: '10 50', hint: 'In dollars' });
		expect(the<HTMLLabelElement>('label').control).toBe(the('input'));
		expect(describedBy(the('input'))).toBe('In dollars');
		show(TextField, { label: 'Setup', value: 'x', hint: 'In dollars', error: 'Write 1050' });
		const second = all('input')[1];
		expect(second && describedBy(second)).toBe('Write 1050');
		expect(second?.getAttribute('aria-invalid')).toBe('true');
	});

	it('marks what is optional, and nothing else', () => {
		show(TextField, { label: 'Phone', value: '', optional: true });
		expect(the('label').textContent.replace(/\s+/g, ' ').trim()).toBe('Phone optional');
	});

	it('shows a secret on request, and never completes or corrects it', () => {
		show(TextField, { label: 'Password (Secret)', value: 'hunter2', secret: true });
		const input = the<HTMLInputElement>('input');
		expect([input.type, input.autocomplete, input.getAttribute('spellcheck')]).toEqual([
			'password',
			'off',
			'false'
		]);
		click(the('[aria-label="Show Password (Secret)"]'));
		expect(input.type).toBe('text');
		click(the('[aria-label="Hide Password (Secret)"]'));
		expect(input.type).toBe('password');
	});
});

describe('SelectField', () => {
	it('offers options under their headings, with an empty choice only where it has words', () => {
		show(SelectField, {
			label: 'Local type',
			value: '',
			placeholder: 'Choose a type',
			options: [
				{ value: '1', label: 'Client' },
				{ value: '2', label: 'Old', group: 'Inactive', disabled: true }
			]
		});
		expect(all('option').map((option) => option.textContent)).toEqual([
			'Choose a type',
			'Client',
			'Old'
		]);
		expect(the('optgroup').getAttribute('label')).toBe('Inactive');
	});
});

describe('Switch', () => {
	it('takes effect at once', () => {
		const onchange = vi.fn();
		show(Switch, { label: 'Enable', checked: false, onchange });
		const input = the<HTMLInputElement>('[role=switch]');
		input.checked = true;
		input.dispatchEvent(new Event('change', { bubbles: true }));
		expect(onchange).toHaveBeenCalledExactlyOnceWith(true);
	});

	it('goes back when the answer is no', async () => {
		show(Switch, { label: 'Send', checked: false, onchange: () => Promise.resolve(false) });
		const input = the<HTMLInputElement>('[role=switch]');
		input.checked = true;
		input.dispatchEvent(new Event('change', { bubbles: true }));
		await vi.waitFor(() => {
			expect(input.checked).toBe(false);
		});
	});
});

describe('Checkbox', () => {
	it('turns a mixed tick into a full one', async () => {
		const onchange = vi.fn();
		show(Checkbox, { label: 'All types', checked: false, mixed: true, onchange });
		const input = the<HTMLInputElement>('input');
		expect(input.indeterminate).toBe(true);
		input.dispatchEvent(new Event('change', { bubbles: true }));
		await tick();
		expect(onchange).toHaveBeenCalledExactlyOnceWith(true);
	});
});

describe('SegmentedControl', () => {
	const segments = [
		{ value: 'build', label: 'Build' },
		{ value: 'display', label: 'Display' }
	];

	it('is a choice of radios', () => {
		const onchange = vi.fn();
		show(SegmentedControl, { label: 'Mode', value: 'build', segments, onchange });
		expect(the('[role=radiogroup]').getAttribute('aria-label')).toBe('Mode');
		const second = all<HTMLInputElement>('input')[1];
		second?.click();
		flushSync();
		expect(onchange).toHaveBeenCalledExactlyOnceWith('display');
	});

	it('is navigation where its segments are links', () => {
		show(SegmentedControl, {
			label: 'Mode',
			value: 'display',
			segments: segments.map((segment) => ({ ...segment, href: `/${segment.value}` }))
		});
		expect(all('a').map((link) => link.getAttribute('aria-current'))).toEqual([null, 'page']);
	});
});

describe('SearchField', () => {
	it('is emptied by Esc, which is the page’s again when it is empty', () => {
		const onsearch = vi.fn();
		show(SearchField, { label: 'Search fields', value: '', onsearch });
		const input = the<HTMLInputElement>('input');
		type(input, 'memory');
		input.focus();
		expect(press('Escape').defaultPrevented).toBe(true);
		expect(onsearch.mock.calls).toEqual([['memory'], ['']]);
		expect(press('Escape').defaultPrevented).toBe(false);
	});

	it('is reached by its key, but not out of a field that somebody writes in', () => {
		show(SearchField, { label: 'Search fields', value: 'memory', keys: ['/'] });
		const field = the<HTMLInputElement>('input');
		press('/');
		expect(document.activeElement).toBe(field);
		expect(press('/').defaultPrevented).toBe(false);
		field.blur();
		press('/', { ctrlKey: true });
		expect(document.activeElement).not.toBe(field);
	});

	it('is cleared by its button, and keeps the focus', () => {
		show(SearchField, { label: 'Search fields', value: 'memory' });
		click(the('[aria-label="Clear search"]'));
		expect(the<HTMLInputElement>('input').value).toBe('');
		expect(document.activeElement).toBe(the('input'));
	});
});
