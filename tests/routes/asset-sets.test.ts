import { describe, expect, it } from 'vitest';
import { placedAssets } from '$lib/domain/report/budget.ts';
import { fiscalDay } from '$lib/domain/report/fiscal.ts';
import { assetSets } from '../../src/routes/(app)/reports/[report]/asset-sets.ts';
import {
	anAsset,
	anInitiative,
	asOf,
	gradeFor,
	osEnding,
	osUnknown
} from '../domain/report/report-assets.ts';

const due = anAsset(1, { type: 'Server', grade: gradeFor('replace'), osVerdict: osUnknown });
const unsafe = anAsset(2, { grade: gradeFor('keep'), osVerdict: osEnding('2020-01-14') });
const kept = anAsset(3, { grade: gradeFor('keep'), osVerdict: osUnknown });
const fleet = placedAssets([due, unsafe, kept], [], fiscalDay(asOf, 1));

const shown = (...args: Parameters<typeof assetSets>) =>
	assetSets(...args).map(({ title, assets }) => [
		title.replace(/\s/g, ' '),
		assets.map(({ name }) => name)
	]);

describe('groups for an initiative', () => {
	it('are what is due, by type as well, and what is unsafe', () => {
		expect(shown(fleet, [])).toEqual([
			['Replace all that is due', [due.name]],
			['Replace Server', [due.name]],
			['1 system without security support', [unsafe.name]]
		]);
	});

	it('leave out what an initiative covers, unless it was declined', () => {
		const covering = anInitiative('a', { assetIds: [due.id], status: 'proposed' });
		expect(shown(fleet, [covering])).toEqual([
			['1 system without security support', [unsafe.name]]
		]);
		expect(shown(fleet, [{ ...covering, status: 'declined' }])).toHaveLength(3);
	});
});
