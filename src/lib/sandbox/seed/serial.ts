import type { Oddities } from './companies.ts';
import { Dice, mix } from './dice.ts';
import { serialPatterns, type Model } from './hardware.ts';
import type { Identity } from './identity.ts';
import { kinds } from './kinds.ts';
import { fillerSerials } from './odd-text.ts';

/** A device's serial number, or null where nobody noted one. */
export function serialNumber(identity: Identity, model: Model, oddities: Oddities): string | null {
	const kindKey = mix(identity.company.key, 0x5e + kinds.indexOf(identity.kind));
	const dice = new Dice(mix(kindKey, identity.ordinal));
	const serial = dice.pattern(serialPatterns[model.maker] ?? 'XXXXXXXXXX');
	if (oddities === 'none') return serial;
	const isVirtual = identity.kind === 'virtual machine';
	const pairKey = mix(kindKey, 0x10_0000 + (identity.ordinal >> 1));
	const isPersonal = identity.kind === 'workstation' || identity.kind === 'laptop';
	const isPair = pairKey % (oddities === 'all' ? 12 : 60) === 0 && identity.ordinal > 1;
	// Both of a pair draw from the pair's key: a motherboard that was swapped, or a copied record.
	if (isPersonal && isPair) return new Dice(pairKey).pattern('9XX9X9X');
	const odd = dice.next();
	if (odd < 0.01) return fillerSerials[0];
	if (oddities === 'all' && odd < 0.06) return dice.pick(fillerSerials);
	return odd > (isVirtual ? 0.6 : 0.97) ? (odd > 0.985 ? '' : null) : serial;
}
