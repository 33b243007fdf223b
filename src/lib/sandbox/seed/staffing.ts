import type { CompanySeed } from './companies.ts';
import { mix } from './dice.ts';
import { firstNames, lastNames } from './people.ts';

/** A person of a company. */
export interface Person {
	readonly first: string;
	readonly last: string;
	readonly email: string;
	/** Account name, as in `HF\m.okafor`. */
	readonly account: string;
}

/** The person with this number in a company: the same in the contacts and on the devices. */
export function personOf(company: CompanySeed, number: number): Person {
	const key = mix(company.key, number + 1);
	const first = firstNames[key % firstNames.length] ?? 'Sam';
	const last = lastNames[(key >>> 8) % lastNames.length] ?? 'Park';
	const account = `${plain(first).charAt(0)}.${plain(last)}`;
	return {
		first,
		last,
		email: `${account}@${company.domain}`,
		account: `${company.code}\\${account}`
	};
}

/** Id of a contact, of a location: counted through all companies, with gaps. */
export function contactId(company: CompanySeed, number: number): number {
	return 30_684_001 + (company.firstContact + number) * 2;
}

export function locationId(company: CompanySeed, number: number): number {
	return 801 + (company.firstLocation + number) * 3;
}

function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[øØ]/g, 'o')
		.replace(/[^A-Za-z]/g, '')
		.toLowerCase();
}
