/** Questions about the data of the fleet: what they lack, and who carries a serial number. */
import type { AlmanacDatabase } from '../db/database.ts';
import { noTypeName } from '../domain/classes.ts';
import { dataGaps, type DataGap } from '../domain/data-quality.ts';
import { dateOfEpochDay, type IsoDate } from '../domain/dates.ts';
import { codedValue, type FleetFacts } from '../domain/fleet/fleet-facts.ts';
import {
	fleetQuality,
	gapBit,
	serialKeysOf,
	type FleetQuality
} from '../domain/fleet/fleet-quality.ts';
import { kindOf, templateOf } from '../domain/grading-basis.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import { unknownDay } from '../domain/rules/leaf.ts';
import { typeSettingsOf } from '../domain/template.ts';
import { membersAt } from './fleet-grading.ts';
import type { FleetPreparer, GradedFleet } from './graded-fleet.ts';
import type {
	CompanyGaps,
	GapCounts,
	KnownMember,
	QualityFigures,
	QualityRequest,
	QualityRow,
	QualityRows,
	SerialHolder
} from './quality-protocol.ts';

/** Unknown systems that are named: beyond these each stands on one or two configurations. */
const mostSystems = 500;

interface Look {
	readonly fleet: GradedFleet;
	readonly quality: FleetQuality;
	/** 1 for the rows that were looked at. */
	readonly rows: Uint8Array;
	/** Names of companies in use, by place of the facts. */
	readonly names: readonly (string | null)[];
}

export class FleetQuestions {
	readonly #db: AlmanacDatabase;
	readonly #preparer: FleetPreparer;

	constructor(db: AlmanacDatabase, preparer: FleetPreparer) {
		this.#db = db;
		this.#preparer = preparer;
	}

	async figures(asOf: IsoDate): Promise<QualityFigures> {
		const { fleet, quality, rows, names } = await this.#look(asOf);
		const { facts } = fleet;
		const counters = facts.companies.map(() => new GapCounter());
		const all = new GapCounter();
		for (let row = 0; row < facts.length; row += 1) {
			if (rows[row] !== 1) continue;
			const bits = quality.gaps[row] as number;
			all.add(bits);
			counters[facts.companyOf[row] as number]?.add(bits);
		}
		const companies = counters.flatMap((counter, place): CompanyGaps[] => {
			const companyId = fleet.companyAt[place];
			const companyName = names[place];
			if (!companyId || companyName === null || companyName === undefined) return [];
			return counter.total === 0 ? [] : [{ companyId, companyName, ...counter.counts() }];
		});
		companies.sort((a, b) => a.companyName.localeCompare(b.companyName));
		return { ...all.counts(), companies, unknownSystems: unknownSystems(facts, quality) };
	}

	async rows(request: QualityRequest): Promise<QualityRows> {
		const { fleet, quality } = await this.#look(request.asOf);
		const { facts } = fleet;
		const bit = gapBit(request.gap);
		const place = request.companyId === null ? null : fleet.companyAt.indexOf(request.companyId);
		const found: number[] = [];
		for (let row = 0; row < facts.length; row += 1) {
			if (((quality.gaps[row] as number) & bit) === 0) continue;
			if (place === null || facts.companyOf[row] === place) found.push(row);
		}
		const keyAt = (row: number) => quality.serialKeys[facts.serialNumber.codes[row] ?? 0] ?? null;
		// Those that share a number stand together, so that a limit does not part them.
		if (request.gap === 'duplicate-serial-number') {
			found.sort((a, b) => compare(keyAt(a) ?? '', keyAt(b) ?? ''));
		}
		const rows = found.slice(0, request.limit);
		const members = await membersAt(this.#db, fleet, rows);
		return {
			total: found.length,
			rows: members.map((member, index): QualityRow => {
				const row = rows[index] ?? 0;
				return {
					...member,
					type: codedValue(facts.text.type, row),
					model: codedValue(facts.text.model, row),
					serialNumber: codedValue(facts.serialNumber, row),
					serialKey: keyAt(row),
					os: codedValue(facts.text.os, row),
					purchaseDate: dayAt(facts, 'purchase-date', row)
				};
			})
		};
	}

	/** Only of companies in use, and only what is here: a date for what is gone would mend nothing. */
	async holders(
		keys: readonly string[],
		asOf: IsoDate
	): Promise<ReadonlyMap<string, readonly SerialHolder[]>> {
		const fleet = await this.#preparer.prepare(asOf);
		const { facts } = fleet;
		const names = await this.#namesOf(fleet);
		const wanted = new Set(keys);
		const keyOf = serialKeysOf(facts).map((key) => (key !== null && wanted.has(key) ? key : null));
		const rows: number[] = [];
		for (let row = 0; row < facts.length; row += 1) {
			const isNamed = keyOf[facts.serialNumber.codes[row] as number] !== null;
			const isInUse = names[facts.companyOf[row] as number] !== null;
			if (isNamed && isInUse && facts.isHere[row] === 1) rows.push(row);
		}
		const members = await membersAt(this.#db, fleet, rows);
		const holders = new Map<string, SerialHolder[]>();
		members.forEach((member, index) => {
			const row = rows[index] ?? 0;
			const key = keyOf[facts.serialNumber.codes[row] as number] ?? '';
			const holder: SerialHolder = {
				...member,
				type: codedValue(facts.text.type, row),
				purchaseDate: dayAt(facts, 'purchase-date', row),
				expirationDate: dayAt(facts, 'expiration-date', row)
			};
			holders.set(key, [...(holders.get(key) ?? []), holder]);
		});
		return holders;
	}

	async known(
		ids: readonly ConfigurationId[],
		asOf: IsoDate
	): Promise<ReadonlyMap<ConfigurationId, KnownMember>> {
		if (ids.length === 0) return new Map();
		const fleet = await this.#preparer.prepare(asOf);
		const { facts } = fleet;
		const names = await this.#namesOf(fleet);
		const wanted = new Set(ids);
		const known = new Map<ConfigurationId, KnownMember>();
		for (let row = 0; row < facts.length; row += 1) {
			const id = facts.idOf(row);
			if (!wanted.has(id)) continue;
			const place = facts.companyOf[row] as number;
			const companyName = names[place] ?? null;
			known.set(id, {
				name: facts.nameOf(row),
				type: codedValue(facts.text.type, row),
				companyId: companyName === null ? null : (fleet.companyAt[place] ?? null),
				companyName: companyName ?? ''
			});
		}
		return known;
	}

	async #look(asOf: IsoDate): Promise<Look> {
		const fleet = await this.#preparer.prepare(asOf);
		const names = await this.#namesOf(fleet);
		const rows = lookedAt(fleet, names);
		const { basis, context, facts } = fleet;
		const quality = fleetQuality(facts, {
			rows,
			asOf,
			os: context.os,
			kindOf: (type) => kindOf(basis, type)
		});
		return { fleet, quality, rows, names };
	}

	/** By place of the facts; null for companies that are not mapped or no longer in use. */
	async #namesOf({ companyAt }: GradedFleet): Promise<(string | null)[]> {
		const ids = [...new Set(companyAt.filter((id) => id !== null))];
		const companies = await this.#db.companies.bulkGet(ids);
		const names = new Map<CompanyId, string>(
			companies.flatMap((company) =>
				company && company.archivedAt === null ? [[company.id, company.name] as const] : []
			)
		);
		return companyAt.map((id) => (id === null ? null : (names.get(id) ?? null)));
	}
}

/** What the template of each company shows in Build mode: nobody mends what nobody sees. */
function lookedAt(
	{ facts, basis, companyAt }: GradedFleet,
	names: readonly (string | null)[]
): Uint8Array {
	const { type } = facts.text;
	const shownBy = new Map<string, readonly boolean[]>();
	const terms = companyAt.map((id, place) => {
		if (id === null || names[place] === null) return null;
		const template = templateOf(basis, id);
		const types =
			shownBy.get(template.id) ??
			type.values.map((name) => typeSettingsOf(template, name ?? noTypeName).build);
		shownBy.set(template.id, types);
		return { types, statuses: template.statuses };
	});
	const rows = new Uint8Array(facts.length);
	for (let row = 0; row < facts.length; row += 1) {
		const term = terms[facts.companyOf[row] as number];
		if (!term || facts.isHere[row] !== 1) continue;
		const status = facts.isActive[row] === 1 ? term.statuses.active : term.statuses.inactive;
		rows[row] = status.build && term.types[type.codes[row] as number] === true ? 1 : 0;
	}
	return rows;
}

class GapCounter {
	total = 0;
	#lacking = 0;
	readonly #gaps = dataGaps.map(() => 0);

	add(bits: number): void {
		this.total += 1;
		if (bits === 0) return;
		this.#lacking += 1;
		dataGaps.forEach((gap, place) => {
			if ((bits & gapBit(gap)) !== 0) this.#gaps[place] = (this.#gaps[place] ?? 0) + 1;
		});
	}

	counts(): { readonly total: number; readonly lacking: number; readonly gaps: GapCounts } {
		const gaps = Object.fromEntries(
			dataGaps.map((gap, place) => [gap, this.#gaps[place] ?? 0])
		) as Record<DataGap, number>;
		return { total: this.total, lacking: this.#lacking, gaps };
	}
}

function unknownSystems(
	facts: FleetFacts,
	{ gaps }: FleetQuality
): { text: string; count: number }[] {
	const bit = gapBit('os-not-recognised');
	const counts = new Map<string, number>();
	for (let row = 0; row < facts.length; row += 1) {
		if (((gaps[row] as number) & bit) === 0) continue;
		const text = (codedValue(facts.text.os, row) ?? '').trim();
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return [...counts]
		.map(([text, count]) => ({ text, count }))
		.sort((a, b) => b.count - a.count || compare(a.text, b.text))
		.slice(0, mostSystems);
}

function dayAt(
	facts: FleetFacts,
	column: 'purchase-date' | 'expiration-date',
	row: number
): IsoDate | null {
	const day = facts.whole[column][row] as number;
	return day === unknownDay ? null : dateOfEpochDay(day);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
