/** A figure over 100,000 configurations: the columnar snapshot against a cursor over rows. */
import { median, type BenchRow } from '../report.ts';
import { storedTwice } from '../support/stored-twice.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { plain, type Part } from './part.ts';

const size = { companies: 250, imported: 100_000 };

export const fleet: Part = ({ site, say }) =>
	onStage({ site, ...size }, async (stage): Promise<BenchRow[]> => {
		const { storing, records } = await storedTwice(stage, { title: 'fleet', say });
		const { figures, first, cursor } = await alternate(
			{
				figures: () => storing('companyFigures'),
				first: () => storing('firstFigures'),
				cursor: () => storing('cursorFigures')
			},
			{ title: 'fleet', rounds: 7, unit: 'ms', say }
		);
		return [
			{
				id: 'fleet.overCursor',
				what: `health of every company over ${records} after a change of settings, against a cursor that only counts rows`,
				value: ratio(figures, cursor),
				unit: 'x',
				target: { atMost: 1 / 40 }
			},
			plain(
				'fleet.firstOverCursor',
				'the same in a worker that has read nothing yet',
				ratio(first, cursor),
				'x'
			),
			plain(
				'fleet.ms',
				'every configuration graded and summed up by company',
				median(figures),
				'ms'
			),
			plain('fleet.firstMs', 'the same with the snapshot read and made ready', median(first), 'ms'),
			plain('fleet.cursorMs', 'every row by a cursor', median(cursor), 'ms')
		];
	});
