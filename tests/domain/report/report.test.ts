import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { draftAfter, type DraftAction } from '$lib/domain/report/draft-actions.ts';
import { historyOf, recorded, undone } from '$lib/domain/report/history.ts';
import type { ReportNote } from '$lib/domain/report/notes.ts';
import { defaultParts, partOf, type ReportPart } from '$lib/domain/report/parts.ts';
import {
	asOfDate,
	draftSchema,
	newDraft,
	reportContentSchema,
	type DraftReport,
	type ReportContent
} from '$lib/domain/report/report.ts';
import { fromPlainText } from '$lib/domain/report/rich-text.ts';
import { dayWithin } from './fiscal-arbitraries.ts';
import { idOf } from './report-assets.ts';

const details = {
	id: 'report-2',
	companyId: 'harlan' as CompanyId,
	name: 'Q4 review',
	meetingDate: isoDate('2026-11-24'),
	templateId: 'standard',
	preparer: 'Dana Whitfield',
	createdAt: '2026-11-20T09:00:00.000Z'
};
const later = '2026-11-21T10:00:00.000Z';

function aNote(id: string, changes: Partial<ReportNote> = {}): ReportNote {
	const note = { id, kind: 'note', text: 'Lift is slow', who: '', until: null } as const;
	return { ...note, isDone: false, isInternal: false, ...changes };
}

const text = fromPlainText('Replace {replace} desktops.');
const content: ReportContent = {
	name: 'Q2 review',
	meetingDate: isoDate('2026-05-20'),
	templateId: 'standard',
	preparer: 'Dana Whitfield',
	parts: [
		...defaultParts.map((part): ReportPart => {
			if (part.kind === 'summary') return { ...part, text: { origin: 'written', text } };
			if (part.kind === 'budget') return { ...part, years: 5, name: 'Money' };
			return part;
		}),
		{
			kind: 'text',
			id: 'terms',
			name: 'Terms',
			shownIn: { build: true, display: true, presentation: false },
			text
		}
	],
	notes: [
		aNote('n1'),
		aNote('a1', { kind: 'action', isDone: true }),
		aNote('a2', { kind: 'action', until: isoDate('2026-09-01') }),
		aNote('n2', { isInternal: true, isDone: true })
	],
	exclusions: [idOf(7)],
	assetNotes: { [idOf(3)]: 'in the cellar' }
};

describe('the as-of date of a draft', () => {
	it('is its meeting, or today if that is later', () => {
		const meeting = { meetingDate: isoDate('2026-11-24') };
		expect(asOfDate(meeting, isoDate('2026-11-20'))).toBe('2026-11-24');
		expect(asOfDate(meeting, isoDate('2026-12-01'))).toBe('2026-12-01');
	});

	it('is never before either', () => {
		const day = dayWithin('2020-01-01', '2030-01-01');
		fc.assert(
			fc.property(day, day, (meetingDate, today) => {
				const asOf = asOfDate({ meetingDate }, today);
				expect([asOf >= meetingDate, asOf >= today]).toEqual([true, true]);
				expect([meetingDate, today]).toContain(asOf);
			})
		);
	});
});

describe('a new draft', () => {
	it('starts with the default parts where nothing is carried', () => {
		const draft = newDraft(details, null);
		expect(draft).toMatchObject({
			...details,
			state: 'draft',
			parts: defaultParts,
			notes: [],
			exclusions: [],
			carriedFrom: null,
			editedAt: details.createdAt
		});
		expect(draftSchema.parse(draft)).toEqual(draft);
	});

	it('carries forward notes, open actions, exclusions, texts and part settings', () => {
		const draft = newDraft(details, { id: 'report-1', content });
		expect(draft.notes.map((note) => note.id)).toEqual(['n1', 'a2', 'n2']);
		expect(draft.exclusions).toEqual([idOf(7)]);
		expect(draft.assetNotes).toEqual({ [idOf(3)]: 'in the cellar' });
		expect(partOf(draft.parts, 'budget')).toMatchObject({ years: 5, name: 'Money' });
		expect(draft.parts.at(-1)).toEqual(content.parts.at(-1));
		expect(draft.carriedFrom).toEqual({ reportId: 'report-1', meetingDate: '2026-05-20' });
		expect(draft.name).toBe('Q4 review');
		expect(draftSchema.parse(draft)).toEqual(draft);
	});

	it('marks a written summary as carried, with the day of its words, until it is touched', () => {
		const draft = newDraft(details, { id: 'report-1', content });
		const carried = { origin: 'carried', text, from: '2026-05-20' };
		expect(partOf(draft.parts, 'summary')?.text).toEqual(carried);
		const next = newDraft(details, { id: 'report-2', content: draft });
		expect(partOf(next.parts, 'summary')?.text).toEqual(carried);
	});
});

describe('what a draft may hold', () => {
	it.each<[string, Partial<ReportContent>]>([
		['no name', { name: '  ' }],
		['a note twice', { notes: [aNote('a'), aNote('a')] }],
		['a part of a kind twice', { parts: [...defaultParts, ...defaultParts.slice(0, 1)] }],
		['a day that is none', { meetingDate: '2026-02-30' as ReportContent['meetingDate'] }]
	])('is not %s', (_, changes) => {
		expect(reportContentSchema.safeParse({ ...content, ...changes }).success).toBe(false);
	});
});

describe('editing a draft', () => {
	const draft = newDraft(details, { id: 'report-1', content });
	const after = (action: DraftAction) => draftAfter(draft, action, later);

	it('stamps the edit', () => {
		const next = after({ kind: 'details', edit: { name: 'Year end' } });
		expect(next).toMatchObject({ name: 'Year end', editedAt: later, createdAt: draft.createdAt });
	});

	it('excludes and includes many at once', () => {
		const excluded = after({ kind: 'exclude', ids: [idOf(7), idOf(8), idOf(8)] });
		expect(excluded.exclusions).toEqual([idOf(7), idOf(8)]);
		expect(after({ kind: 'include', ids: [idOf(7), idOf(9)] }).exclusions).toEqual([]);
	});

	it('writes and removes notes on configurations', () => {
		const ids = [idOf(3), idOf(4)];
		const written = after({ kind: 'asset-note', ids, note: ' new battery ' });
		expect(written.assetNotes).toEqual({ [idOf(3)]: 'new battery', [idOf(4)]: 'new battery' });
		const removed = after({ kind: 'asset-note', ids, note: ' ' });
		expect(removed.assetNotes).toEqual({});
	});

	it.each<DraftAction>([
		{ kind: 'details', edit: { name: draft.name } },
		{ kind: 'exclude', ids: [idOf(7)] },
		{ kind: 'include', ids: [idOf(1)] },
		{ kind: 'asset-note', ids: [idOf(3)], note: 'in the cellar' },
		{ kind: 'asset-note', ids: [idOf(9)], note: '' },
		{ kind: 'notes', action: { kind: 'remove', id: 'zz' } },
		{ kind: 'parts', action: { kind: 'move', id: 'cover', before: 'cover' } }
	])('gives the same draft where nothing changes: %j', (action) => {
		expect(after(action)).toBe(draft);
	});

	it('can be undone', () => {
		const start = historyOf<DraftReport>(draft);
		const edited = recorded(start, after({ kind: 'exclude', ids: [idOf(1)] }));
		expect(undone(edited).present).toBe(draft);
	});
});
