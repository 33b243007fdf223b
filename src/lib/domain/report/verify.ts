import { z } from '../../z.ts';
import { reportHealth } from './asset.ts';
import { changeCounts, changeKinds } from './changes.ts';
import {
	completedReportSchema,
	completedReportVersion,
	type CompletedReport
} from './completed-report.ts';
import { digestOf } from './digest.ts';
import { figuresOf } from './freeze.ts';
import { thawedChanges } from './frozen-changes.ts';

/**
 * What a completed report should not have. `digest`: something in it is not what was completed; the
 * others say what no longer fits together.
 */
export type ReportProblem =
	'digest' | 'asset-twice' | 'health' | 'figures' | 'changes' | 'initiatives';

/** What is wrong with a completed report; nothing: an empty list. Nothing is mended: it is locked. */
export function verifyReport(report: CompletedReport): ReportProblem[] {
	const { digest, ...rest } = report;
	const { assets, initiatives, changes, content } = report;
	const problems: [ReportProblem, boolean][] = [
		['digest', digest !== digestOf(rest)],
		['asset-twice', !areDistinct(assets.map((asset) => asset.id))],
		['initiatives', !areDistinct(initiatives.map((initiative) => initiative.id))],
		['health', !isSame(report.health, reportHealth(assets))],
		['figures', !isSame(report.figures, figuresOf({ ...report, parts: content.parts }))],
		['changes', changes !== null && !isWhole(changes, report)]
	];
	return problems.flatMap(([problem, isFound]) => (isFound ? [problem] : []));
}

export type ReportReading =
	/** `problems`: it can be shown, and should say what is wrong with it. */
	| {
			readonly kind: 'report';
			readonly report: CompletedReport;
			readonly problems: readonly ReportProblem[];
	  }
	| {
			readonly kind: 'refused';
			readonly problem: 'not-a-report' | 'newer-version' | 'invalid';
			/** Where it does not fit: "assets.3.budget.setupMinor". */
			readonly paths: readonly string[];
	  };

const headSchema = z.looseObject({ format: z.literal('almanac-report'), version: z.int().min(1) });

/** Reads a completed report from a file or another device. Total: whatever the value, an outcome. */
export function readReport(value: unknown): ReportReading {
	const head = headSchema.safeParse(value);
	if (!head.success) return { kind: 'refused', problem: 'not-a-report', paths: [] };
	if (head.data.version > completedReportVersion) {
		return { kind: 'refused', problem: 'newer-version', paths: [] };
	}
	const parsed = completedReportSchema.safeParse(value);
	if (parsed.success) {
		return { kind: 'report', report: parsed.data, problems: verifyReport(parsed.data) };
	}
	const paths = parsed.error.issues.slice(0, 50).map((issue) => issue.path.join('.'));
	return { kind: 'refused', problem: 'invalid', paths };
}

/** Every asset that the changes name is there. */
function isWhole(changes: NonNullable<CompletedReport['changes']>, report: CompletedReport) {
	const counts = changeCounts(thawedChanges(changes, report.assets));
	return (
		areDistinct(changes.before.map((asset) => asset.id)) &&
		changeKinds.every((kind) => counts[kind] === changes[kind].length)
	);
}

function areDistinct(ids: readonly string[]): boolean {
	return new Set(ids).size === ids.length;
}

function isSame(a: unknown, b: unknown): boolean {
	return digestOf(a) === digestOf(b);
}
