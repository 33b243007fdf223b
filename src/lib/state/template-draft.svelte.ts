import type { AlmanacDatabase } from '../db/database.ts';
import { changeTemplate } from '../db/templates.ts';
import type { Template } from '../domain/template.ts';
import { templateProblems, type TemplateProblem } from '../domain/template-problems.ts';
import { nowIso } from './clock.ts';

/** What an editor changes; the name is changed in the list of templates, at once. */
export type TemplateParts = Omit<Template, 'id' | 'name'>;

type PartName = keyof TemplateParts;

const partNames = [
	'grades',
	'classes',
	'types',
	'statuses',
	'columns',
	'lifespans'
] as const satisfies readonly PartName[];

/** Takes the last Save back. */
export type UndoSave = () => Promise<void>;

/**
 * A template while it is edited: what is stored with the parts that wait for Save laid over it. A part
 * that nobody touched here follows what is stored, also when it changes in another tab. Edits are pure
 * functions of the template, so every tab of the editor shares one draft.
 */
export class TemplateDraft {
	readonly #database: AlmanacDatabase;
	readonly #readStored: () => Template;
	#changes = $state.raw<Partial<TemplateParts>>({});
	#isSaving = $state(false);

	/** `stored` is read as a rune and is there while a draft is. */
	constructor(database: AlmanacDatabase, stored: () => Template) {
		this.#database = database;
		this.#readStored = stored;
	}

	/** As it is stored. */
	readonly stored: Template = $derived.by(() => this.#readStored());

	/** As it is being edited. */
	readonly template: Template = $derived.by(() => ({ ...this.stored, ...this.#changes }));

	/** The parts that wait for Save. */
	readonly changedParts: readonly PartName[] = $derived.by(() =>
		partNames.filter((name) => !isSame(this.#changes[name] ?? this.stored[name], this.stored[name]))
	);

	/** What keeps it from being stored, by path. */
	readonly problems: readonly TemplateProblem[] = $derived.by(() =>
		templateProblems(this.template)
	);
	get isChanged(): boolean {
		return this.changedParts.length > 0;
	}

	get isSaving(): boolean {
		return this.#isSaving;
	}

	/** The code of what is wrong at a path such as "grades.2.name"; undefined where nothing is. */
	problemAt(path: string): string | undefined {
		return this.problems.find((problem) => problem.path === path)?.code;
	}

	change(edit: (template: Template) => Template): void {
		const before = this.template;
		const after = edit(before);
		const changed = partNames.filter((name) => after[name] !== before[name]);
		this.#changes = { ...this.#changes, ...picked(after, changed) };
	}

	discard(): void {
		this.#changes = {};
	}

	/**
	 * Stores the parts that were changed, over what is stored by then. Gives the undo; null where nothing
	 * was stored because of a problem, or because the template is gone.
	 */
	async save(): Promise<UndoSave | null> {
		if (this.problems.length > 0) return null;
		const changes = picked(this.template, this.changedParts);
		const before = picked(this.stored, this.changedParts);
		this.#isSaving = true;
		try {
			const isStored = await this.#store(changes);
			if (!isStored) return null;
			this.#changes = {};
			return async () => void (await this.#store(before));
		} finally {
			this.#isSaving = false;
		}
	}

	async #store(parts: Partial<TemplateParts>): Promise<boolean> {
		const stored = await changeTemplate(this.#database, this.stored.id, {
			now: nowIso(),
			change: (template) => ({ ...template, ...parts })
		});
		return stored !== undefined;
	}
}

function picked(template: Template, names: readonly PartName[]): Partial<TemplateParts> {
	return Object.fromEntries(names.map((name) => [name, template[name]]));
}

/** Parts are plain records; what is not filled in yet (NaN) differs from every figure. */
function isSame(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
