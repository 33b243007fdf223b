/** Figures over the whole fleet: companies, what an edit of a template would do, classes. */
import type { AlmanacDatabase } from '../db/database.ts';
import { noTypeName } from '../domain/classes.ts';
import type { IsoDate } from '../domain/dates.ts';
import { companyFigures, gradeCounts, valueCounts } from '../domain/fleet/fleet-figures.ts';
import { codedValue, subjectAt } from '../domain/fleet/fleet-facts.ts';
import type { FleetGrades } from '../domain/fleet/grade-fleet.ts';
import { kindOf, templateById } from '../domain/grading-basis.ts';
import type { CompanyId } from '../domain/ids.ts';
import { createGrader } from '../domain/rules/grading.ts';
import type { Template } from '../domain/template.ts';
import type { FleetPreparer, GradedFleet } from './graded-fleet.ts';
import type {
	ClassCount,
	ClassFigures,
	ClassRequest,
	CompanyFigure,
	FleetInventory,
	FleetMember,
	InventoryRequest,
	PreviewRequest,
	PreviewRow,
	TemplatePreview
} from './grading-protocol.ts';

export class FleetGrading {
	readonly #db: AlmanacDatabase;
	readonly #preparer: FleetPreparer;

	constructor(db: AlmanacDatabase, preparer: FleetPreparer) {
		this.#db = db;
		this.#preparer = preparer;
	}

	async companies(asOf: IsoDate): Promise<readonly CompanyFigure[]> {
		const fleet = await this.#preparer.prepare(asOf);
		return fleet.basis.templates.flatMap((template) => {
			const users = fleet.usersOf(template.id);
			if (!users.includes(true)) return [];
			const graded = fleet.gradeBy(template);
			const isWanted = (place: number) => users[place] === true;
			return [...companyFigures(fleet.facts, graded, { template, isWanted })].flatMap(
				([place, figures]): CompanyFigure[] => {
					const companyId = fleet.companyAt[place];
					return companyId ? [{ companyId, ...figures }] : [];
				}
			);
		});
	}

	async preview(request: PreviewRequest): Promise<TemplatePreview> {
		const { template, asOf } = request;
		const fleet = await this.#preparer.prepare(asOf, [template]);
		const saved = templateById(fleet.basis, template.id);
		const before = fleet.gradeBy(saved);
		const after = fleet.gradeBy(template);
		const scope = scopeOf(fleet, template.id, after.isCounted);
		const changes = changedRows({ saved, before }, { template, after }, scope.admitted);
		const rows = changes.length > 0 ? changes : rowsOfGrade(request, after, scope.admitted);
		return {
			companies: scope.companies,
			isWholeFleet: scope.isWholeFleet,
			total: scope.admitted.reduce((sum, one) => sum + one, 0),
			saved: countsById(saved, before.standing, scope.admitted),
			edited: countsById(template, after.standing, scope.admitted),
			changed: changes.length,
			rows: await this.#previewRows(fleet, rows.slice(0, request.limit), {
				saved,
				before,
				template,
				after
			})
		};
	}

	async classes(request: ClassRequest): Promise<ClassFigures> {
		const { template, asOf, sampleOf, limit } = request;
		const fleet = await this.#preparer.prepare(asOf, [template]);
		const { facts } = fleet;
		const { classes } = fleet.gradeBy(template);
		const { active, inactive } = template.statuses;
		const inBuild = facts.isHere.map((isHere, row) =>
			isHere && (facts.isActive[row] === 1 ? active : inactive).build ? 1 : 0
		);
		const scope = scopeOf(fleet, template.id, inBuild);
		const types = new Map<string, number>();
		const counts = new Map<string, ClassCount>();
		const rows: number[] = [];
		for (let row = 0; row < facts.length; row += 1) {
			if (scope.admitted[row] !== 1) continue;
			const type = codedValue(facts.text.type, row) ?? noTypeName;
			types.set(type, (types.get(type) ?? 0) + 1);
			const own = template.classes[(classes[row] ?? 0) - 1];
			if (!own) continue;
			const { byRule, byHand } = counts.get(own.id) ?? { byRule: 0, byHand: 0 };
			const isByHand = facts.said.classes.get(row) === own.id;
			counts.set(
				own.id,
				isByHand ? { byRule, byHand: byHand + 1 } : { byRule: byRule + 1, byHand }
			);
			if (own.id === sampleOf && rows.length < limit) rows.push(row);
		}
		return {
			companies: scope.companies,
			isWholeFleet: scope.isWholeFleet,
			types,
			classes: counts,
			rows: await membersAt(this.#db, fleet, rows)
		};
	}

	async inventory({ asOf, limit }: InventoryRequest): Promise<FleetInventory> {
		const { facts, companyAt } = await this.#preparer.prepare(asOf);
		const admitted = facts.isHere.map((isHere, row) => {
			const isMapped = (companyAt[facts.companyOf[row] ?? 0] ?? null) !== null;
			return isHere === 1 && facts.isActive[row] === 1 && isMapped ? 1 : 0;
		});
		const systems = valueCounts(facts.text.os, admitted);
		return {
			total: admitted.reduce((sum, one) => sum + one, 0),
			systems: systems.slice(0, limit),
			distinctSystems: systems.length,
			types: valueCounts(facts.text.type, admitted)
		};
	}

	async #previewRows(
		fleet: GradedFleet,
		rows: readonly number[],
		grades: {
			readonly saved: Template;
			readonly before: FleetGrades;
			readonly template: Template;
			readonly after: FleetGrades;
		}
	): Promise<PreviewRow[]> {
		const { saved, before, template, after } = grades;
		const { facts, basis, context } = fleet;
		const grader = createGrader(template.grades, context);
		const members = await membersAt(this.#db, fleet, rows);
		return members.map((member, index) => {
			const row = rows[index] ?? 0;
			const subject = subjectAt(facts, row, {
				kindOf: (type) => kindOf(basis, type),
				classing: after.classingAt(row)
			});
			return {
				...member,
				from: idAt(saved, before.standing, row),
				to: idAt(template, after.standing, row),
				facts: grader.grade(subject).facts
			};
		});
	}
}

interface Scope {
	/** 1 for the rows that are counted. */
	readonly admitted: Uint8Array;
	readonly companies: number;
	readonly isWholeFleet: boolean;
}

/** Companies that use a template; all that are mapped where none does. */
function scopeOf(fleet: GradedFleet, templateId: string, rows: Uint8Array): Scope {
	const users = fleet.usersOf(templateId);
	const isWholeFleet = !users.includes(true);
	const wanted = isWholeFleet ? fleet.companyAt.map((id) => id !== null) : users;
	const { companyOf } = fleet.facts;
	return {
		admitted: rows.map((one, row) => (one === 1 && wanted[companyOf[row] ?? 0] ? 1 : 0)),
		companies: wanted.filter(Boolean).length,
		isWholeFleet
	};
}

function idAt({ grades }: Template, standing: Int8Array, row: number): string | null {
	return grades[standing[row] ?? -1]?.id ?? null;
}

function changedRows(
	{ saved, before }: { readonly saved: Template; readonly before: FleetGrades },
	{ template, after }: { readonly template: Template; readonly after: FleetGrades },
	admitted: Uint8Array
): number[] {
	// The same grade may have moved in the order: places are compared by what stands there.
	const placeOf = new Map(template.grades.map(({ id }, place) => [id, place]));
	const nowAt = saved.grades.map(({ id }) => placeOf.get(id) ?? -2);
	const rows: number[] = [];
	for (let row = 0; row < admitted.length; row += 1) {
		if (admitted[row] !== 1) continue;
		const was = before.standing[row] ?? -1;
		if ((was < 0 ? -1 : nowAt[was]) !== after.standing[row]) rows.push(row);
	}
	return rows;
}

function rowsOfGrade(
	{ template, sampleOf, limit }: PreviewRequest,
	{ standing }: FleetGrades,
	admitted: Uint8Array
): number[] {
	const place = template.grades.findIndex(({ id }) => id === sampleOf);
	const rows: number[] = [];
	for (let row = 0; row < standing.length && rows.length < limit; row += 1) {
		if (admitted[row] === 1 && standing[row] === place) rows.push(row);
	}
	return rows;
}

function countsById(
	{ grades }: Template,
	standing: Int8Array,
	admitted: Uint8Array
): Map<string, number> {
	const counts = gradeCounts(standing, admitted, grades.length);
	return new Map([...grades.map(({ id }) => id), ''].map((id, place) => [id, counts[place] ?? 0]));
}

/** Rows as people name them. */
export async function membersAt(
	db: AlmanacDatabase,
	{ facts, companyAt }: GradedFleet,
	rows: readonly number[]
): Promise<FleetMember[]> {
	const ids = rows.map((row) => companyAt[facts.companyOf[row] ?? 0] ?? null);
	const wanted = [...new Set(ids.filter((id) => id !== null))];
	const companies = await db.companies.bulkGet(wanted);
	const names = new Map(wanted.map((id, index) => [id, companies[index]?.name ?? '']));
	return rows.map((row, index) => {
		// Only rows of mapped companies are asked for.
		const companyId = ids[index] as CompanyId;
		return {
			id: facts.idOf(row),
			companyId,
			companyName: names.get(companyId) ?? '',
			name: facts.nameOf(row)
		};
	});
}
