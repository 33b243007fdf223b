import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { reportDocument } from '../../src/lib/export/report-document.ts';
import { budgetFigures } from '../../src/lib/export/budget-section.ts';
import { forClient } from '../../src/lib/export/report-document.ts';
import { moneyFormat } from '../../src/lib/text/money.ts';
import { writeHtml } from '../../src/lib/export/write-html.ts';
import { branded, internalWords, logo, sampleReport } from './sample-report.ts';

const report = sampleReport();
const html = writeHtml(reportDocument(report));
const { document } = new Window();
document.write(html);
const textOf = (selector: string) =>
	[...document.querySelectorAll(selector)].map((element) => element.textContent ?? '');

describe('the HTML file', () => {
	it('loads nothing and runs nothing', () => {
		expect(document.querySelectorAll('script, iframe, object, link, form, base')).toHaveLength(0);
		expect(html).not.toMatch(/<[^>]+\son\w+=/i);
		const sources = [...document.querySelectorAll('[src]')].map((one) => one.getAttribute('src'));
		expect(sources.filter((source) => !source?.startsWith('data:'))).toEqual([]);
		expect(html).toContain("default-src 'none'");
	});

	it('has the parts in their order, each with its name', () => {
		expect(textOf('h1')).toEqual(['Harlan & Finch Architects']);
		expect(textOf('h2')).toEqual([
			'Executive summary',
			'Dashboard',
			'Assets',
			'Lifecycle',
			'Budget',
			'Roadmap',
			'Changes since the last meeting',
			'Notes and actions'
		]);
	});

	it('shows what a tenant calls its machines as text', () => {
		expect(textOf('#assets tbody tr').join('\n')).toContain('<script>alert(1)</script>');
	});

	it('says the numbers of the report', () => {
		const { facts, content } = forClient(report);
		const part = content.parts.find((one) => one.kind === 'budget');
		if (part?.kind !== 'budget') throw new Error('No budget part');
		const { table, levelled } = budgetFigures(part, facts);
		const money = moneyFormat('USD');
		const figures = textOf('#budget .figures .value');
		expect(figures.slice(0, 2)).toEqual([
			money.amount(table.oneTime.total.together.minor),
			money.amount(levelled.amountMinor)
		]);
		expect(textOf('#assets tbody tr:not([class])')).toHaveLength(facts.assets.length);
	});

	it('has the numbers of each chart in a table behind it', () => {
		for (const figure of document.querySelectorAll('figure')) {
			expect(figure.querySelectorAll('details tbody tr').length).toBeGreaterThan(0);
			expect(figure.querySelector('svg')?.getAttribute('aria-label')).toMatch(/\.$/);
		}
		expect(document.querySelectorAll('figure').length).toBeGreaterThan(6);
	});

	it('holds nothing internal, excluded or hidden', () => {
		expect(html).not.toContain(internalWords);
		expect(html).not.toContain('Hidden from the client');
	});

	it('shows the brand: logo, colour, names and the way of writing dates', () => {
		const own = writeHtml(reportDocument(branded(report)));
		expect(own).toContain(`<img class="logo" src="${logo}" alt="Northgate IT">`);
		expect(own).toContain('#1a3c6e');
		expect(own.replaceAll('\u00a0', ' ')).toContain('2026 Nov 24');
		expect(own).toContain('Dana Whitfield, Northgate IT');
	});

	it('takes no picture that is not one', () => {
		const brand = { ...report.facts.brand, logo: 'data:text/html;base64,PHNjcmlwdD4=' };
		const own = writeHtml(reportDocument({ ...report, facts: { ...report.facts, brand } }));
		expect(own).not.toContain('<img');
	});

	it('says of a draft that it is one', () => {
		expect(writeHtml(reportDocument({ ...report, isDraft: true }))).toContain('>Draft<');
		expect(html).not.toContain('>Draft<');
	});
});
