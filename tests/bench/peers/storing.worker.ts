/** Stores the same recorded pages in the product's way and in two others, and makes figures of them. */
import { expose } from 'comlink';
import { isoDate, type IsoDate } from '../../../src/lib/domain/dates.ts';
import { countByCompany, countNamed } from './grading/cursor-count.ts';
import { gradeByLoop, gradeByRules, ProductGrading } from './grading/product-grading.ts';
import { tenGrades } from './grading/ten-grades.ts';
import { appendPages } from './storing/append-store.ts';
import { recordImport, type Recording } from './storing/recorded-pages.ts';
import { prepareRows, storeRows } from './storing/row-store.ts';
import { companyIdOf, prepareShards, storeShards } from './storing/shard-store.ts';
import type { BenchTenant } from './tenant.ts';

let recording: Recording | undefined;

function recorded(): Recording {
	if (!recording) throw new Error('record() comes first');
	return recording;
}

const storing = {
	async record(tenant: BenchTenant): Promise<{ records: number; bytes: number; pages: number }> {
		recording = await recordImport(tenant);
		const { records, bytes, sets } = recording;
		return { records, bytes, pages: sets.reduce((sum, { pages }) => sum + pages.length, 0) };
	},

	/** Milliseconds of the product's own way. */
	async shards(): Promise<number> {
		await prepareShards(recorded());
		return storeShards(recorded());
	},

	/** Milliseconds of a row per configuration with four indexes. */
	async rows(): Promise<number> {
		await prepareRows();
		return storeRows(recorded());
	},

	/** Milliseconds of an OPFS append. */
	append(): Promise<number> {
		return appendPages(recorded());
	},

	/** Milliseconds of the Companies list's figures in a worker that has the fleet, all graded anew. */
	async companyFigures(): Promise<number> {
		await held().changeSettings();
		return timed(() => held().companies(today()));
	},

	/** The same in a worker that has read nothing yet. */
	async firstFigures(): Promise<number> {
		const grading = new ProductGrading();
		const ms = await timed(() => grading.companies(today()));
		grading.close();
		return ms;
	},

	/** Milliseconds of a walk over all rows that only counts them by company. */
	cursorFigures: (): Promise<number> => timed(countByCompany),

	/** Milliseconds of the ten rules in a worker that has the fleet. */
	rules: async (): Promise<number> => (await gradeByRules(held(), today())).ms,

	/** Milliseconds of the same written by hand, over the same columns. */
	handLoop: async (): Promise<number> => (await gradeByLoop(held(), today())).ms,

	/** Milliseconds of the answer to one change in the editor of grades. */
	liveCount: (): Promise<number> => timed(() => held().preview(today())),

	/** The same in a worker that has just started. */
	async firstCount(): Promise<number> {
		const grading = new ProductGrading();
		const ms = await timed(() => grading.preview(today()));
		grading.close();
		return ms;
	},

	/** Milliseconds of a walk over all rows that looks for the text of the first grade only. */
	cursorCount: (): Promise<number> => timed(countNamed),

	/** Throws where the ways do not come to the same: two that differ are not to be compared. */
	async checkFigures(): Promise<void> {
		const rules = await gradeByRules(held(), today());
		const byHand = await gradeByLoop(held(), today());
		const row = byHand.grades.findIndex((grade, at) => grade !== rules.grades[at]);
		if (row >= 0) {
			const grades = `${byHand.grades[row]} by hand, ${rules.grades[row]} by the rules`;
			throw new Error(`Row ${row} has grade ${grades}`);
		}
		const [figures, preview, companies, { named, total }] = [
			await held().companies(today()),
			await held().preview(today()),
			await countByCompany(),
			await countNamed()
		];
		const shown = new Map(figures.map((figure) => [figure.companyId, figure.shown]));
		const differs = [...companies].find(
			([psaId, count]) => shown.get(companyIdOf(psaId)) !== count
		);
		if (differs) throw new Error(`Company ${differs[0]} has ${differs[1]} rows, not as many shown`);
		const counts = [...preview.edited.values()];
		if (preview.total !== total || counts[0] !== named || named === 0) {
			throw new Error(`${counts.join()} of ${preview.total}; rows: ${named} of ${total}`);
		}
		// Only the last place, "ungraded", may be empty: a grade that nothing has measures nothing.
		const empty = tenGrades.grades.find((_, place) => counts[place] === 0);
		if (empty) throw new Error(`No configuration is graded ${empty.name}`);
	}
};

let kept: ProductGrading | undefined;

/** A worker's grading that goes on from question to question. */
function held(): ProductGrading {
	kept ??= new ProductGrading();
	return kept;
}

function today(): IsoDate {
	return isoDate(new Date().toISOString().slice(0, 10));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}

export type Storing = typeof storing;
expose(storing);
