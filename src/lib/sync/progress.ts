/** What a run tells while it works. */
import type { CallReport, WaitReport } from '../autotask/reports.ts';
import type { RunCounts, RunPhaseRow, RunRow, RunStepRow } from '../db/run-rows.ts';
import type { CallObserver } from './environment.ts';
import type { ApiUsage, RunKind, RunPhase, SyncProgress } from './protocol.ts';

/** Between two reports; a phase that begins or ends is told at once. */
const reportEveryMs = 250;
/** The rate is that of the last seconds: it shows a slow-down soon and does not jump. */
const rateWindowMs = 10_000;

/** The phases that every run has. */
export const runPhases: readonly RunPhase[] = [
	'lists',
	'companies',
	'configurations',
	'missing',
	'snapshot'
];

export interface ProgressOptions {
	readonly runId: number;
	readonly startedAt: string;
	/** As far as it can be told before it is planned. */
	readonly kind: RunKind;
	readonly clock: () => number;
	readonly report: (progress: SyncProgress) => void;
}

export class RunProgress implements CallObserver {
	readonly #options: ProgressOptions;
	#phases: readonly RunPhaseRow[] = waitingPhases;
	#counts: RunCounts = { read: 0, added: 0, changed: 0, unchanged: 0, missing: 0 };
	/** Configurations stored, by when. */
	#commits: { readonly at: number; readonly rows: number }[] = [];
	#calls = 0;
	#bytes = 0;
	#waitingUntil: number | null = null;
	#usage: ApiUsage | null = null;
	#reportedAt = -Infinity;
	#kind: RunKind;
	#plan: readonly RunStepRow[] | null = null;

	constructor(options: ProgressOptions) {
		this.#options = options;
		this.#kind = options.kind;
	}

	get kind(): RunKind {
		return this.#kind;
	}

	get counts(): RunCounts {
		return this.#counts;
	}

	get calls(): number {
		return this.#calls;
	}

	get bytes(): number {
		return this.#bytes;
	}

	readonly onCall = ({ bytes }: CallReport): void => {
		this.#calls += 1;
		this.#bytes += bytes;
		this.#waitingUntil = null;
		this.#tell();
	};

	readonly onWait = ({ until }: WaitReport): void => {
		this.#waitingUntil = until;
		this.#tell('now');
	};

	setUsage(usage: ApiUsage): void {
		this.#usage = usage;
		this.#tell();
	}

	/** What the run sets out to do. */
	planned(kind: RunKind, plan: readonly RunStepRow[]): void {
		this.#kind = kind;
		this.#plan = plan;
		this.#tell('now');
	}

	begin(phase: RunPhase, { done = 0, expected }: Partial<RunPhaseRow> = {}): void {
		this.#set(phase, { state: 'running', done, expected: expected ?? null });
		this.#tell('now');
	}

	/** A phase that not every run has; it stands after the one that it follows. */
	insert(phase: RunPhase, after: RunPhase, expected: number): void {
		const place = this.#phases.findIndex((row) => row.phase === after) + 1;
		const row: RunPhaseRow = { phase, state: 'running', done: 0, expected };
		this.#phases = this.#phases.toSpliced(place, 0, row);
		this.#tell('now');
	}

	/** So many more are to come than was known. */
	expectMore(phase: RunPhase, more: number): void {
		const { done = 0, expected = null } = this.#phaseOf(phase) ?? {};
		this.#set(phase, { state: 'running', expected: Math.max(done, expected ?? 0) + more });
		this.#tell('now');
	}

	advance(phase: RunPhase, done: number): void {
		this.#set(phase, { done });
		this.#tell();
	}

	end(phase: RunPhase, end: { readonly done: number; readonly hasChanged: boolean }): void {
		const { done, hasChanged } = end;
		this.#set(phase, { state: hasChanged ? 'done' : 'unchanged', done, expected: done });
		this.#tell('now');
	}

	/** Configurations were stored. */
	stored(counts: RunCounts): void {
		this.#counts = sumOf(this.#counts, counts);
		this.#commits.push({ at: this.#options.clock(), rows: counts.read });
		const phase = this.#phaseOf('configurations');
		this.advance('configurations', (phase?.done ?? 0) + counts.read);
	}

	/** The log entry as it stands after these counts, which are about to be stored. */
	rowAfter(counts: RunCounts): Partial<Omit<RunRow, 'id' | 'integrationId'>> {
		const phases = this.#phases.map((row) =>
			row.phase === 'configurations' ? { ...row, done: row.done + counts.read } : row
		);
		return { ...sumOf(this.#counts, counts), phases, calls: this.#calls, bytes: this.#bytes };
	}

	/** The log entry as it stands. */
	row(): Partial<Omit<RunRow, 'id' | 'integrationId'>> {
		return { ...this.#counts, phases: this.#phases, calls: this.#calls, bytes: this.#bytes };
	}

	snapshot(): SyncProgress {
		const { runId, startedAt } = this.#options;
		const rowsPerSecond = this.#rate();
		return {
			runId,
			kind: this.#kind,
			plan: this.#plan,
			startedAt,
			phases: this.#phases,
			rowsPerSecond,
			secondsLeft: this.#secondsLeft(rowsPerSecond),
			calls: this.#calls,
			waitingUntil: this.#waitingUntil === null ? null : new Date(this.#waitingUntil).toISOString(),
			usage: this.#usage
		};
	}

	#tell(when: 'now' | 'soon' = 'soon'): void {
		const now = this.#options.clock();
		if (when === 'soon' && now - this.#reportedAt < reportEveryMs) return;
		this.#reportedAt = now;
		this.#options.report(this.snapshot());
	}

	#set(phase: RunPhase, changes: Partial<RunPhaseRow>): void {
		this.#phases = this.#phases.map((row) => (row.phase === phase ? { ...row, ...changes } : row));
	}

	#phaseOf(phase: RunPhase): RunPhaseRow | undefined {
		return this.#phases.find((row) => row.phase === phase);
	}

	#rate(): number | null {
		const now = this.#options.clock();
		this.#commits = this.#commits.filter(({ at }) => now - at <= rateWindowMs);
		const first = this.#commits[0];
		if (!first) return null;
		// From the run's start while it is younger than the window: the first commit took time as well.
		const began = Math.max(Date.parse(this.#options.startedAt), now - rateWindowMs);
		const seconds = Math.max(0.001, (now - began) / 1000);
		return this.#commits.reduce((sum, { rows }) => sum + rows, 0) / seconds;
	}

	#secondsLeft(rowsPerSecond: number | null): number | null {
		const phase = this.#phaseOf('configurations');
		if (!rowsPerSecond || phase?.state !== 'running' || phase.expected === null) return null;
		return Math.max(0, phase.expected - phase.done) / rowsPerSecond;
	}
}

export const waitingPhases: readonly RunPhaseRow[] = runPhases.map((phase) => ({
	phase,
	state: 'waiting',
	done: 0,
	expected: null
}));

function sumOf(a: RunCounts, b: RunCounts): RunCounts {
	return {
		read: a.read + b.read,
		added: a.added + b.added,
		changed: a.changed + b.changed,
		unchanged: a.unchanged + b.unchanged,
		missing: a.missing + b.missing
	};
}
