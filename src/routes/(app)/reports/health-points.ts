import type { ReportEntry } from '$lib/db/report-list.ts';
import { healthPercent, type Health } from '$lib/domain/health.ts';

const percentOf = (health: Health): number | null =>
	health.kind === 'rated' ? healthPercent(health) : null;

/** By how many points health differs from that of the company's completed report before, by report. */
export function healthPoints(entries: readonly ReportEntry[]): ReadonlyMap<string, number> {
	const heads = entries
		.flatMap((entry) => (entry.state === 'completed' ? [entry.head] : []))
		.sort((a, b) => (a.asOf + a.completedAt < b.asOf + b.completedAt ? -1 : 1));
	const before = new Map<string, number | null>();
	const points = new Map<string, number>();
	for (const { id, companyId, health } of heads) {
		const [now, then] = [percentOf(health), before.get(companyId) ?? null];
		if (now !== null && then !== null) points.set(id, now - then);
		before.set(companyId, now);
	}
	return points;
}
