import { z } from '../../z.ts';
import type { IsoDate } from '../dates.ts';
import { isoDateSchema } from '../os-support/release.ts';

/** A line of "Notes and actions". */
export interface ReportNote {
	readonly id: string;
	readonly kind: 'note' | 'action';
	readonly text: string;
	readonly who: string;
	/** Until when an action is to be done. */
	readonly until: IsoDate | null;
	readonly isDone: boolean;
	/** Seen in Build mode alone. */
	readonly isInternal: boolean;
}

export const notesSchema: z.ZodType<readonly ReportNote[]> = z
	.array(
		z.strictObject({
			id: z.string().min(1).max(200),
			kind: z.enum(['note', 'action']),
			text: z.string().max(5000),
			who: z.string().max(300),
			until: isoDateSchema.nullable(),
			isDone: z.boolean(),
			isInternal: z.boolean()
		})
	)
	.max(2000)
	.refine((notes) => new Set(notes.map((note) => note.id)).size === notes.length, {
		error: 'note-id-twice'
	});

export type NoteAction =
	| { readonly kind: 'add'; readonly note: ReportNote }
	| {
			readonly kind: 'edit';
			readonly id: string;
			readonly edit: Partial<Omit<ReportNote, 'id'>>;
	  }
	/** Before another note, or last where `before` is null. */
	| { readonly kind: 'move'; readonly id: string; readonly before: string | null }
	| { readonly kind: 'remove'; readonly id: string };

/** The notes after an action; the same list where nothing changes. */
export function notesAfter(
	notes: readonly ReportNote[],
	action: NoteAction
): readonly ReportNote[] {
	const next = changed(notes, action);
	return JSON.stringify(next) === JSON.stringify(notes) ? notes : next;
}

function changed(notes: readonly ReportNote[], action: NoteAction): readonly ReportNote[] {
	switch (action.kind) {
		case 'add':
			return notes.some((note) => note.id === action.note.id) ? notes : [...notes, action.note];
		case 'edit':
			return notes.map((note) => (note.id === action.id ? { ...note, ...action.edit } : note));
		case 'remove':
			return notes.filter((note) => note.id !== action.id);
		case 'move': {
			const note = notes.find((one) => one.id === action.id);
			if (!note || action.before === note.id) return notes;
			const others = notes.filter((one) => one !== note);
			const found = others.findIndex((one) => one.id === action.before);
			const index = found < 0 ? others.length : found;
			return [...others.slice(0, index), note, ...others.slice(index)];
		}
	}
}

/** What the next report takes over: every note, and the actions that are still open. */
export function carriedNotes(notes: readonly ReportNote[]): ReportNote[] {
	return notes.filter((note) => note.kind === 'note' || !note.isDone);
}

/** What the client may see. */
export function clientNotes(notes: readonly ReportNote[]): ReportNote[] {
	return notes.filter((note) => !note.isInternal);
}
