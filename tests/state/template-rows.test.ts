import { beforeEach, describe, expect, it } from 'vitest';
import { readCompanyForGrading, type CompanyForGrading } from '$lib/db/company-for-grading.ts';
import { addCompanies } from '$lib/db/local-companies.ts';
import { addLocalConfigurations } from '$lib/db/local-configurations.ts';
import { showStatus, showTypes } from '$lib/domain/column-edits.ts';
import { isoDate } from '$lib/domain/dates.ts';
import { healthPercent } from '$lib/domain/health.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { newTemplate, type Template } from '$lib/domain/template.ts';
import { templateRows, type TemplateRows } from '$lib/state/template-rows.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T11:42:00.000Z';
const template = newTemplate({ id: 't', name: 'Test', types: ['Workstation', 'Server'] });
let companyId: CompanyId;
let read: CompanyForGrading;

/** Two old workstations, a new server, and a workstation that Autotask would call inactive. */
beforeEach(async () => {
	const db = openTestDatabase();
	const [id] = await addCompanies(db, {
		companies: [{ name: 'Castellan', typeId: null, statusId: null }],
		now
	});
	if (!id) throw new Error('no company');
	companyId = id;
	const old = { type: 'Workstation', isActive: true, values: { purchaseDate: '2015-01-01' } };
	await addLocalConfigurations(db, id, {
		configurations: [
			{ ...old, name: 'WS-1' },
			{ ...old, name: 'WS-2' },
			{ ...old, name: 'WS-3', isActive: false },
			{ name: 'SRV-1', type: 'Server', isActive: true, values: { purchaseDate: '2026-05-01' } }
		],
		now
	});
	read = await readCompanyForGrading(db, id);
});

function shown(edited: Template, mode: 'build' | 'display', limit = 10): TemplateRows {
	const asOf = isoDate('2026-11-23');
	return templateRows(read, { companyId, template: edited, mode, asOf, startMonth: 1, limit });
}

const names = ({ rows }: TemplateRows) => rows.map(({ name }) => name).sort();
const health = ({ summary }: TemplateRows) =>
	summary.health.kind === 'rated' ? healthPercent(summary.health) : null;

describe('what a template shows of a company while it is edited', () => {
	it('is every active configuration in both modes at first', () => {
		expect(names(shown(template, 'display'))).toEqual(['SRV-1', 'WS-1', 'WS-2']);
		expect(names(shown(template, 'build'))).toEqual(['SRV-1', 'WS-1', 'WS-2']);
		expect(health(shown(template, 'display'))).toBe(33);
	});

	it('hides a type in Display alone, and health forgets it in both modes', () => {
		const hidden = showTypes(template, ['Workstation'], { display: false });
		expect(names(shown(hidden, 'display'))).toEqual(['SRV-1']);
		expect(names(shown(hidden, 'build'))).toEqual(['SRV-1', 'WS-1', 'WS-2']);
		expect(health(shown(hidden, 'display'))).toBe(100);
		expect(health(shown(hidden, 'build'))).toBe(100);
	});

	it('counts nothing where nothing is shown to the client', () => {
		const hidden = showTypes(template, ['Workstation', 'Server'], { display: false });
		expect(names(shown(hidden, 'display'))).toEqual([]);
		expect(health(shown(hidden, 'display'))).toBeNull();
	});

	it('shows what is inactive where its status is ticked', () => {
		const edited = showStatus(template, 'inactive', { build: true });
		expect(names(shown(edited, 'build'))).toContain('WS-3');
		expect(names(shown(edited, 'display'))).not.toContain('WS-3');
	});

	it('has some of every type among the first rows', () => {
		const few = shown(template, 'build', 2);
		expect(new Set(few.rows.map(({ type }) => type))).toEqual(new Set(['Workstation', 'Server']));
		expect([few.shown, few.total]).toEqual([3, 4]);
	});
});
