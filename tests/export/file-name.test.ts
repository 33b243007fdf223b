import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFileName } from '../../src/lib/export/file-name.ts';

const meetingDate = '2026-11-24';

describe('the name of a file', () => {
	it('says whose report of when it is', () => {
		const name = exportFileName(
			{ company: 'Harlan/Finch', name: 'Q4: review', meetingDate },
			'xlsx'
		);
		expect(name).toBe('Harlan Finch - Q4 review - 2026-11-24.xlsx');
	});

	it('is one that every file system takes, whatever a company is called', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (company) => {
				const name = exportFileName({ company, name: company, meetingDate }, 'csv');
				expect(name).toMatch(/^[^\p{C}<>:"/\\|?*]{1,130}$/u);
				expect(name).toMatch(/[^. ]\.csv$/);
			})
		);
	});
});
