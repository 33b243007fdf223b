import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import {
	clientNotes,
	notesAfter,
	notesSchema,
	type NoteAction,
	type ReportNote
} from '$lib/domain/report/notes.ts';

const note = (id: string, changes: Partial<ReportNote> = {}): ReportNote => ({
	id,
	kind: 'action',
	text: 'Order two laptops',
	who: 'P. Lindqvist',
	until: isoDate('2027-01-15'),
	isDone: false,
	isInternal: false,
	...changes
});
const notes = [note('a'), note('b', { isInternal: true }), note('c', { kind: 'note' })];
const ids = (list: readonly ReportNote[]) => list.map((one) => one.id);

describe('notes and actions', () => {
	it('are added, edited, moved and removed', () => {
		const added = notesAfter(notes, { kind: 'add', note: note('d') });
		expect(ids(added)).toEqual(['a', 'b', 'c', 'd']);
		expect(ids(notesAfter(added, { kind: 'move', id: 'd', before: 'b' }))).toEqual([
			'a',
			'd',
			'b',
			'c'
		]);
		expect(ids(notesAfter(added, { kind: 'move', id: 'a', before: null })).at(-1)).toBe('a');
		expect(ids(notesAfter(added, { kind: 'remove', id: 'b' }))).toEqual(['a', 'c', 'd']);
		const done = notesAfter(notes, { kind: 'edit', id: 'a', edit: { isDone: true } });
		expect(done[0]).toEqual(note('a', { isDone: true }));
	});

	it.each<NoteAction>([
		{ kind: 'add', note: note('a', { text: 'other' }) },
		{ kind: 'edit', id: 'a', edit: { isDone: false } },
		{ kind: 'edit', id: 'zz', edit: { isDone: true } },
		{ kind: 'move', id: 'c', before: null },
		{ kind: 'move', id: 'zz', before: null },
		{ kind: 'remove', id: 'zz' }
	])('stay the same list where nothing changes: $kind', (action) => {
		expect(notesAfter(notes, action)).toBe(notes);
	});

	it('show the client no internal one', () => {
		expect(ids(clientNotes(notes))).toEqual(['a', 'c']);
	});

	it('have ids of their own', () => {
		expect(notesSchema.safeParse(notes).success).toBe(true);
		expect(notesSchema.safeParse([...notes, note('a')]).success).toBe(false);
	});
});
