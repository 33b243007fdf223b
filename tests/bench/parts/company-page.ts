/** A company page of 400 configurations from a cold start, against the same page with its rows in itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoDate } from '../../../src/lib/domain/dates.ts';
import { startAlmanac } from '../../e2e/support/servers.ts';
import type { Importer } from '../peers/importer.ts';
import type { CompanyPage, Reading } from '../peers/reading.worker.ts';
import { median, type BenchRow } from '../report.ts';
import { openProfile } from '../support/chromium.ts';
import { firstRows } from '../support/first-rows.ts';
import { connectTenant } from '../support/import-run.ts';
import { peersOn } from '../support/peer-page.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage, type Stage } from '../support/stage.ts';
import { buildStaticApp } from '../support/static-app.ts';
import { plain, type Part } from './part.ts';

const size = { companies: 50, imported: 20_000 };
const rowsOnPage = 400;

export const companyPage: Part = ({ site, say }) =>
	onStage({ site, ...size }, async (stage): Promise<BenchRow[]> => {
		const profile = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
		try {
			const page = await importInto(profile, stage);
			const path = `/companies/${page.companyId}`;
			say('companyPage: building the app with its rows in itself …');
			const limit = await startAlmanac({ APP_DIR: await buildStaticApp(page), LOG_LEVEL: 'warn' });
			try {
				const { ours, fixed } = await alternate(
					{
						ours: () => firstRows(profile, stage.almanac.origin + path),
						fixed: () => firstRows(profile, limit.origin + path)
					},
					{ title: 'companyPage', rounds: 11, unit: 'ms', say }
				);
				return [
					{
						id: 'company400.overStatic',
						what: `a company page of ${page.rows} in a browser that just started, against the same with static rows`,
						value: ratio(ours, fixed),
						unit: 'x',
						target: { atMost: 1.25 }
					},
					plain('company400.ms', 'navigation to the first painted rows', median(ours), 'ms'),
					plain('company400.staticMs', 'the same with static rows', median(fixed), 'ms')
				];
			} finally {
				await limit.stop();
			}
		} finally {
			rmSync(profile, { recursive: true, force: true });
		}
	});

/** Imports a tenant into a profile and reads what the page of a company of 400 shows. */
async function importInto(profile: string, stage: Stage): Promise<CompanyPage> {
	const context = await openProfile(profile);
	try {
		const peers = await peersOn(await context.newPage(), stage.almanac.origin);
		const importer = peers.of<Importer>('importer');
		await connectTenant(importer, stage);
		await importer('sync');
		const today = isoDate(new Date().toISOString().slice(0, 10));
		return await peers.of<Reading>('reading')('companyNear', rowsOnPage, today);
	} finally {
		await context.close();
	}
}
