import type { AlmanacDatabase } from '$lib/db/database.ts';
import { completeReport } from '$lib/db/reports.ts';
import { clientFacts } from '$lib/domain/report/client-view.ts';
import { freeze, type ReportFacts } from '$lib/domain/report/freeze.ts';
import type { DraftReport } from '$lib/domain/report/report.ts';
import { nowIso } from '$lib/state/clock.ts';
import { reportFormat } from '$lib/text/report-format.ts';
import { draftedSummary, macroValues } from '$lib/text/report-macros.ts';

/** Freezes a draft with what it shows now. Gives null, or the sentence on why it was not completed. */
export async function completeDraft(
	db: AlmanacDatabase,
	draft: DraftReport,
	facts: ReportFacts
): Promise<string | null> {
	const [shown, format] = [clientFacts(facts), reportFormat(facts)];
	const report = freeze(draft, facts, {
		completedAt: nowIso(),
		draftedSummary: draftedSummary(draft, shown, format),
		macros: macroValues(draft, shown, format)
	});
	const outcome = await completeReport(db, report, draft.editedAt);
	if (outcome === 'completed') return null;
	return outcome === 'changed'
		? 'The draft was edited in another tab, so nothing was completed. Look at it and complete it again.'
		: 'The draft was completed or deleted in another tab.';
}
