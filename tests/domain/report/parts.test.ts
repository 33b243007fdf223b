import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsAfter, type PartAction } from '$lib/domain/report/part-actions.ts';
import {
	defaultParts,
	partKinds,
	partOf,
	partsIn,
	partsSchema,
	reportModes,
	type ReportPart
} from '$lib/domain/report/parts.ts';
import { fromPlainText } from '$lib/domain/report/rich-text.ts';

const ids = (parts: readonly ReportPart[]) => parts.map((part) => part.id);
const after = (...actions: PartAction[]) => actions.reduce(partsAfter, defaultParts);
const text = fromPlainText('Our terms');

describe('the parts of a report', () => {
	it('are the nine of a new report, shown in every mode', () => {
		expect(defaultParts.map((part) => part.kind)).toEqual(
			partKinds.filter((one) => one !== 'text')
		);
		expect(partsSchema.parse(defaultParts)).toEqual(defaultParts);
		for (const mode of reportModes) expect(partsIn(defaultParts, mode)).toEqual(defaultParts);
	});

	it('are on or off for each mode', () => {
		const parts = after({ kind: 'show', id: 'notes', mode: 'presentation', isShown: false });
		expect(ids(partsIn(parts, 'presentation'))).not.toContain('notes');
		expect(ids(partsIn(parts, 'display'))).toContain('notes');
	});

	it('are renamed, and named by their kind again', () => {
		const parts = after({ kind: 'rename', id: 'budget', name: ' Money ' });
		expect(partOf(parts, 'budget')?.name).toBe('Money');
		expect(partsAfter(parts, { kind: 'rename', id: 'budget', name: ' ' })).toEqual(defaultParts);
	});

	it('are reordered', () => {
		expect(ids(after({ kind: 'move', id: 'notes', before: 'summary' })).slice(0, 3)).toEqual([
			'cover',
			'notes',
			'summary'
		]);
		expect(ids(after({ kind: 'move', id: 'cover', before: null })).at(-1)).toBe('cover');
	});

	it('take texts of the user, and settings of their kind only', () => {
		const parts = after(
			{ kind: 'add-text', id: 't1', name: 'Terms' },
			{ kind: 'write', id: 't1', text },
			{ kind: 'set', id: 'budget', settings: { of: 'budget', set: { years: 5, pace: 'month' } } },
			{ kind: 'set', id: 'roadmap', settings: { of: 'budget', set: { years: 5 } } }
		);
		expect(parts.at(-1)).toMatchObject({ kind: 'text', name: 'Terms', text });
		expect(partOf(parts, 'budget')).toMatchObject({ years: 5, pace: 'month', granularity: 'year' });
		expect(partOf(parts, 'roadmap')).toEqual(partOf(defaultParts, 'roadmap'));
	});

	it('have a summary that is drafted until it is written, and drafted anew', () => {
		const parts = after({ kind: 'write', id: 'summary', text });
		expect(partOf(parts, 'summary')?.text).toEqual({ origin: 'written', text });
		expect(partsAfter(parts, { kind: 'draft-anew', id: 'summary' })).toEqual(defaultParts);
	});

	it('are reset from a template, or appended from it', () => {
		const own: ReportPart = {
			kind: 'text',
			id: 't1',
			name: 'Terms',
			shownIn: { build: true, display: true, presentation: true },
			text
		};
		const parts = after(
			{ kind: 'remove', id: 'roadmap' },
			{ kind: 'rename', id: 'cover', name: 'Front' },
			{ kind: 'append', parts: [...defaultParts, own, { ...own, id: 't2' }] }
		);
		expect(ids(parts).slice(-3)).toEqual(['roadmap', 't1', 't2']);
		expect(partOf(parts, 'cover')?.name).toBe('Front');
		const again = partsAfter(parts, { kind: 'append', parts: [{ ...own, id: 't3' }] });
		expect(again).toBe(parts);
		expect(partsAfter(parts, { kind: 'reset', parts: defaultParts })).toBe(defaultParts);
	});

	it.each<PartAction>([
		{ kind: 'rename', id: 'cover', name: '' },
		{ kind: 'show', id: 'cover', mode: 'build', isShown: true },
		{ kind: 'move', id: 'cover', before: 'summary' },
		{ kind: 'move', id: 'zz', before: null },
		{ kind: 'add-text', id: 'cover', name: 'x' },
		{ kind: 'write', id: 'dashboard', text },
		{ kind: 'draft-anew', id: 'summary' },
		{ kind: 'remove', id: 'zz' },
		{ kind: 'reset', parts: [...defaultParts] },
		{ kind: 'append', parts: defaultParts }
	])('stay the same list where nothing changes: $kind $id', (action) => {
		expect(partsAfter(defaultParts, action)).toBe(defaultParts);
	});

	const anyId = fc.constantFrom(...ids(defaultParts), 't1', 't2');
	const anyAction: fc.Arbitrary<PartAction> = fc.oneof(
		fc.record({ kind: fc.constant('rename' as const), id: anyId, name: fc.string() }),
		fc.record({
			kind: fc.constant('show' as const),
			id: anyId,
			mode: fc.constantFrom(...reportModes),
			isShown: fc.boolean()
		}),
		fc.record({
			kind: fc.constant('move' as const),
			id: anyId,
			before: fc.option(anyId, { nil: null })
		}),
		fc.record({ kind: fc.constant('add-text' as const), id: anyId, name: fc.string() }),
		fc.record({ kind: fc.constant('write' as const), id: anyId, text: fc.constant(text) }),
		fc.record({ kind: fc.constant('remove' as const), id: anyId }),
		fc.constant({ kind: 'append' as const, parts: defaultParts })
	);

	it('stay storable whatever is done to them', () => {
		fc.assert(
			fc.property(fc.array(anyAction, { maxLength: 10 }), (actions) => {
				const parts = after(...actions);
				expect(partsSchema.safeParse(parts).success).toBe(true);
			})
		);
	});
});
