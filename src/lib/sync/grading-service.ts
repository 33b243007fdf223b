/** The worker's answers about the fleet, as plain functions. */
import type { AlmanacDatabase } from '../db/database.ts';
import { succeeded, type Outcome } from '../domain/errors.ts';
import { FleetGrading } from './fleet-grading.ts';
import { FleetPreparer } from './graded-fleet.ts';
import { FleetQuestions } from './fleet-questions.ts';
import type { GradingService } from './grading-protocol.ts';
import type { HeldFleet } from './held-fleet.ts';
import type { QualityService } from './quality-protocol.ts';

export interface GradingEnvironment {
	readonly db: AlmanacDatabase;
	readonly fleet: HeldFleet;
	/** Turns what is expected to fail into a failure. */
	readonly answered: <T>(work: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;
}

export function createGradingService({
	db,
	fleet,
	answered
}: GradingEnvironment): GradingService & QualityService {
	const preparer = new FleetPreparer(db, fleet);
	const grading = new FleetGrading(db, preparer);
	const questions = new FleetQuestions(db, preparer);
	return {
		dataQuality: (asOf) => answered(async () => succeeded(await questions.figures(asOf))),
		qualityRows: (request) => answered(async () => succeeded(await questions.rows(request))),
		serialHolders: (keys, asOf) =>
			answered(async () => succeeded(await questions.holders(keys, asOf))),
		knownMembers: (ids, asOf) => answered(async () => succeeded(await questions.known(ids, asOf))),
		companyFigures: (asOf) => answered(async () => succeeded(await grading.companies(asOf))),
		previewTemplate: (request) => answered(async () => succeeded(await grading.preview(request))),
		classFigures: (request) => answered(async () => succeeded(await grading.classes(request))),
		fleetInventory: (request) => answered(async () => succeeded(await grading.inventory(request)))
	};
}
