import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CallEvent } from './call.ts';
import type { ProblemCode } from './contract.ts';

/** What the proxy counts about itself, for `GET /metrics`. */
export interface Metrics {
	observe(event: CallEvent): void;
	/** A request that the HTTP parser or the wire check refused. */
	refused(code: ProblemCode): void;
	text(): Promise<string>;
}

/** Every label is one of a short list, so that no client can make the metrics grow. */
const methods = new Set(['GET', 'POST', 'PATCH', 'OPTIONS']);

/** `state` is read at each scrape. */
export function createMetrics(state: {
	occupancy: () => { active: number; waiting: number };
	shared: () => boolean;
}): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const calls = new Counter({
		name: 'almanac_requests_total',
		help: 'Answered requests.',
		labelNames: ['method', 'entity', 'status', 'outcome'] as const,
		registers
	});
	const refusals = new Counter({
		name: 'almanac_refusals_total',
		help: 'Problem documents by code.',
		labelNames: ['code'] as const,
		registers
	});
	const seconds = new Histogram({
		name: 'almanac_request_seconds',
		help: 'From the request to the last byte of the answer.',
		labelNames: ['entity'] as const,
		buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120],
		registers
	});
	const bytes = new Counter({
		name: 'almanac_upstream_bytes_total',
		help: 'Bytes of bodies passed through.',
		registers
	});
	gauge('almanac_calls_in_flight', 'Calls that hold a slot.', () => state.occupancy().active);
	gauge('almanac_calls_waiting', 'Calls that wait for a slot.', () => state.occupancy().waiting);
	gauge('almanac_limits_shared', '1: limits are shared through Valkey.', () => +state.shared());

	function gauge(name: string, help: string, read: () => number): void {
		new Gauge({
			name,
			help,
			registers,
			collect() {
				this.set(read());
			}
		});
	}

	return {
		observe(event) {
			const method = methods.has(event.method) ? event.method : 'other';
			const entity = event.entity ?? 'none';
			calls.inc({ method, entity, status: event.status, outcome: event.outcome });
			if (event.code !== null) refusals.inc({ code: event.code });
			seconds.observe({ entity }, event.ms / 1000);
			bytes.inc(event.bytes);
		},
		refused: (code) => refusals.inc({ code }),
		text: () => registry.metrics()
	};
}
