import { AlmanacError, failed, succeeded } from '../domain/errors.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import { parseAnswer, zoneInformationSchema } from './answers.ts';
import type { Zone } from './transport.ts';

/** The endpoint's name in reports and failures. */
export const zoneInformation = 'zoneInformation';

/**
 * The zone of a zoneInformation answer, its path in exactly the case that Autotask wrote. Only its host
 * is ever used to address a call, and the proxy allows none but Autotask's.
 *
 * @throws AlmanacError `answer-malformed`
 */
export function parseZone(json: unknown): Zone {
	const answer = parseAnswer(zoneInformationSchema, json, zoneInformation);
	return {
		zoneName: answer.zoneName,
		url: answer.url.endsWith('/') ? answer.url : `${answer.url}/`,
		webUrl: answer.webUrl ?? '',
		ci: answer.ci
	};
}

/** Host and port of a zone: what tells two zones apart. */
export function zoneHost(zone: Zone): string {
	return new URL(zone.url).host;
}

/**
 * Which zone calls go to, and the rule for a 401: it is never repeated against the same zone, because
 * failed log-ins lock the API user. zoneInformation, which carries no secret, is asked once; only if
 * the tenant has moved may a refused call be made again, there.
 */
export interface ZoneKeeper {
	/** The zone to call; throws the refusal once the credentials were rejected for good. */
	current(): Promise<Zone>;
	/** Notes a 401 of `zone`; ok when the call may be made again in another zone. */
	refused(zone: Zone, failure: Failure): Promise<Outcome<null>>;
}

export interface ZoneKeeperOptions {
	readonly zone: Zone;
	/** Asks zoneInformation; null when that led nowhere. */
	readonly discover: () => Promise<Zone | null>;
	readonly onZoneChanged?: ((zone: Zone) => void) | undefined;
}

export function createZoneKeeper(options: ZoneKeeperOptions): ZoneKeeper {
	const { discover, onZoneChanged } = options;
	let zone = options.zone;
	let check: Promise<void> | null = null;
	let refusal: Failure | null = null;

	async function askOnce(failure: Failure): Promise<void> {
		const answered = await discover().catch(() => null);
		if (answered === null || !isMove(zone, answered)) {
			refusal = failure;
			return;
		}
		zone = answered;
		onZoneChanged?.(answered);
	}

	async function current(): Promise<Zone> {
		await check;
		if (refusal) throw new AlmanacError(refusal);
		return zone;
	}

	async function refused(from: Zone, failure: Failure): Promise<Outcome<null>> {
		if (check === null) check = askOnce(failure);
		else if (zoneHost(from) !== zoneHost(options.zone)) refusal ??= failure;
		await check;
		return refusal ? failed(refusal) : succeeded(null);
	}

	return { current, refused };
}

/** The same tenant on another host; another tenant under the same user name is no place to go on. */
function isMove(from: Zone, to: Zone): boolean {
	return to.ci === from.ci && zoneHost(to) !== zoneHost(from);
}
