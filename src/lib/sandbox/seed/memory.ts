import type { Oddities } from './companies.ts';
import type { Dice } from './dice.ts';

const gibibyte = 1_073_741_824;

/** Bytes that an agent reports for a nominal size: often a little less, as graphics take a share. */
export function reportedBytes(dice: Dice, gib: number): number {
	return dice.chance(0.5) ? gib * gibibyte : gib * gibibyte - dice.between(60, 230) * 1_048_576;
}

/** The size as people and tools write it into a text field. */
export function memoryText(dice: Dice, gib: number, oddities: Oddities): string {
	if (oddities === 'none') return `${gib} GB`;
	const forms = [`${gib} GB`, `${gib}GB`, `${gib * 1024} MB`, `${gib * gibibyte}`] as const;
	if (oddities === 'some') return dice.pick(forms);
	return dice.pick([
		...forms,
		`${(gib - 0.2).toFixed(1)} GB`,
		`${String(gib - 0.1).replace('.', ',')} Go`,
		`2x${gib / 2}GB DDR4`,
		`${gib} GiB`,
		'?'
	]);
}
