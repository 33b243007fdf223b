/** The product's own figures over the fleet that `storeShards()` stored, as the worker makes them. */
import { saveKind } from '../../../../src/lib/db/grading-basis.ts';
import type { IsoDate } from '../../../../src/lib/domain/dates.ts';
import { kindOf } from '../../../../src/lib/domain/grading-basis.ts';
import type { Template } from '../../../../src/lib/domain/template.ts';
import { FleetGrading } from '../../../../src/lib/sync/fleet-grading.ts';
import { FleetPreparer, type GradedFleet } from '../../../../src/lib/sync/graded-fleet.ts';
import type { CompanyFigure, TemplatePreview } from '../../../../src/lib/sync/grading-protocol.ts';
import { HeldFleet } from '../../../../src/lib/sync/held-fleet.ts';
import type { SyncLock } from '../../../../src/lib/db/exclusive-lock.ts';
import { openShards } from '../storing/shard-store.ts';
import { gradeByHand } from './hand-loop.ts';
import { tenGrades } from './ten-grades.ts';

/** Nothing else runs here. */
const lock: SyncLock = { tryRun: (work) => work() };

/** A worker's grading from its start on: the first question reads the snapshot from disk. */
export class ProductGrading {
	readonly #db = openShards();
	readonly #preparer = new FleetPreparer(this.#db, new HeldFleet({ db: this.#db, lock }));
	#changes = 0;
	readonly #grading = new FleetGrading(this.#db, this.#preparer);

	/** What the Companies list shows. */
	companies(asOf: IsoDate): Promise<readonly CompanyFigure[]> {
		return this.#grading.companies(asOf);
	}

	/** A person says of a type that nobody has what it is: nothing that was graded before stands. */
	async changeSettings(): Promise<void> {
		this.#changes += 1;
		const kind = this.#changes % 2 === 0 ? 'server' : 'printer';
		await saveKind(this.#db, 'A type of the bench', { kind, now: new Date().toISOString() });
	}

	/** What the editor of grades asks with every change. */
	preview(asOf: IsoDate): Promise<TemplatePreview> {
		return this.#grading.preview({ template: edited(), asOf, sampleOf: null, limit: 20 });
	}

	prepare(asOf: IsoDate): Promise<GradedFleet> {
		return this.#preparer.prepare(asOf, [edited()]);
	}

	close(): void {
		this.#db.close();
	}
}

/** Every change in an editor comes as an object of its own: what was graded before is of no use. */
function edited(): Template {
	return { ...tenGrades };
}

/** Grades of every row with the milliseconds that they took. */
export interface TimedGrades {
	readonly ms: number;
	readonly grades: Int8Array;
}

/** The ten rules as the product runs them: classes, lifespans and who counts are part of it. */
export async function gradeByRules(grading: ProductGrading, asOf: IsoDate): Promise<TimedGrades> {
	const fleet = await grading.prepare(asOf);
	const begun = performance.now();
	const { proposed } = fleet.gradeBy(edited());
	return { ms: performance.now() - begun, grades: proposed };
}

/** The loop by hand over the same columns. */
export async function gradeByLoop(grading: ProductGrading, asOf: IsoDate): Promise<TimedGrades> {
	const { facts, basis, context } = await grading.prepare(asOf);
	const begun = performance.now();
	const grades = gradeByHand(facts, {
		asOf,
		os: context.os,
		kindOf: (type) => kindOf(basis, type)
	});
	return { ms: performance.now() - begun, grades };
}
