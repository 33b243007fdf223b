/** Ten grades over 100,000 configurations: against a loop written by hand, and against a cursor. */
import { median, type BenchRow } from '../report.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { storedTwice } from '../support/stored-twice.ts';
import { plain, type Part } from './part.ts';

const size = { companies: 250, imported: 100_000 };
/** The engine has compiled both loops by then; an editor asks again and again. */
const warmUps = 10;

export const grades100k: Part = ({ site, say }) =>
	onStage({ site, ...size }, async (stage): Promise<BenchRow[]> => {
		const { storing, records } = await storedTwice(stage, { title: 'grades', say });
		for (let round = 0; round < warmUps; round += 1) {
			await storing('rules');
			await storing('handLoop');
		}
		const loops = await alternate(
			{ rules: () => storing('rules'), byHand: () => storing('handLoop') },
			{ title: 'grades, loops', rounds: 15, unit: 'ms', say }
		);
		const first: number[] = [];
		for (let round = 0; round < 3; round += 1) first.push(await storing('firstCount'));
		const counts = await alternate(
			{
				live: async () => median(await repeated(5, () => storing('liveCount'))),
				cursor: () => storing('cursorCount')
			},
			{ title: 'grades, counts', rounds: 7, unit: 'ms', say }
		);
		return [
			{
				id: 'grades.overHandLoop',
				what: `ten grades, one with "contains" on a free text, over ${records}: rules against a loop by hand`,
				value: ratio(loops.rules, loops.byHand),
				unit: 'x',
				target: { atMost: 3 }
			},
			{
				id: 'grades.overCursor',
				what: 'the answer to a change of a grade against a cursor that only looks for that text',
				value: ratio(counts.live, counts.cursor),
				unit: 'x',
				target: { atMost: 1 / 40 }
			},
			plain(
				'grades.ms',
				'ten grades, classes and lifespans of every row',
				median(loops.rules),
				'ms'
			),
			plain('grades.handLoopMs', 'ten grades by hand', median(loops.byHand), 'ms'),
			plain(
				'grades.liveCountMs',
				'counts before and after, changed rows, samples',
				median(counts.live),
				'ms'
			),
			plain(
				'grades.firstCountMs',
				'the same in a worker that has just started',
				median(first),
				'ms'
			),
			plain('grades.cursorMs', 'every row by a cursor', median(counts.cursor), 'ms')
		];
	});

/** Somebody who edits asks many times before the next round. */
async function repeated(times: number, measure: () => Promise<number>): Promise<number[]> {
	const values: number[] = [];
	for (let time = 0; time < times; time += 1) values.push(await measure());
	return values;
}
