/** One deed that can be taken back and done again. */
export interface EditStep {
	/** What was done: "Exclude 2 assets". */
	readonly label: string;
	readonly undo: () => Promise<void>;
	readonly redo: () => Promise<void>;
}

/** Deeds that can be undone. */
const deepest = 100;

/**
 * What a person did on a screen, to be undone and redone in order. Deeds write rows of many kinds, so a
 * step holds how it is taken back and not a state. One after the other: a step waits for the one before.
 */
export class EditHistory {
	#past = $state.raw<readonly EditStep[]>([]);
	#future = $state.raw<readonly EditStep[]>([]);
	#queue: Promise<void> = Promise.resolve();

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** What the next undo takes back. */
	get undoLabel(): string | null {
		return this.#past.at(-1)?.label ?? null;
	}

	/** A deed that was done just now. */
	record(step: EditStep): void {
		this.#past = [...this.#past, step].slice(-deepest);
		this.#future = [];
	}

	undo(): Promise<void> {
		return this.#next(async () => {
			const step = this.#past.at(-1);
			if (!step) return;
			await step.undo();
			this.#past = this.#past.filter((one) => one !== step);
			this.#future = [step, ...this.#future];
		});
	}

	redo(): Promise<void> {
		return this.#next(async () => {
			const [step] = this.#future;
			if (!step) return;
			await step.redo();
			this.#future = this.#future.filter((one) => one !== step);
			this.#past = [...this.#past, step];
		});
	}

	/** Takes one step back wherever it stands: the Undo of a toast. */
	takeBack(step: EditStep): Promise<void> {
		return this.#next(async () => {
			if (!this.#past.includes(step)) return;
			await step.undo();
			this.#past = this.#past.filter((one) => one !== step);
		});
	}

	#next(run: () => Promise<void>): Promise<void> {
		const done = this.#queue.then(run);
		this.#queue = done.catch(() => undefined);
		return done;
	}
}
