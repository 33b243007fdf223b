import { flushSync, mount, unmount } from 'svelte';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readGradingBasis } from '$lib/db/grading-basis.ts';
import { addCompanies } from '$lib/db/local-companies.ts';
import { addLocalConfigurations } from '$lib/db/local-configurations.ts';
import { isoDate } from '$lib/domain/dates.ts';
import { kindOf } from '$lib/domain/grading-basis.ts';
import { kinds } from '$lib/domain/kinds.ts';
import { readCompanyGrades } from '$lib/state/company-grades.ts';
import type { AppState } from '$lib/state/app.svelte.ts';
import { kindWords } from '$lib/text/grades.ts';
import { Toasts } from '$lib/ui/overlays/toasts.svelte.ts';
import type { TemplatesContext } from '../../src/routes/(app)/settings/configurations/template-context.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import KindsHost from './fixtures/KindsHost.svelte';

const types = [
	{ type: 'Edge Node', count: 1240, classes: 0 },
	{ type: 'Workstation', count: 12, classes: 0 },
	{ type: 'No type', count: 3, classes: 0 }
];

/** The screen over a database of its own. */
function open() {
	const database = openTestDatabase();
	const toasts = new Toasts();
	const target = document.createElement('div');
	document.body.append(target);
	const screen = mount(KindsHost, {
		target,
		props: {
			app: { current: { database } } as unknown as AppState,
			templates: { toasts } as unknown as TemplatesContext,
			types
		}
	});
	flushSync();
	onTestFinished(async () => {
		toasts.dismiss();
		await unmount(screen);
		target.remove();
	});
	const list = (type: string): HTMLSelectElement => {
		const label = [...target.querySelectorAll('label')].find(
			({ textContent }) => textContent.trim() === `Kind of ${type}`
		);
		if (!(label?.control instanceof HTMLSelectElement)) throw new Error(`no kind of ${type}`);
		return label.control;
	};
	const choose = (type: string, kind: string): void => {
		list(type).value = kind;
		list(type).dispatchEvent(new Event('change', { bubbles: true }));
	};
	const stored = async () => (await database.kinds.toArray()).map(({ name, kind }) => [name, kind]);
	return { database, toasts, target, list, choose, stored };
}

describe('the kinds of types and categories', () => {
	it('are proposed from the name, with how many configurations each stands for', () => {
		const { target, list } = open();
		const rows = [...target.querySelectorAll('tbody tr')].map((row) =>
			[...row.children].slice(0, 2).map(({ textContent }) => textContent)
		);
		expect(rows).toEqual([
			['Edge Node', '1,240'],
			['Workstation', '12']
		]);
		const choices = [...list('Workstation').options].map(({ text }) => text);
		expect(choices).toEqual(['Proposed: Workstation', ...kinds.map((kind) => kindWords[kind])]);
		expect(list('Edge Node').value).toBe('');
		expect(list('Edge Node').options[0]?.text).toBe('Proposed: Other');
	});

	it('are stored as chosen, dated, and shown as chosen', async () => {
		const { database, toasts, list, choose } = open();
		choose('Edge Node', 'switch');
		await vi.waitFor(() => expect(toasts.current?.text).toMatch(/^Edge Node is switch for rules/));
		expect(await database.kinds.toArray()).toEqual([
			{
				name: 'Edge Node',
				kind: 'switch',
				editedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string
			}
		]);
		await vi.waitFor(() => expect(list('Edge Node').value).toBe('switch'));
		expect(list('Workstation').value).toBe('');
	});

	it('go back to the proposal, which then stores nothing and follows the name', async () => {
		const { database, toasts, list, choose, stored } = open();
		choose('Workstation', 'server');
		await vi.waitFor(() => expect(list('Workstation').value).toBe('server'));
		toasts.dismiss();
		choose('Workstation', '');
		await vi.waitFor(() => expect(toasts.current?.text).toMatch(/^Workstation is workstation/));
		expect(await stored()).toEqual([]);
		expect(kindOf(await readGradingBasis(database), 'Workstation')).toBe('workstation');
	});

	it('are as they were before after an undo, whether chosen or proposed', async () => {
		const { toasts, choose, stored } = open();
		// One right after the other: the second must not take the screen's word for what stood.
		choose('Edge Node', 'firewall');
		choose('Edge Node', 'server');
		await vi.waitFor(() => expect(toasts.current?.text).toMatch(/^Edge Node is server/));
		toasts.undo();
		await vi.waitFor(async () => expect(await stored()).toEqual([['Edge Node', 'firewall']]));
		choose('Edge Node', '');
		await vi.waitFor(async () => expect(await stored()).toEqual([]));
		await vi.waitFor(() => expect(toasts.current?.text).toMatch(/^Edge Node is other/));
		toasts.undo();
		await vi.waitFor(async () => expect(await stored()).toEqual([['Edge Node', 'firewall']]));
	});

	it('follow a choice that was made in another tab', async () => {
		const { database, list } = open();
		await vi.waitFor(() => expect(list('Edge Node').value).toBe(''));
		await database.kinds.put({ name: 'Edge Node', kind: 'ups', editedAt: '2026-11-23T11:42:00Z' });
		await vi.waitFor(() => expect(list('Edge Node').value).toBe('ups'));
	});

	it('decide lifespan and grade of every configuration of the type', async () => {
		const { database, choose } = open();
		const [companyId] = await addCompanies(database, {
			companies: [{ name: 'Castellan', typeId: null, statusId: null }],
			now: '2026-11-23T11:42:00Z'
		});
		if (!companyId) throw new Error('no company');
		await addLocalConfigurations(database, companyId, {
			configurations: [
				{
					name: 'EN-01',
					type: 'Edge Node',
					isActive: true,
					values: { purchaseDate: '2020-11-02' }
				}
			],
			now: '2026-11-23T11:42:00Z'
		});
		const verdict = async () => {
			const { graded, summary } = await readCompanyGrades(
				database,
				companyId,
				isoDate('2026-11-23')
			);
			const [one] = graded;
			return [
				one?.subject.kind,
				one?.subject.lifespan.limitMonths,
				one?.grading.grade?.name,
				summary.health
			];
		};
		const before = await verdict();
		expect(before.slice(0, 3)).toEqual(['other', 60, 'Replace']);
		choose('Edge Node', 'switch');
		await vi.waitFor(async () =>
			expect((await verdict()).slice(0, 3)).toEqual(['switch', 120, 'Healthy'])
		);
		expect((await verdict())[3]).not.toEqual(before[3]);
		choose('Edge Node', 'virtual-machine');
		await vi.waitFor(async () => expect((await verdict())[1]).toBeNull());
		choose('Edge Node', '');
		await vi.waitFor(async () => expect(await verdict()).toEqual(before));
	});

	it('stay as keys chose them last while earlier choices come back from the database', async () => {
		const { toasts, list, choose, stored } = open();
		const seen = new Set<string>();
		for (const kind of ['server', 'switch', 'ups']) {
			choose('Edge Node', kind);
			await vi.waitFor(() => expect(toasts.current).not.toBeNull());
			seen.add(`${kind} ${list('Edge Node').value}`);
		}
		await vi.waitFor(() => expect(toasts.current?.text).toMatch(/^Edge Node is UPS for rules/));
		expect([...seen]).toEqual(['server server', 'switch switch', 'ups ups']);
		expect(await stored()).toEqual([['Edge Node', 'ups']]);
	});

	it('are reached by the keyboard alone, in the order of the table', () => {
		const { target, list } = open();
		const reached = [
			...target.querySelectorAll<HTMLElement>('a, button, input, select, [tabindex]')
		];
		expect(reached).toEqual([list('Edge Node'), list('Workstation')]);
		for (const one of reached) {
			one.focus();
			expect(document.activeElement).toBe(one);
		}
	});
});
