import { changeRoadmap, restoreRoadmap, sayReplacement } from '../db/company-plan.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { editDraft, restoreDraft } from '../db/reports.ts';
import type { Budget } from '../domain/classes.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type { DraftAction } from '../domain/report/draft-actions.ts';
import type { Period } from '../domain/report/fiscal.ts';
import type { IdPair } from '../domain/report/pairs.ts';
import type { PartSettings } from '../domain/report/part-actions.ts';
import type { RoadmapAction } from '../domain/report/roadmap.ts';
import { nowIso } from './clock.ts';
import { EditHistory, type EditStep } from './edit-history.svelte.ts';
import { Statements, type UndoSaying } from './statements.ts';

/** What is said of configurations in a report; null takes it back. */
export type AssetStatement =
	| { readonly subject: 'grade'; readonly value: string | null; readonly note: string }
	/** `value` null: the class that the rules give; `none`: no class, whatever they give. */
	| {
			readonly subject: 'class';
			readonly value: string | null | 'none';
			readonly note: string;
	  }
	| { readonly subject: 'budget'; readonly value: Budget | null; readonly note: string }
	| { readonly subject: 'period'; readonly value: Period | null; readonly note: string };

/** Stands for "no class, whatever the rules say" among the ids of classes. */
export const noClass = 'none';

/** Every edit that a person makes in a draft, with its undo and redo. */
export class DraftEdits {
	readonly history = new EditHistory();
	readonly #db: AlmanacDatabase;
	readonly #draftId: string;
	readonly #companyId: CompanyId;
	readonly #statements: Statements;

	constructor(db: AlmanacDatabase, draftId: string, companyId: CompanyId) {
		this.#db = db;
		this.#draftId = draftId;
		this.#companyId = companyId;
		this.#statements = new Statements(db);
	}

	/** What the draft itself says: details, parts, notes, exclusions. Null where nothing changed. */
	async edit(label: string, action: DraftAction): Promise<EditStep | null> {
		const change = await editDraft(this.#db, this.#draftId, { action, now: nowIso() });
		if (!change || change.after === change.before) return null;
		const { before, after } = change;
		return this.#recorded({
			label,
			undo: async () => await restoreDraft(this.#db, { from: after, to: before, now: nowIso() }),
			redo: async () => await restoreDraft(this.#db, { from: before, to: after, now: nowIso() })
		});
	}

	/** Years, rows, columns, order of one part. */
	setPart(id: string, settings: PartSettings): Promise<EditStep | null> {
		return this.edit('Set the part', { kind: 'parts', action: { kind: 'set', id, settings } });
	}

	/** What is true of configurations on all screens and in all drafts. */
	async say(
		label: string,
		ids: readonly ConfigurationId[],
		statement: AssetStatement
	): Promise<EditStep> {
		let takeBack = await this.#said(ids, statement);
		return this.#recorded({
			label,
			undo: () => takeBack(),
			redo: async () => {
				takeBack = await this.#said(ids, statement);
			}
		});
	}

	/** One step on the company's roadmap. Null where nothing changed. */
	async plan(label: string, action: RoadmapAction): Promise<EditStep | null> {
		const put = (roadmap: typeof before) =>
			restoreRoadmap(this.#db, this.#companyId, { roadmap, now: nowIso() });
		const change = await changeRoadmap(this.#db, this.#companyId, { action, now: nowIso() });
		const { before, after } = change;
		if (before === after) return null;
		return this.#recorded({ label, undo: () => put(before), redo: () => put(after) });
	}

	/** That a new configuration replaces one that is gone, or that it does not. */
	async link(label: string, pair: IdPair, verdict: 'linked' | 'dismissed'): Promise<EditStep> {
		const say = async (next: 'linked' | 'dismissed' | null) =>
			await sayReplacement(this.#db, this.#companyId, { ...pair, verdict: next, now: nowIso() });
		const before = await say(verdict);
		return this.#recorded({
			label,
			undo: async () => void (await say(before)),
			redo: async () => void (await say(verdict))
		});
	}

	#said(ids: readonly ConfigurationId[], said: AssetStatement): Promise<UndoSaying> {
		const { note } = said;
		switch (said.subject) {
			case 'class':
				if (said.value === null) return this.#statements.takeBack(ids, 'class');
				return this.#statements.say(ids, 'class', {
					value: said.value === noClass ? null : said.value,
					note
				});
			case 'grade':
				if (said.value === null) return this.#statements.takeBack(ids, 'grade');
				return this.#statements.say(ids, 'grade', { value: said.value, note });
			case 'budget':
				if (said.value === null) return this.#statements.takeBack(ids, 'budget');
				return this.#statements.say(ids, 'budget', { value: said.value, note });
			case 'period':
				if (said.value === null) return this.#statements.takeBack(ids, 'period');
				return this.#statements.say(ids, 'period', { value: said.value, note });
		}
	}

	#recorded(step: EditStep): EditStep {
		this.history.record(step);
		return step;
	}
}
