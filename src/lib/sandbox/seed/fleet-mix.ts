import { kinds, type Kind } from './kinds.ts';

/** What kinds of devices a company has, by what it does. */
export type FleetMix = 'office' | 'studio' | 'clinic' | 'plant' | 'school';

/** Shares in parts per hundred, in the order of `kinds`. */
const shares: Readonly<Record<FleetMix, readonly number[]>> = {
	//        WS  LT  SRV VM SW FW AP UPS PRN NAS PH
	office: [22, 40, 4, 6, 5, 2, 6, 3, 4, 2, 6],
	studio: [40, 24, 7, 5, 4, 3, 6, 4, 4, 3, 0],
	clinic: [48, 14, 3, 5, 5, 3, 7, 4, 7, 2, 2],
	plant: [38, 19, 4, 8, 7, 2, 11, 4, 5, 1, 1],
	school: [36, 38, 3, 5, 5, 1, 8, 1, 3, 0, 0]
};

/**
 * The kinds of a company's devices: as many as `size`, in the proportions of the mix (largest
 * remainders), so that a small company still has a firewall.
 */
export function kindCounts(mix: FleetMix, size: number): readonly (readonly [Kind, number])[] {
	const parts = kinds.map((kind, place) => {
		const exact = ((shares[mix][place] ?? 0) * size) / 100;
		return { kind, count: Math.floor(exact), rest: exact - Math.floor(exact) };
	});
	let left = size - parts.reduce((sum, part) => sum + part.count, 0);
	for (const part of [...parts].sort((a, b) => b.rest - a.rest)) {
		if (left <= 0) break;
		part.count++;
		left--;
	}
	return parts.map((part) => [part.kind, part.count] as const);
}
