import { describe, expect, it } from 'vitest';
import { rememberVisit } from '$lib/db/visit.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { deviceSettings } from '$lib/workspace-file/row-schemas.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const seen = (at: string, toReplace: number) => ({
	at,
	figures: [
		{
			companyId: 'a' as CompanyId,
			name: 'Harlan',
			configurations: 12,
			toReplace,
			health: null,
			isMissing: false
		}
	]
});

describe('what Home showed', () => {
	it('keeps how the last visit ended through all of the next one', async () => {
		const db = openTestDatabase();
		const friday = seen('2026-11-20T16:00:00.000Z', 2);
		expect((await rememberVisit(db, friday)).before).toBeNull();
		expect((await rememberVisit(db, seen('2026-11-23T08:00:00.000Z', 3))).before).toEqual(friday);
		expect((await rememberVisit(db, seen('2026-11-23T09:00:00.000Z', 4))).before).toEqual(friday);
	});

	it('begins anew where what is stored is not a visit', async () => {
		const db = openTestDatabase();
		await db.settings.put({ key: 'visit', value: { latest: 'long ago' } });
		const now = seen('2026-11-23T08:00:00.000Z', 3);
		expect(await rememberVisit(db, now)).toEqual({ before: null, latest: now });
	});

	it('stays on its device', () => {
		expect(deviceSettings).toContain('visit');
	});
});
