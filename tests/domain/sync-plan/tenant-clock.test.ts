import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterOf, overlapMs, sinceOf, TenantClock } from '$lib/domain/sync-plan/tenant-clock.ts';

const start = Date.parse('2026-11-23T11:42:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();

describe("the tenant's clock", () => {
	it('goes by stamps alone, whatever form they have, and never back', () => {
		const clock = new TenantClock([null, iso(start)], start);
		clock.see(['2026-11-23T11:41:00', null, 17, 'soon', '']);
		expect(clock.reached).toBe(iso(start));
		clock.see(['2026-11-23T11:43:00.123456Z']);
		expect(clock.reached).toBe('2026-11-23T11:43:00.123Z');
		expect(new TenantClock([], start).reached).toBeNull();
	});

	it('is not pushed ahead by a stamp that lies far in the future', () => {
		const clock = new TenantClock([iso(start)], start);
		clock.see([iso(start + 400 * 86_400_000)]);
		expect(clock.reached).toBe(iso(start));
		expect(clock.provenBy(iso(start), [iso(start + 400 * 86_400_000)])).toBe(iso(start));
		clock.see([iso(start + 12 * 3_600_000)]);
		expect(clock.reached).toBe(iso(start + 12 * 3_600_000));
	});

	it('asks from a few minutes before what is proven', () => {
		expect(Date.parse(sinceOf(iso(start)))).toBe(start - overlapMs);
		expect(laterOf(null, iso(start))).toBe(iso(start));
		expect(laterOf(iso(start + 1), iso(start))).toBe(iso(start + 1));
	});
});

/**
 * A tenant of records with stamps, read page by page while people go on editing: two readers side by
 * side share a clock, answers arrive in any order. What is proven must never hide an edit.
 */
interface Reader {
	readonly ids: readonly number[];
	before: string | null;
	proven: string | null;
	at: number;
	/** An answer on its way: what the tenant said when it was asked. */
	answer: { readonly rows: ReadonlyMap<number, number> } | null;
	readonly copy: Map<number, number>;
}

const turn = fc.oneof(
	fc.record({ kind: fc.constant('edit' as const), id: fc.nat(11), ms: fc.nat(90_000) }),
	fc.record({ kind: fc.constant('ask' as const), who: fc.nat(1), ms: fc.nat(5_000) }),
	fc.record({ kind: fc.constant('arrive' as const), who: fc.nat(1), ms: fc.nat(5_000) })
);

describe('what a reading proves', () => {
	it('hides no edit that was made while it was under way', () => {
		fc.assert(
			fc.property(fc.array(turn, { maxLength: 60 }), fc.integer(), (turns, skew) => {
				let now = start;
				const tenant = new Map(Array.from({ length: 12 }, (_, id) => [id, start - id * 1_000]));
				// The device's clock may be hours off; what it believes is only a bound for nonsense.
				const clock = new TenantClock([], start + (skew % 20) * 3_600_000);
				const readers = [0, 1].map((half): Reader => ({
					ids: [...tenant.keys()].filter((id) => id % 2 === half),
					before: null,
					proven: null,
					at: 0,
					answer: null,
					copy: new Map()
				}));
				const ask = (reader: Reader): void => {
					if (reader.answer || reader.at >= reader.ids.length) return;
					if (reader.at === 0) reader.before = clock.reached;
					const page = reader.ids.slice(reader.at, reader.at + 2);
					reader.answer = { rows: new Map(page.map((id) => [id, tenant.get(id) ?? 0])) };
				};
				const arrive = (reader: Reader): void => {
					if (!reader.answer) return;
					const stamps = [...reader.answer.rows.values()].map(iso);
					if (reader.at === 0) reader.proven = clock.provenBy(reader.before, stamps);
					clock.see(stamps);
					for (const [id, stamp] of reader.answer.rows) reader.copy.set(id, stamp);
					reader.at += 2;
					reader.answer = null;
				};
				for (const { ms, ...step } of turns) {
					now += ms;
					if (step.kind === 'edit') tenant.set(step.id, now);
					else {
						const reader = readers[step.who];
						if (reader) (step.kind === 'ask' ? ask : arrive)(reader);
					}
				}
				for (const reader of readers) {
					while (reader.at < reader.ids.length) {
						ask(reader);
						arrive(reader);
					}
					// The next run asks from what is proven, here even without the overlap.
					const since = reader.proven === null ? -Infinity : Date.parse(reader.proven);
					for (const id of reader.ids) {
						const stamp = tenant.get(id) ?? 0;
						if (reader.copy.get(id) !== stamp) expect(stamp).toBeGreaterThanOrEqual(since);
					}
				}
			}),
			{ numRuns: 500 }
		);
	});
});
