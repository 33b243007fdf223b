import type { Oddities } from './companies.ts';
import { addMonths, dateField, daysBefore } from './days.ts';
import type { Dice } from './dice.ts';
import type { Identity } from './identity.ts';
import { kindTraits } from './kinds.ts';

/** Dates of a device as they stand in fields and in the purchase date's user-defined field. */
export interface Ownership {
	readonly installDate: string | null;
	readonly warrantyExpirationDate: string | null;
	/** Text of the user-defined field: nobody checks what people type into it. */
	readonly purchaseText: string | null;
}

const placeholders = [
	'1900-01-01T00:00:00Z',
	'0001-01-01T00:00:00',
	'1753-01-01T00:00:00Z'
] as const;

/** When a device was bought, installed, and until when it is covered, gaps included. */
export function ownership(
	dice: Dice,
	identity: Identity,
	{ todayMs, oddities }: { readonly todayMs: number; readonly oddities: Oddities }
): Ownership {
	const bought = daysBefore(todayMs, identity.boughtDays);
	const installDays = Math.max(0, identity.boughtDays - dice.between(3, 30));
	const traits = kindTraits[identity.kind];
	const covered = traits.warrantyMonths;
	const gaps = oddities === 'none' ? 0 : oddities === 'some' ? 0.08 : 0.2;
	const install = dice.chance(gaps) ? null : dateField(daysBefore(todayMs, installDays));
	// A few were given two more years.
	const months = covered + (dice.chance(0.12) ? 24 : 0);
	const ends = covered === 0 || dice.chance(gaps) ? null : dateField(addMonths(bought, months));
	// Nobody writes down when a switch was bought.
	const isForgotten = oddities !== 'none' && !traits.managed && dice.chance(0.1);
	const text = isForgotten ? null : purchaseText(dice, bought, oddities);
	if (oddities === 'all' && dice.chance(0.06)) {
		return {
			installDate: dice.pick(placeholders),
			warrantyExpirationDate: dice.chance(0.5) ? ends : dice.pick(placeholders),
			purchaseText: dice.chance(0.4) ? '1/1/1900 12:00:00 AM' : text
		};
	}
	return {
		installDate: isForgotten ? null : install,
		warrantyExpirationDate: ends,
		purchaseText: text
	};
}

function purchaseText(dice: Dice, date: string, oddities: Oddities): string | null {
	const [year = '1970', month = '01', day = '01'] = date.split('-');
	const american = `${month}/${day}/${year}`;
	if (oddities === 'none') return american;
	const odd = dice.next();
	if (odd < 0.06) return null;
	if (odd < 0.08) return `Q${Math.ceil(Number(month) / 3)} ${year}`;
	if (oddities === 'some') return american;
	if (odd < 0.3) return `${day}.${month}.${year}`;
	if (odd < 0.4) return date;
	if (odd < 0.45) return `${year}-${month}-${day}T00:00:00.0000000`;
	if (odd < 0.5) return `${Number(month)}/${Number(day)}/${year} 12:00:00 AM`;
	if (odd < 0.52) return `${Number(year) + 20}-${month}-${day}`;
	if (odd < 0.54) return '';
	return american;
}
