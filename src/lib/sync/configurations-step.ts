/** Phase three of a run: configurations, by the steps that are planned for what is chosen and known. */
import type { FleetAhead } from '../db/fleet-ahead.ts';
import type { RunStepRow } from '../db/run-rows.ts';
import { updateRun } from '../db/runs.ts';
import { readSyncSettings } from '../db/sync-settings.ts';
import { planSync, type PlannedStep, type SyncPlan } from '../domain/sync-plan/plan-sync.ts';
import { openWork, type ConfigurationsStep, type ConfigurationWork } from './configuration-work.ts';
import { findGone } from './find-gone.ts';
import { readChanges } from './read-changes.ts';
import { fillFields, readMore, readWhole } from './read-sets.ts';
import type { RunContext } from './run-context.ts';

/**
 * Reads what the plan says; a run that was cut is gone on with by planning again. Gives what it has kept
 * for the snapshot.
 */
export async function syncConfigurations(
	context: RunContext,
	step: ConfigurationsStep
): Promise<FleetAhead | null> {
	const { db, progress, runId } = context;
	progress.begin('configurations');
	const work = await openWork(context, step);
	const plan = await planWork(work);
	const rows = plan.steps.map(stepRow);
	progress.planned(plan.kind, rows);
	await updateRun(db, runId, { kind: plan.kind, plan: rows });
	for (const planned of plan.steps) {
		if (planned.kind === 'find-gone') continue;
		await take(work, planned);
	}
	const { read, added, changed } = progress.counts;
	const done = (plan.kind === 'full' ? work.knowledge.stored : 0) + read;
	progress.end('configurations', { done, hasChanged: added + changed > 0 });
	progress.begin('missing');
	for (const planned of plan.steps) if (planned.kind === 'find-gone') await take(work, planned);
	// A full pass has judged them set by set.
	const { missing } = progress.counts;
	progress.end('missing', { done: missing, hasChanged: missing > 0 });
	return work.ahead;
}

async function planWork(work: ConfigurationWork): Promise<SyncPlan> {
	const { context, knowledge, selected, settings, wanted, usage } = work;
	const { db, request, now } = context;
	const { fullPass } = await readSyncSettings(db);
	return planSync({
		mode: request.mode,
		companies: selected,
		known: knowledge.companies,
		wanted,
		mapped: Object.values(settings.fieldMap).flatMap((source) =>
			source ? [source.field, ...(source.fallback === null ? [] : [source.fallback])] : []
		),
		openPass: knowledge.openPass,
		finishedAt: knowledge.finishedAt,
		rhythm: fullPass,
		hourlyLimit: usage.hourlyLimit,
		now: now()
	});
}

function take(work: ConfigurationWork, step: PlannedStep): Promise<void> {
	switch (step.kind) {
		case 'read-whole':
			return readWhole(work, step);
		case 'fill-fields':
			return fillFields(work, step);
		case 'read-more':
			return readMore(work, step);
		case 'read-changes':
			return readChanges(work, step.groups);
		case 'find-gone':
			return findGone(work, step.companies);
	}
}

function stepRow(step: PlannedStep): RunStepRow {
	const companies =
		step.kind === 'read-changes'
			? step.groups.reduce((sum, group) => sum + group.companies.length, 0)
			: step.companies.length;
	return {
		kind: step.kind,
		reason: step.kind === 'read-whole' ? step.reason : null,
		companies,
		fields: step.kind === 'fill-fields' ? step.fields.length : 0,
		calls: step.calls
	};
}
