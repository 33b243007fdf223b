import { describe, expect, it } from 'vitest';
import type { CompanyId } from '$lib/domain/ids.ts';
import { goneReason, type GoneFacts } from '$lib/domain/report/gone.ts';

const companyId = 'harlan' as CompanyId;
const present = {
	companyId,
	isActive: true,
	presence: { state: 'present' },
	scope: { state: 'in' }
} as const;

function reason(
	changes: Partial<NonNullable<GoneFacts['configuration']>>,
	isExcluded = false
): unknown {
	return goneReason({ configuration: { ...present, ...changes }, companyId, isExcluded });
}

const out = (
	reason: 'left-selection' | 'moved-to-unmapped-company' | 'company-not-mapped',
	since = '2026-10-10T08:00:00.000Z'
) => ({ state: 'out', reason, since }) as const;

describe('why a configuration is gone', () => {
	it('names the day where it is known', () => {
		const missing = { state: 'missing', since: '2026-10-02T11:42:00.000Z' } as const;
		expect(reason({ presence: missing })).toEqual({ cause: 'missing', since: '2026-10-02' });
		expect(reason({ scope: out('left-selection', 'once') })).toEqual({
			cause: 'out-of-scope',
			since: null
		});
	});

	it('says missing before all else', () => {
		const missing = { state: 'missing', since: '2026-10-02' } as const;
		expect(reason({ presence: missing, isActive: false, scope: out('left-selection') })).toEqual({
			cause: 'missing',
			since: '2026-10-02'
		});
	});

	it('tells inactive from other ways out of the selection', () => {
		const left = { scope: out('left-selection') };
		expect(reason({ ...left, isActive: false })).toEqual({
			cause: 'inactive',
			since: '2026-10-10'
		});
		expect(reason(left)).toEqual({ cause: 'out-of-scope', since: '2026-10-10' });
		expect(reason({ scope: out('company-not-mapped') })).toMatchObject({ cause: 'out-of-scope' });
	});

	it('sees a move to another company, mapped or not', () => {
		expect(reason({ companyId: 'other' as CompanyId })).toEqual({ cause: 'moved', since: null });
		expect(reason({ scope: out('moved-to-unmapped-company'), isActive: false })).toEqual({
			cause: 'moved',
			since: '2026-10-10'
		});
	});

	it('ends with what people chose here', () => {
		expect(reason({}, true)).toEqual({ cause: 'excluded', since: null });
		expect(reason({})).toEqual({ cause: 'hidden', since: null });
		expect(goneReason({ configuration: null, companyId, isExcluded: true })).toEqual({
			cause: 'deleted',
			since: null
		});
	});
});
