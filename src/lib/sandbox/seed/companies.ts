import { companyCode, companyName, namedCompanies } from './company-names.ts';
import { Dice, mix } from './dice.ts';
import type { FleetMix } from './fleet-mix.ts';
import { oddNames } from './odd-text.ts';
import { places, type Place } from './places.ts';

/** How much of what real tenants hold is odd: nothing, what every tenant has, or all of it. */
export type Oddities = 'none' | 'some' | 'all';

/** A company before its records are built. */
export interface CompanySeed {
	readonly id: number;
	readonly key: number;
	readonly name: string;
	readonly code: string;
	readonly domain: string;
	readonly mix: FleetMix;
	readonly refresh: 'fresh' | 'steady' | 'aged';
	readonly maker: string;
	readonly place: Place;
	/** Picklist value of `Companies.companyType`. */
	readonly type: number;
	readonly isActive: boolean;
	/** How many configurations it has. */
	readonly size: number;
	/** Days since the MSP took it over; nothing was created in Autotask before. */
	readonly onboardedDays: number;
	/** Newer configurations carry a category where others carry a type. */
	readonly leavesTypesEmpty: boolean;
	/** How many contacts it has, and how many all companies before it have. */
	readonly contacts: number;
	readonly firstContact: number;
	/** The same for its locations. */
	readonly locations: number;
	readonly firstLocation: number;
}

/** What decides the list of companies. */
export interface CompanyDraw {
	readonly seed: number;
	readonly companies: number;
	readonly configurations: number;
	readonly oddities: Oddities;
}

/** Draws the companies of a tenant, named ones first, and shares the configurations out. */
export function drawCompanies(options: CompanyDraw): readonly CompanySeed[] {
	const outlines = Array.from({ length: options.companies }, (_, position) =>
		outlineCompany(options, position)
	);
	const sizes = shareOut(
		options.configurations,
		outlines.map((outline) => outline.share)
	);
	let id = 29_683_504;
	let contactCount = 0;
	let locationCount = 0;
	return outlines.map(({ share: _share, ...outline }, position) => {
		const size = sizes[position] ?? 0;
		const contacts = Math.max(2, Math.round(size * 0.55));
		const locations = size > 80 ? 3 : size > 40 ? 2 : 1;
		const seed = {
			...outline,
			id,
			size,
			contacts,
			locations,
			firstContact: contactCount,
			firstLocation: locationCount
		};
		id += 1 + (outline.key % 9);
		contactCount += contacts;
		locationCount += locations;
		return seed;
	});
}

type Outline = Omit<
	CompanySeed,
	'id' | 'size' | 'contacts' | 'locations' | 'firstContact' | 'firstLocation'
> & { readonly share: number };

const mixes = ['office', 'clinic', 'plant', 'school', 'studio', 'office'] as const;
const refreshes = ['fresh', 'steady', 'steady', 'aged'] as const;
const makers = ['Dell', 'HP', 'Lenovo', 'Dell', 'HP', 'Apple'] as const;

function outlineCompany(options: CompanyDraw, position: number): Outline {
	const key = mix(mix(options.seed, 0xc0), position);
	const dice = new Dice(key);
	const named = namedCompanies[position];
	const odd = options.oddities === 'all' ? oddCompany(position) : {};
	const name = odd.name ?? named?.name ?? companyName(position + (options.seed % 1000));
	const type = odd.type ?? (named ? namedType(position) : drawType(dice, options.oddities));
	const isFormer = type === 4 || type === 6;
	return {
		key,
		name,
		code: companyCode(name),
		domain: named?.domain ?? `${companyCode(name).toLowerCase()}${position}.example`,
		mix: named?.mix ?? dice.pick(mixes),
		refresh: named?.refresh ?? dice.pick(refreshes),
		maker: named?.maker ?? dice.pick(makers),
		place: position === 0 ? places[0] : dice.pick(places),
		type,
		isActive: odd.isActive ?? !isFormer,
		share: named?.share ?? drawShare(dice, type),
		onboardedDays: dice.between(400, 2600),
		leavesTypesEmpty: options.oddities !== 'none' && position % 5 === 4
	};
}

/** A company type that was retired, and an id that the picklist lacks. */
const retiredType = 8;
const unlistedType = 200;

/** With all oddities on, every seventh company is odd in the same way, so small tenants have each. */
function oddCompany(position: number): { name?: string; isActive?: boolean; type?: number } {
	if (position < 3) return {};
	switch (position % 7) {
		case 1:
			return { type: retiredType };
		case 2:
			return { type: unlistedType };
		case 3:
			return { name: namedCompanies[1]?.name ?? 'Brightwater Dental Group' };
		case 4:
			return { isActive: false };
		case 5:
		case 6:
			return { name: oddNames[(position * 5) % oddNames.length] ?? oddNames[0] };
		default:
			return {};
	}
}

/** The last of the named companies is still a prospect, the others are customers. */
function namedType(position: number): number {
	return position === namedCompanies.length - 1 ? 3 : 1;
}

function drawType(dice: Dice, oddities: Oddities): number {
	const usual = { '1': 70, '2': 8, '3': 9, '4': 3, '6': 3, '7': 7 };
	const withOdd = { ...usual, '8': 2, '200': 1 };
	return Number(dice.weighted<string>(oddities === 'none' ? usual : withOdd));
}

/** Sizes of fleets are skewed: many small companies, a few large ones; vendors have none. */
function drawShare(dice: Dice, type: number): number {
	const bell = dice.next() + dice.next() + dice.next() - 1.5;
	const share = 32 * Math.exp(bell * 1.5);
	if (type === 1 || type === 8) return share;
	return type === 7 || type === 2 ? 0 : share * 0.2;
}

/** Splits `total` in proportion to the shares; the rests go to the largest remainders. */
function shareOut(total: number, shares: readonly number[]): readonly number[] {
	const sum = shares.reduce((before, share) => before + share, 0) || 1;
	const exact = shares.map((share) => (share * total) / sum);
	const whole = exact.map(Math.floor);
	let left = total - whole.reduce((before, part) => before + part, 0);
	const byRest = exact
		.map((part, place) => ({ place, rest: part - Math.floor(part) }))
		.sort((a, b) => b.rest - a.rest || a.place - b.place);
	for (const { place } of byRest) {
		if (left-- <= 0) break;
		whole[place] = (whole[place] ?? 0) + 1;
	}
	return whole;
}
