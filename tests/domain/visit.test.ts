import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyId } from '../../src/lib/domain/ids.ts';
import { newsBetween, visitAfter, type VisitFigure } from '../../src/lib/domain/visit.ts';

const figure = (name: string, more: Partial<VisitFigure> = {}): VisitFigure => ({
	companyId: `id of ${name}` as CompanyId,
	name,
	configurations: 10,
	toReplace: 2,
	health: 50,
	isMissing: false,
	...more
});
const seen = (at: string, figures: readonly VisitFigure[] = []) => ({ at, figures });

describe('a visit', () => {
	it('goes on over a lunch, and ends overnight', () => {
		const first = visitAfter(null, seen('2026-11-20T15:00:00Z', [figure('A')]));
		expect(first.before).toBeNull();
		const later = visitAfter(first, seen('2026-11-20T17:00:00Z', [figure('A', { toReplace: 3 })]));
		expect(later.before).toBeNull();
		const monday = visitAfter(later, seen('2026-11-23T08:00:00Z', [figure('A', { toReplace: 4 })]));
		expect(monday.before).toEqual(later.latest);
		const noon = visitAfter(monday, seen('2026-11-23T11:30:00Z'));
		expect(noon.before).toEqual(later.latest);
	});
});

describe('news between two visits', () => {
	it('has no company that is as it was', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.string()), (names) => {
				const figures = names.map((name) => figure(name));
				expect(newsBetween(figures, figures)).toEqual([]);
			})
		);
	});

	it('tells each figure that changed, and no other', () => {
		const [news] = newsBetween(
			[figure('A')],
			[figure('A', { toReplace: 5, health: null, configurations: 9 })]
		);
		expect(news).toMatchObject({
			toReplace: { from: 2, to: 5 },
			configurations: { from: 10, to: 9 },
			health: null,
			formerName: null,
			isNew: false
		});
	});

	it('tells new, renamed and missing companies, those with most to replace first', () => {
		const before = [figure('Worse'), figure('Old name'), figure('Missing'), figure('Same')];
		const renamed = { ...figure('Old name'), name: 'New name' };
		const now = [
			figure('Fresh'),
			renamed,
			figure('Missing', { isMissing: true }),
			figure('Same'),
			figure('Worse', { toReplace: 3 })
		];
		const news = newsBetween(before, now);
		expect(news.map(({ name }) => name)).toEqual(['Worse', 'Fresh', 'Missing', 'New name']);
		expect(news[1]?.isNew).toBe(true);
		expect(news[2]?.isMissing).toBe(true);
		expect(news[3]?.formerName).toBe('Old name');
	});

	it('says once that a company is missing', () => {
		const missing = figure('A', { isMissing: true });
		expect(newsBetween([missing], [missing])).toEqual([]);
	});
});
