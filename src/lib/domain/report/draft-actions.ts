import type { ConfigurationId } from '../ids.ts';
import { notesAfter, type NoteAction } from './notes.ts';
import { partsAfter, type PartAction } from './part-actions.ts';
import type { DraftReport, ReportContent } from './report.ts';

export type DraftAction =
	| {
			readonly kind: 'details';
			readonly edit: Partial<
				Pick<ReportContent, 'name' | 'meetingDate' | 'templateId' | 'preparer'>
			>;
	  }
	| { readonly kind: 'parts'; readonly action: PartAction }
	| { readonly kind: 'notes'; readonly action: NoteAction }
	| { readonly kind: 'exclude' | 'include'; readonly ids: readonly ConfigurationId[] }
	/** On one or many configurations; an empty note is removed. */
	| {
			readonly kind: 'asset-note';
			readonly ids: readonly ConfigurationId[];
			readonly note: string;
	  };

/**
 * The draft after an edit at `at` (ISO date-time); the same object where nothing changes, so that undo
 * has no empty steps.
 */
export function draftAfter(draft: DraftReport, action: DraftAction, at: string): DraftReport {
	const edit = editOf(draft, action);
	const isChange = Object.entries(edit).some(
		([key, value]) => draft[key as keyof ReportContent] !== value
	);
	return isChange ? { ...draft, ...edit, editedAt: at } : draft;
}

function editOf(draft: DraftReport, action: DraftAction): Partial<ReportContent> {
	switch (action.kind) {
		case 'details':
			return action.edit;
		case 'parts':
			return { parts: partsAfter(draft.parts, action.action) };
		case 'notes':
			return { notes: notesAfter(draft.notes, action.action) };
		case 'exclude': {
			const known = new Set(draft.exclusions);
			const more = [...new Set(action.ids)].filter((id) => !known.has(id));
			return more.length > 0 ? { exclusions: [...draft.exclusions, ...more] } : {};
		}
		case 'include': {
			const back = new Set(action.ids);
			const rest = draft.exclusions.filter((id) => !back.has(id));
			return rest.length < draft.exclusions.length ? { exclusions: rest } : {};
		}
		case 'asset-note':
			return withAssetNote(draft, action.ids, action.note.trim());
	}
}

function withAssetNote(
	{ assetNotes }: DraftReport,
	ids: readonly ConfigurationId[],
	note: string
): Partial<ReportContent> {
	if (ids.every((id) => (assetNotes[id] ?? '') === note)) return {};
	const meant = new Set<string>(ids);
	const kept = Object.entries(assetNotes).filter(([id]) => !meant.has(id));
	const written = note === '' ? [] : ids.map((id) => [id, note] as const);
	return { assetNotes: Object.fromEntries([...kept, ...written]) };
}
