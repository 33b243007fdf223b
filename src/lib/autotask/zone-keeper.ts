import { failed } from '../domain/errors.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import { untilAborted } from './abort.ts';
import { createGate } from './gate.ts';
import type { Zone } from './transport.ts';
import { zoneHost } from './zone.ts';

/**
 * Which zone calls go to, and the rule for a 401: it is never repeated against the same zone, because
 * failed log-ins lock the API user. zoneInformation, which carries no secret, is asked once; only if
 * the tenant has moved is a refused call made again, there. Once refused for good, no call is made any
 * more. And until a first call has shown that the credentials are good, calls go one at a time, so that
 * a start with bad ones is a single failed log-in.
 */
export interface ZoneKeeper {
	/** Makes a call in the tenant's zone, in its turn, at most once more in another zone. */
	run<T>(call: (zone: Zone) => Promise<Outcome<T>>, signal?: AbortSignal): Promise<Outcome<T>>;
}

export interface ZoneKeeperOptions {
	readonly zone: Zone;
	/** Asks zoneInformation; null when that led nowhere. */
	readonly discover: () => Promise<Zone | null>;
	readonly onZoneChanged?: ((zone: Zone) => void) | undefined;
}

export function createZoneKeeper(options: ZoneKeeperOptions): ZoneKeeper {
	const door = createGate(1);
	let zone = options.zone;
	let isProven = false;
	let check: Promise<void> | null = null;
	let refusal: Failure | null = null;

	async function run<T>(
		call: (zone: Zone) => Promise<Outcome<T>>,
		signal?: AbortSignal
	): Promise<Outcome<T>> {
		const leave = isProven ? null : await door.enter('unproven', signal);
		// Proven while this call stood in line: it need not hold up the one behind it.
		if (isProven) leave?.();
		try {
			return await inZone(call, signal);
		} finally {
			leave?.();
		}
	}

	async function inZone<T>(
		call: (zone: Zone) => Promise<Outcome<T>>,
		signal?: AbortSignal
	): Promise<Outcome<T>> {
		if (check) await untilAborted(check, signal);
		if (refusal) return failed(refusal);
		const from = zone;
		const answer = await call(from);
		if (answer.ok) isProven ||= from === zone;
		if (answer.ok || answer.failure.code !== 'credentials-rejected') return answer;
		await untilAborted(refused(from, answer.failure), signal);
		return refusal ? failed(refusal) : inZone(call, signal);
	}

	/** A refusal of the first zone is looked into once; one of the zone moved to is final. */
	function refused(from: Zone, failure: Failure): Promise<void> {
		if (check === null) {
			isProven = false;
			check = lookForMove(failure);
		} else if (from !== options.zone) refusal ??= failure;
		return check;
	}

	async function lookForMove(failure: Failure): Promise<void> {
		const answered = await options.discover().catch(() => null);
		if (answered === null || !isMove(zone, answered)) {
			refusal = failure;
			return;
		}
		zone = answered;
		options.onZoneChanged?.(answered);
	}

	return { run };
}

/** The same tenant on another host; another tenant under the same user name is no place to go on. */
function isMove(from: Zone, to: Zone): boolean {
	return to.ci === from.ci && zoneHost(to) !== zoneHost(from);
}
