/** `npm run bench -- setup`: API calls of each screen of the set-up and of the first import. */
import 'fake-indexeddb/auto';
import { AlmanacDatabase } from '../../src/lib/db/database.ts';
import { pagesOf } from '../../src/lib/domain/query-limits.ts';
import { setupCalls } from '../support/setup-calls.ts';
import { connectedSetup } from '../support/whole-setup.ts';
import { plain } from './parts/part.ts';
import type { Bench, BenchRow } from './report.ts';

export const name = 'setup';

const tenant = { seed: 3, companies: 200, configurations: 20_000 };

export const run: Bench['run'] = async (say) => {
	say(`Setting up ${tenant.companies} companies with ${tenant.configurations} configurations …`);
	const db = new AlmanacDatabase('bench-setup');
	const setup = await connectedSetup(db, tenant);
	const { counts, estimatedLookUps, imported } = await setupCalls(setup);
	db.close();
	const row = (id: string, what: string, value: number, atMost: number): BenchRow => ({
		id: `setup.${id}`,
		what,
		value,
		unit: 'calls',
		target: { atMost }
	});
	return [
		row('permissions', 'permissions check, one per entity', counts.permissions, 10),
		row('lists', 'types, statuses, fields, and who uses which type', counts.lists, 6),
		row('load', 'Load Companies: the count and a page per 500', counts.load, 2),
		row('importCompanies', 'Import of loaded companies', counts.importCompanies, 0),
		row('saveMapping', 'Save Mapping', counts.saveMapping, 0),
		row('samples', 'sample page with its names', counts.samples, 4),
		row('count', 'Configuration Selection: count', counts.count, 1),
		row(
			'import',
			`first import of ${imported} on ${pagesOf(imported)} pages, beside look-ups: at most pages x 1.08 + 12`,
			counts.import,
			Math.floor(pagesOf(imported) * 1.08) + 12
		),
		row(
			'lookUps',
			'its look-ups of ticked product, contact and location names: at most 1.5 of what the screen said',
			counts.lookUps,
			Math.ceil(estimatedLookUps * 1.5)
		),
		plain('setup.importAll', 'both together', counts.import + counts.lookUps, 'calls'),
		plain('setup.lookUpsSaid', 'look-ups that the screen said before', estimatedLookUps, 'calls')
	];
};
