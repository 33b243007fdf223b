import { median } from '../report.ts';

/** Measures once and answers in the unit of its row. */
export type Contender = () => Promise<number>;

interface Rounds {
	readonly title: string;
	readonly rounds: number;
	readonly unit: string;
	readonly say: (line: string) => void;
}

/**
 * Runs every contender once a round, the next round backwards: a machine that gets slower or faster
 * meanwhile does so for all of them alike. Gives the values of each, in the order of measuring.
 */
export async function alternate<Name extends string>(
	contenders: Readonly<Record<Name, Contender>>,
	{ title, rounds, unit, say }: Rounds
): Promise<Readonly<Record<Name, readonly number[]>>> {
	const order = Object.keys(contenders) as Name[];
	const values = Object.fromEntries(order.map((name) => [name, []])) as unknown as Record<
		Name,
		number[]
	>;
	for (let round = 1; round <= rounds; round += 1) {
		for (const name of order) values[name].push(await contenders[name]());
		const line = order.map((name) => `${name} ${values[name].at(-1)?.toFixed(1)}`).join(', ');
		say(`${title}, round ${round} of ${rounds}: ${line} ${unit}`);
		order.reverse();
	}
	return values;
}

/** How many times as long as the peer: median against median. */
export function ratio(ours: readonly number[], peer: readonly number[]): number {
	return median(ours) / median(peer);
}

/** The value that only a share of the values exceed, such as 0.95. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
