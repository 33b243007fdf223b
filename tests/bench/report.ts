/** What every bench returns, and how it is printed: a table for people, one JSON document for tools. */
import { cpus, totalmem } from 'node:os';

/** Whether a smaller or a larger value is better; null rows are figures without a target. */
export interface Target {
	readonly atMost?: number;
	readonly atLeast?: number;
}

export interface BenchRow {
	/** Stable name, such as `import100k.overFloor`. */
	readonly id: string;
	/** One line for people: what was compared with what. */
	readonly what: string;
	readonly value: number;
	/** `x` for ratios, else `ms`, `MB`, `calls` … */
	readonly unit: string;
	readonly target: Target | null;
}

export interface BenchDocument {
	readonly name: string;
	readonly machine: string;
	readonly rows: readonly (BenchRow & { readonly ok: boolean })[];
}

export interface Bench {
	readonly name: string;
	/**
	 * Measures everything side by side in this one run; `say` writes progress to standard error. `only`
	 * names the one part that is asked for, where a bench has parts.
	 */
	run(say: (line: string) => void, only?: string): Promise<readonly BenchRow[]>;
}

export function isMet({ value, target }: BenchRow): boolean {
	if (!target) return true;
	return value <= (target.atMost ?? Infinity) && value >= (target.atLeast ?? -Infinity);
}

export function documentOf(name: string, rows: readonly BenchRow[]): BenchDocument {
	const machine = `${process.platform} ${process.arch}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
	return { name, machine, rows: rows.map((row) => ({ ...row, ok: isMet(row) })) };
}

/** The middle value: what one slow round can't move. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export function tableOf({ name, machine, rows }: BenchDocument): string {
	const lines = rows.map((row) => [
		row.ok ? 'ok  ' : 'MISS',
		row.id,
		`${figure(row.value)} ${row.unit}`,
		targetText(row.target),
		row.what
	]);
	const widths = [0, 1, 2, 3].map((column) =>
		Math.max(0, ...lines.map((line) => (line[column] ?? '').length))
	);
	const body = lines.map((line) =>
		line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
	);
	return [`${name} on ${machine}`, ...body].join('\n');
}

function figure(value: number): string {
	return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function targetText(target: Target | null): string {
	if (!target) return '';
	const words = [];
	if (target.atMost !== undefined) words.push(`at most ${target.atMost}`);
	if (target.atLeast !== undefined) words.push(`at least ${target.atLeast}`);
	return words.join(', ');
}
