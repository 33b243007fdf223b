import { untrack } from 'svelte';
import { readGradingSources } from '../db/company-for-grading.ts';
import { readCompanyPlan } from '../db/company-plan.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { overridesOf } from '../db/overrides.ts';
import { reportHeadsOf, reportsOfCompany } from '../db/report-list.ts';
import { readStoredReport } from '../db/reports.ts';
import { findConfigurations } from '../db/whereabouts.ts';
import type { FieldKey } from '../domain/field.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { ReportAsset } from '../domain/report/asset.ts';
import { brandOf } from '../domain/report/brand.ts';
import { createPlacer } from '../domain/report/budget.ts';
import type { CompletedReport } from '../domain/report/completed-report.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import { healthTrend, lastCompleted } from '../domain/report/meetings.ts';
import { asOfDate, type DraftReport } from '../domain/report/report.ts';
import { defaultWorkspaceSettings, type WorkspaceSettings } from '../domain/workspace-settings.ts';
import { assetsOfDraft, factsOfDraft, goneFrom, noConfigurations } from './draft-assembly.ts';
import { FleetGrading, type DraftFleet } from './graded-fleet.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { createSteady } from './steady.ts';
import { today } from './today.svelte.ts';

interface DeskTerms {
	readonly database: AlmanacDatabase;
	readonly id: string;
	readonly companyId: CompanyId;
	readonly settings: () => WorkspaceSettings | undefined;
	readonly labelOf: (key: FieldKey) => string;
}

/**
 * A draft with all that it shows, read live: what people wrote, and the fleet of its company graded for
 * its day. Make it while a component is created.
 */
export class DraftDesk {
	readonly #terms: DeskTerms;
	readonly #grading = new FleetGrading();
	readonly #place = createPlacer<ReportAsset>();
	readonly #sameMarks = createSteady<Pick<DraftReport, 'exclusions' | 'assetNotes'>>();
	readonly #sameTrend = createSteady<ReportFacts['trend']>();
	#fleet = $state.raw<DraftFleet | null>(null);
	#previous = $state.raw<CompletedReport | null>(null);
	/** Configurations of the last report that this company no longer has. */
	#elsewhere = $state.raw(noConfigurations);

	readonly #stored = $derived.by(() => {
		const { database, id } = this.#terms;
		return new LiveQuery(() => Promise.resolve(readStoredReport(database, id)));
	});
	readonly #company = $derived.by(() => {
		const { database, companyId } = this.#terms;
		return new LiveQuery(async () => (await database.companies.get(companyId)) ?? null);
	});
	readonly #sources = $derived.by(() => {
		const { database, companyId } = this.#terms;
		return new LiveQuery(() => Promise.resolve(readGradingSources(database, companyId)));
	});
	readonly #plan = $derived.by(() => {
		const { database, companyId } = this.#terms;
		return new LiveQuery(() => Promise.resolve(readCompanyPlan(database, companyId)));
	});
	readonly #reports = $derived.by(() => {
		const { database, companyId } = this.#terms;
		return new LiveQuery(() => Promise.resolve(reportsOfCompany(database, companyId)));
	});
	readonly #said = $derived.by(() => {
		const { database } = this.#terms;
		const ids = this.#sources.current?.configurations.map(({ id }) => id);
		return ids && new LiveQuery(() => overridesOf(database, ids));
	});

	constructor(terms: DeskTerms) {
		this.#terms = terms;
		$effect(() => this.#regrade());
		$effect(() => this.#readPrevious());
		$effect(() => this.#findGone());
	}

	/** Null until it is read, and once it was completed or deleted. */
	readonly draft: DraftReport | null = $derived.by(() => {
		const stored = this.#stored.current;
		return stored?.state === 'draft' ? stored.draft : null;
	});
	readonly plan = $derived.by(() => this.#plan.current);
	readonly companyName = $derived.by(() => this.#company.current?.name ?? '');
	readonly asOf = $derived.by(() => this.draft && asOfDate(this.draft, today.current));
	readonly brand = $derived.by(() => brandOf(this.#terms.settings() ?? defaultWorkspaceSettings));

	/** True where what the draft reads could not be read. */
	get hasFailed(): boolean {
		return Boolean(this.#sources.failure ?? this.#stored.failure ?? this.#plan.failure);
	}

	get fleet(): DraftFleet | null {
		return this.#fleet;
	}

	readonly #templateId = $derived.by(() => this.draft?.templateId);
	/** What the draft says of assets: its other edits, of parts and texts, make no fact anew. */
	readonly #marks = $derived.by(() => {
		const { draft } = this;
		if (!draft) return null;
		const { exclusions, assetNotes } = draft;
		return this.#sameMarks({ exclusions, assetNotes });
	});
	readonly #trend = $derived.by(() => {
		const reports = this.#reports.current;
		return reports && this.#sameTrend(healthTrend(reportHeadsOf(reports)));
	});

	/** The assets in Build scope with what this report says of them. */
	readonly assets = $derived.by(
		() => this.#marks && this.#fleet && assetsOfDraft(this.#fleet, this.#marks)
	);

	/** All that the parts show; null until everything was read once. */
	readonly facts = $derived.by(() => {
		const { assets, asOf, plan, companyName, brand } = this;
		const sources = this.#sources.current;
		const [trend, fleet, marks] = [this.#trend, this.#fleet, this.#marks];
		if (!assets || !asOf || !plan || !sources || !trend || !fleet || !marks) return null;
		const { labelOf, companyId } = this.#terms;
		return factsOfDraft({
			...{ assets, asOf, plan, companyName, brand, sources, trend, fleet, labelOf },
			draft: { companyId, exclusions: marks.exclusions },
			previous: this.#previous,
			elsewhere: this.#elsewhere,
			place: this.#place
		});
	});

	#regrade(): void {
		const [sources, overrides] = [this.#sources.current, this.#said?.current];
		const { asOf } = this;
		const templateId = this.#templateId;
		if (!sources || !overrides || !asOf || templateId === undefined) return;
		const { companyId } = this.#terms;
		const graded = this.#grading.grade({ sources, overrides, companyId, templateId, asOf });
		if (!(graded instanceof Promise)) {
			this.#fleet = graded;
			return;
		}
		void graded.then((fleet) => {
			// What was read since is graded by a run of its own.
			const isNewest = untrack(
				() => this.#sources.current === sources && this.#said?.current === overrides
			);
			if (isNewest) this.#fleet = fleet;
		});
	}

	#readPrevious(): void {
		const reports = this.#reports.current;
		const id = reports && lastCompleted(reportHeadsOf(reports))?.id;
		if (!id) {
			this.#previous = null;
			return;
		}
		// A completed report never changes: it is read once.
		if (untrack(() => this.#previous?.id) === id) return;
		void this.#terms.database.completedReports
			.get(id)
			.then((report) => (this.#previous = report ?? null));
	}

	#findGone(): void {
		const [sources, previous] = [this.#sources.current, this.#previous];
		if (!sources || !previous) return;
		const ids = goneFrom(previous, sources);
		if (ids.length === 0) return;
		void findConfigurations(this.#terms.database, ids).then((found) => (this.#elsewhere = found));
	}
}
