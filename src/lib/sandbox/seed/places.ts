/** A town with what goes into an address there. `countryId` is an id of the Countries entity. */
export interface Place {
	readonly city: string;
	readonly state: string;
	readonly postalCode: string;
	readonly countryId: number;
	readonly phone: string;
}

export const unitedStates = 237;

const town = (city: string, state: string, postalCode: string, phone: string): Place => ({
	city,
	state,
	postalCode,
	countryId: unitedStates,
	phone
});

/** Towns of the seeded companies. Phone numbers use the exchange 555-01xx, reserved for fiction. */
export const places: readonly [Place, ...Place[]] = [
	town('Portland', 'OR', '97205', '(503) 555-01'),
	town('Seattle', 'WA', '98104', '(206) 555-01'),
	town('Tacoma', 'WA', '98402', '(253) 555-01'),
	town('Eugene', 'OR', '97401', '(541) 555-01'),
	town('Boise', 'ID', '83702', '(208) 555-01'),
	town('Vancouver', 'WA', '98660', '(360) 555-01'),
	town('Salem', 'OR', '97301', '(503) 555-01'),
	town('Spokane', 'WA', '99201', '(509) 555-01'),
	town('Sacramento', 'CA', '95814', '(916) 555-01'),
	town('Bend', 'OR', '97703', '(541) 555-01')
];

export const streets = [
	'Alder Street',
	'Burnside Street',
	'Cedar Avenue',
	'Division Street',
	'Everett Street',
	'Foundry Lane',
	'Garfield Road',
	'Harbor Way',
	'Industrial Parkway',
	'Jefferson Street'
] as const;

/** Countries of the tenant: Autotask's id, ISO code, name. */
export const countries: readonly (readonly [id: number, code: string, name: string])[] = [
	[13, 'AU', 'Australia'],
	[14, 'AT', 'Austria'],
	[21, 'BE', 'Belgium'],
	[39, 'CA', 'Canada'],
	[59, 'DK', 'Denmark'],
	[74, 'FI', 'Finland'],
	[75, 'FR', 'France'],
	[82, 'DE', 'Germany'],
	[102, 'IE', 'Ireland'],
	[107, 'IT', 'Italy'],
	[109, 'JP', 'Japan'],
	[153, 'NL', 'Netherlands'],
	[156, 'NZ', 'New Zealand'],
	[163, 'NO', 'Norway'],
	[200, 'ZA', 'South Africa'],
	[205, 'ES', 'Spain'],
	[211, 'SE', 'Sweden'],
	[212, 'CH', 'Switzerland'],
	[235, 'GB', 'United Kingdom'],
	[unitedStates, 'US', 'United States']
];
