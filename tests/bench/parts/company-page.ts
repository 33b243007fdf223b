/** A company page of 400 configurations from a cold start, against the same page with its rows in itself. */
import { isoDate } from '../../../src/lib/domain/dates.ts';
import type { CompanyPage, Reading } from '../peers/reading.worker.ts';
import { median, type BenchRow } from '../report.ts';
import { onImported } from '../support/imported-profile.ts';
import { openedOverStatic } from '../support/over-static.ts';
import type { Peers } from '../support/peer-page.ts';
import { ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { plain, type Part } from './part.ts';

const size = { companies: 50, imported: 20_000 };
const rowsOnPage = 400;

export const companyPage: Part = (input) =>
	onStage({ site: input.site, ...size }, (stage) =>
		onImported(stage, {
			prepare: pageIn,
			part: async (profile, rows): Promise<BenchRow[]> => {
				const url = `${stage.almanac.origin}/companies/${rows.companyId}`;
				const opened = await openedOverStatic(input, { title: 'companyPage', profile, url, rows });
				return rowsOf(rows, opened);
			}
		})
	);

/** What the page of a company of 400 shows. */
function pageIn(peers: Peers): Promise<CompanyPage> {
	const today = isoDate(new Date().toISOString().slice(0, 10));
	return peers.of<Reading>('reading')('companyNear', rowsOnPage, today);
}

function rowsOf(
	{ rows }: CompanyPage,
	{ ours, fixed }: Awaited<ReturnType<typeof openedOverStatic>>
): BenchRow[] {
	return [
		{
			id: 'company400.overStatic',
			what: `a company page of ${rows} in a browser that just started, against the same with static rows`,
			value: ratio(ours, fixed),
			unit: 'x',
			target: { atMost: 1.25 }
		},
		plain('company400.ms', 'navigation to the first painted rows', median(ours), 'ms'),
		plain('company400.staticMs', 'the same with static rows', median(fixed), 'ms')
	];
}
