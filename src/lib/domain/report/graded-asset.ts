import { downloadedText, serialNumberOf } from '../configuration-subject.ts';
import type { Configuration } from '../configuration.ts';
import { isIsoDate, type IsoDate } from '../dates.ts';
import { mappedValue, type FieldMap, type MappedField } from '../field-map.ts';
import type { GradedConfiguration } from '../grade-configurations.ts';
import { saidSource, type ConfigurationOverrides } from '../overrides.ts';
import type { Grade } from '../rules/default-grades.ts';
import type { RuleSubject, ValueSource } from '../rules/subject.ts';
import type { GradeView, ReportAsset } from './asset.ts';
import type { ReportContent } from './report.ts';

/** True for what a report may hold: here, in scope, of a type and status that Build mode shows. */
export function isInReport({ configuration, isInBuild }: GradedConfiguration): boolean {
	const { presence, scope } = configuration;
	return isInBuild && presence.state === 'present' && scope.state === 'in';
}

/** What the values of assets are traced back with. */
export interface AssetReading {
	readonly fieldMap: FieldMap;
	/** ISO date-time at which Autotask said them; null where it never did. */
	readonly readAt: string | null;
}

/** A graded configuration as a report sees it, before what the report itself says of it. */
export function gradedAsset(graded: GradedConfiguration, reading: AssetReading): ReportAsset {
	const { configuration, overrides, subject, grading } = graded;
	const text = (field: MappedField) => downloadedText(configuration.mapped[field]);
	return {
		id: configuration.id,
		psaId: configuration.psaId,
		name: configuration.name,
		serialNumber: serialNumberOf(configuration, overrides),
		type: graded.type,
		category: configuration.category,
		kind: subject.kind,
		status: configuration.isActive ? 'Active' : 'Inactive',
		class: subject.class.value,
		weight: graded.weight,
		grade: grading.grade && gradeView(grading.grade),
		facts: grading.facts,
		override: grading.override,
		proposed: grading.override && grading.proposed ? gradeView(grading.proposed) : null,
		purchaseDate: subject.purchaseDate.value,
		expirationDate: subject.expirationDate.value,
		lastSeen: subject.lastSeen.value,
		createdOn: dayOf(configuration.values['createDate']),
		lifespan: subject.lifespan,
		os: subject.os.value,
		osVerdict: graded.os,
		manufacturer: subject.manufacturer.value,
		model: subject.model.value,
		assignedUser: text('assignedUser'),
		location: text('location'),
		processor: text('processor'),
		storage: text('storage'),
		ram: subject.ram.value,
		notes: text('notes'),
		budget: graded.budget,
		choice: overrides.period?.value ?? null,
		state: 'counted',
		isInDisplay: graded.isInDisplay,
		note: null,
		values: configuration.values,
		sources: {
			...subjectSources(subject),
			...mappedSources(configuration, reading),
			...saidSources(overrides)
		}
	};
}

/** What a report says of its assets: which it leaves out, and internal notes. The same asset where nothing. */
export function withReport(
	asset: ReportAsset,
	said: { readonly excluded: ReadonlySet<string> } & Pick<ReportContent, 'assetNotes'>
): ReportAsset {
	const note = said.assetNotes[asset.id] ?? null;
	const isExcluded = said.excluded.has(asset.id);
	if (note === null && !isExcluded) return asset;
	return { ...asset, note, state: isExcluded ? 'excluded' : 'counted' };
}

const views = new WeakMap<Grade, GradeView>();

/** A grade without its rule; one object for each grade, which assets share. */
export function gradeView(grade: Grade): GradeView {
	const known = views.get(grade);
	if (known) return known;
	const { id, name, colour, mark, action, healthy, counts } = grade;
	const view: GradeView = { id, name, colour, mark, action, healthy, counts };
	views.set(grade, view);
	return view;
}

function dayOf(value: unknown): IsoDate | null {
	const day = typeof value === 'string' ? value.slice(0, 10) : '';
	return isIsoDate(day) ? day : null;
}

const subjectFields = [
	'purchaseDate',
	'expirationDate',
	'lastSeen',
	'ram',
	'os',
	'manufacturer',
	'model',
	'type',
	'category',
	'status'
] as const satisfies readonly (keyof RuleSubject & keyof ReportAsset)[];

function subjectSources(subject: RuleSubject): Record<string, ValueSource> {
	return Object.fromEntries(
		subjectFields.flatMap((field) => {
			const { source } = subject[field];
			return source ? [[field, source] as const] : [];
		})
	);
}

const mappedOnly = [
	'serialNumber',
	'assignedUser',
	'location',
	'processor',
	'storage',
	'notes'
] as const satisfies readonly MappedField[];

function mappedSources(
	{ psaId, mapped, values }: Configuration,
	{ fieldMap, readAt }: AssetReading
): Record<string, ValueSource> {
	return Object.fromEntries(
		mappedOnly.flatMap((field): (readonly [string, ValueSource])[] => {
			if (mapped[field] === undefined) return [];
			if (psaId === null) return [[field, { from: 'person', field: null, at: null, note: null }]];
			const from = mappedValue(fieldMap, field, (key) => values[key])?.from ?? null;
			return [[field, { from: 'autotask', field: from, at: readAt, note: null }]];
		})
	);
}

function saidSources(overrides: ConfigurationOverrides): Record<string, ValueSource> {
	const { serialNumber, class: ofClass, budget, period } = overrides;
	return {
		...(serialNumber && { serialNumber: saidSource(serialNumber) }),
		...(ofClass && { class: saidSource(ofClass) }),
		...(budget && { budget: saidSource(budget) }),
		...(period && { choice: saidSource(period) })
	};
}
