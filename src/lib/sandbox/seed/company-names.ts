import type { FleetMix } from './fleet-mix.ts';

/** A company that is named by hand, so that the sample looks like an MSP's real list. */
export interface NamedCompany {
	readonly name: string;
	readonly mix: FleetMix;
	/** How old its devices are allowed to get. */
	readonly refresh: 'fresh' | 'steady' | 'aged';
	/** Share of the sample's configurations, in configurations out of 600. */
	readonly share: number;
	/** Maker that most of its computers come from. */
	readonly maker: string;
	readonly domain: string;
}

/** The first companies of every tenant, and all of the sample. */
export const namedCompanies: readonly NamedCompany[] = [
	named('Harlan & Finch Architects', 'studio', ['aged', 40], ['Dell', 'harlanfinch']),
	named('Brightwater Dental Group', 'clinic', ['steady', 62], ['Dell', 'brightwaterdental']),
	named('Castellan Logistics', 'plant', ['aged', 118], ['HP', 'castellanlogistics']),
	named('Juniper Street Pediatrics', 'clinic', ['fresh', 34], ['Lenovo', 'juniperpeds']),
	named('Kestrel Wealth Advisors', 'office', ['fresh', 41], ['Lenovo', 'kestrelwealth']),
	named('Greystone Property Partners', 'office', ['steady', 44], ['Dell', 'greystoneproperty']),
	named('Larkspur Foods', 'plant', ['steady', 71], ['Dell', 'larkspurfoods']),
	named('Dunmore & Pryce LLP', 'office', ['steady', 38], ['HP', 'dunmorepryce']),
	named('Eastfield Academy Trust', 'school', ['aged', 72], ['HP', 'eastfieldacademy']),
	named('Fenwick Precision Tooling', 'plant', ['aged', 33], ['Dell', 'fenwicktooling']),
	named('Halden Veterinary Clinics', 'clinic', ['steady', 28], ['Apple', 'haldenvets']),
	named('Ironbridge Brewing Co.', 'office', ['fresh', 19], ['Apple', 'ironbridgebrewing'])
];

function named(
	name: string,
	mix: FleetMix,
	[refresh, share]: readonly [NamedCompany['refresh'], number],
	[maker, domain]: readonly [string, string]
): NamedCompany {
	return { name, mix, refresh, share, maker, domain: `${domain}.example` };
}

const firstParts = [
	'Ashgrove',
	'Bellweather',
	'Copperfield',
	'Drayton',
	'Elmhurst',
	'Fairhaven',
	'Glenmoor',
	'Hawthorne',
	'Inglewood',
	'Jarrow',
	'Kingsley',
	'Lakeview',
	'Marlowe',
	'Northfield',
	'Oakridge',
	'Pembroke',
	'Quayside',
	'Redwood',
	'Silverton',
	'Thornbury',
	'Underhill',
	'Valemont',
	'Westbrook',
	'Yarrow',
	'Alderman',
	'Blackstone',
	'Crestline',
	'Dovetail',
	'Evergreen',
	'Foxglove',
	'Granite',
	'Highgate',
	'Ivory',
	'Juniper',
	'Keystone',
	'Lantern',
	'Meridian',
	'Nettleton',
	'Orchard',
	'Pinnacle',
	'Ravenscroft',
	'Summit',
	'Tidewater',
	'Upland',
	'Vanguard',
	'Willow',
	'Briar'
] as const;

const secondParts = [
	'Accounting',
	'Builders',
	'Chiropractic',
	'Dental Care',
	'Engineering',
	'Family Law',
	'Garages',
	'Hospitality',
	'Insurance',
	'Joinery',
	'Legal',
	'Manufacturing',
	'Orthopedics',
	'Packaging',
	'Realty',
	'Schools Trust',
	'Transport',
	'Veterinary',
	'Wealth Management',
	'Architects',
	'Bakery',
	'Capital',
	'Design Studio',
	'Electrical',
	'Fabrication',
	'Logistics',
	'Medical Group',
	'Nurseries',
	'Printing',
	'Surveyors'
] as const;

/** A company name for any position; names repeat only after 1,410 positions. */
export function companyName(position: number): string {
	const first = firstParts[position % firstParts.length] ?? 'Ashgrove';
	// 47 and 30 have no common divisor, so that every pair comes before one comes again.
	const second = secondParts[position % secondParts.length] ?? 'Accounting';
	return `${first} ${second}`;
}

/** The letters that begin the names of a company's devices: `HF` for Harlan & Finch Architects. */
export function companyCode(name: string): string {
	const words = name.split(/[^\p{L}]+/u).filter((word) => word.length > 2);
	const initials = words.slice(0, 2).map((word) => word.charAt(0));
	return initials.join('').toUpperCase() || 'XX';
}
