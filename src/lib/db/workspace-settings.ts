/** Settings of the workspace: currency, dates, the MSP's name and logo. */
import type { Budget } from '../domain/classes.ts';
import {
	brandColorPattern,
	dateFormats,
	defaultWorkspaceSettings,
	inOtherCurrency,
	longestMspName,
	type WorkspaceSettings
} from '../domain/workspace-settings.ts';
import { isCurrency } from '../domain/money.ts';
import type { Initiative } from '../domain/report/initiative.ts';
import type { Template } from '../domain/template.ts';
import { z } from '../z.ts';
import type { AlmanacDatabase } from './database.ts';
import { readTemplates, templateTables } from './templates.ts';

const settingsKey = 'workspace';

const settingsSchema: z.ZodType<WorkspaceSettings> = z.object({
	currency: z.string().refine(isCurrency),
	dateFormat: z.enum(dateFormats),
	mspName: z.string().max(longestMspName),
	logo: z
		.object({
			png: z.instanceof(Uint8Array) as z.ZodType<Uint8Array<ArrayBuffer>>,
			width: z.int().positive(),
			height: z.int().positive()
		})
		.nullable(),
	// Settings that were stored before there was a colour have none.
	brandColor: z.string().regex(brandColorPattern).nullable().default(null)
});

/** The settings as they are stored; the default ones where nothing readable is. */
export async function readWorkspaceSettings(db: AlmanacDatabase): Promise<WorkspaceSettings> {
	const row = await db.settings.get(settingsKey);
	const parsed = settingsSchema.safeParse(row?.value);
	return parsed.success ? parsed.data : defaultWorkspaceSettings;
}

/**
 * Stores settings. With another currency every budget keeps its figure: $1,350.00 becomes ¥1,350, in
 * templates, in what people said and on roadmaps, in the same transaction. Completed reports keep theirs.
 */
export function saveWorkspaceSettings(
	db: AlmanacDatabase,
	settings: WorkspaceSettings
): PromiseLike<void> {
	const tables = [db.settings, db.templates, db.overrides, db.roadmaps];
	return db.transaction('rw', tables, async () => {
		const { currency } = await readWorkspaceSettings(db);
		await db.settings.put({ key: settingsKey, value: settings });
		if (currency === settings.currency) return;
		const convert = (budget: Budget): Budget => inCurrency(budget, currency, settings.currency);
		const templates = await db.templates.toArray();
		await db.templates.bulkPut(
			templates.map((row) => ({ ...row, ...budgetsChanged(row, convert) }))
		);
		const overrides = await db.overrides.filter(({ budget }) => budget !== undefined).toArray();
		await db.overrides.bulkPut(
			overrides.map((row) =>
				row.budget ? { ...row, budget: { ...row.budget, value: convert(row.budget.value) } } : row
			)
		);
		const roadmaps = await db.roadmaps.toArray();
		const minor = (amount: number): number => inOtherCurrency(amount, currency, settings.currency);
		await db.roadmaps.bulkPut(
			roadmaps.map((row) => ({
				...row,
				initiatives: row.initiatives.map((one) => costsChanged(one, minor))
			}))
		);
	});
}

/** How many budgets and initiatives hold an amount: what another currency would change. Live. */
export function countAmounts(db: AlmanacDatabase): PromiseLike<number> {
	return db.transaction('r', [...templateTables(db), db.overrides, db.roadmaps], async () => {
		const { templates } = await readTemplates(db);
		const budgets = templates.flatMap(({ classes, types }) => [...classes, ...types]);
		const said = await db.overrides.toArray();
		const initiatives = (await db.roadmaps.toArray()).flatMap((row) => row.initiatives);
		return (
			budgets.filter(({ budget }) => hasAmount(budget)).length +
			said.filter(({ budget }) => budget && hasAmount(budget.value)).length +
			initiatives.filter(hasCost).length
		);
	});
}

function hasAmount(budget: Budget): boolean {
	return Object.values(budget).some((minor) => minor !== 0);
}

function hasCost({ cost, recurringMonthlyMinor }: Initiative): boolean {
	return recurringMonthlyMinor !== 0 || (cost.kind === 'typed' && cost.oneTimeMinor !== 0);
}

function budgetsChanged(
	{ classes, types }: Template,
	convert: (budget: Budget) => Budget
): Pick<Template, 'classes' | 'types'> {
	return {
		classes: classes.map((one) => ({ ...one, budget: convert(one.budget) })),
		types: types.map((one) => ({ ...one, budget: convert(one.budget) }))
	};
}

function costsChanged(one: Initiative, minor: (amount: number) => number): Initiative {
	const { cost, recurringMonthlyMinor } = one;
	return {
		...one,
		recurringMonthlyMinor: minor(recurringMonthlyMinor),
		cost: cost.kind === 'typed' ? { ...cost, oneTimeMinor: minor(cost.oneTimeMinor) } : cost
	};
}

function inCurrency(budget: Budget, from: string, to: string): Budget {
	return {
		hardwareMinor: inOtherCurrency(budget.hardwareMinor, from, to),
		setupMinor: inOtherCurrency(budget.setupMinor, from, to),
		onsiteMinor: inOtherCurrency(budget.onsiteMinor, from, to),
		recurringMonthlyMinor: inOtherCurrency(budget.recurringMonthlyMinor, from, to)
	};
}
