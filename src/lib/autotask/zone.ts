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
