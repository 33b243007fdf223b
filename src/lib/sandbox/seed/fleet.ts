import { Dice, mix } from './dice.ts';
import { kindCounts } from './fleet-mix.ts';
import { kinds, kindTraits, type Kind } from './kinds.ts';
import type { CompanySeed } from './companies.ts';

/**
 * All configurations in outline, in the order of their ids: typed arrays, so that 200,000 of them
 * take about 3 MB. Ids ascend with the day of creation, as in a tenant that grew over years, so the
 * companies' ids are interleaved.
 */
export interface Fleet {
	readonly count: number;
	/** Position of the company in the plan. */
	readonly company: Uint16Array;
	readonly kind: Uint8Array;
	/** Number within company and kind, from 1: the number in the device's name. */
	readonly ordinal: Uint32Array;
	/** Days since it was bought, and since its record was created. */
	readonly boughtDays: Uint16Array;
	readonly createdDays: Uint16Array;
}

const longestDays: Readonly<Record<CompanySeed['refresh'], number>> = {
	fresh: 1650,
	steady: 2150,
	aged: 2900
};

/** Draws the fleets of all companies and orders them by the day of creation. */
export function buildFleet(seed: number, companies: readonly CompanySeed[]): Fleet {
	const count = companies.reduce((sum, company) => sum + company.size, 0);
	const drawn = emptyFleet(count);
	let next = 0;
	for (const [place, company] of companies.entries()) {
		next = drawCompanyFleet(drawn, { seed, place, company, next });
	}
	return numbered(ordered(drawn), companies.length);
}

/** Kind at a position. */
export function kindAt(fleet: Fleet, position: number): Kind {
	return kinds[fleet.kind[position] ?? 0] ?? 'workstation';
}

function emptyFleet(count: number): Fleet {
	return {
		count,
		company: new Uint16Array(count),
		kind: new Uint8Array(count),
		ordinal: new Uint32Array(count),
		boughtDays: new Uint16Array(count),
		createdDays: new Uint16Array(count)
	};
}

interface FleetDraw {
	readonly seed: number;
	readonly place: number;
	readonly company: CompanySeed;
	readonly next: number;
}

/** Devices are bought in batches, a few days apart: most of a company's fleet shares a few ages. */
function drawCompanyFleet(fleet: Fleet, { seed, place, company, next }: FleetDraw): number {
	const dice = new Dice(mix(mix(seed, 0xf1), company.key));
	const longest = longestDays[company.refresh];
	const batches = drawBatches(dice, longest);
	let position = next;
	for (const [kind, size] of kindCounts(company.mix, company.size)) {
		const oldest = kindTraits[kind].oldestDays;
		for (let k = 0; k < size; k++) {
			const bought = ((dice.pick(batches) ?? longest) + dice.between(0, 12)) % oldest;
			fleet.company[position] = place;
			fleet.kind[position] = kinds.indexOf(kind);
			fleet.boughtDays[position] = bought + 4;
			// What was there before was imported on the day on which the MSP took the company over.
			fleet.createdDays[position] = Math.max(1, Math.min(bought, company.onboardedDays));
			position++;
		}
	}
	return position;
}

/** Days of purchase, spread over the years with some chance. */
function drawBatches(dice: Dice, longest: number): readonly number[] {
	const count = dice.between(6, 10);
	return Array.from({ length: count }, (_, place) =>
		Math.max(10, Math.round(((place + dice.next()) * longest) / count))
	);
}

/** Oldest record first, then oldest device. Sorting packed numbers keeps 200,000 of them under a tenth of a second. */
function ordered(drawn: Fleet): Fleet {
	const keys = new Float64Array(drawn.count);
	for (let position = 0; position < drawn.count; position++) {
		const newest = 65_536 - (drawn.createdDays[position] ?? 0);
		const younger = 4095 - Math.min(4095, drawn.boughtDays[position] ?? 0);
		keys[position] = (newest * 4096 + younger) * 1_048_576 + position;
	}
	keys.sort();
	const sorted = emptyFleet(drawn.count);
	for (let place = 0; place < drawn.count; place++) {
		const from = (keys[place] ?? 0) % 1_048_576;
		sorted.company[place] = drawn.company[from] ?? 0;
		sorted.kind[place] = drawn.kind[from] ?? 0;
		sorted.boughtDays[place] = drawn.boughtDays[from] ?? 0;
		sorted.createdDays[place] = drawn.createdDays[from] ?? 0;
	}
	return sorted;
}

function numbered(fleet: Fleet, companies: number): Fleet {
	const counts = new Uint32Array(companies * kinds.length);
	for (let position = 0; position < fleet.count; position++) {
		const slot = (fleet.company[position] ?? 0) * kinds.length + (fleet.kind[position] ?? 0);
		counts[slot] = (counts[slot] ?? 0) + 1;
		fleet.ordinal[position] = counts[slot] ?? 0;
	}
	return fleet;
}
