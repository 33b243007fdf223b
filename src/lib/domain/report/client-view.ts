import { downloadedFieldOf } from '../columns.ts';
import type { Fact } from '../rules/fact.ts';
import type { ValueSource } from '../rules/subject.ts';
import { isCounted, type ReportAsset } from './asset.ts';
import type { PlacedAsset } from './budget.ts';
import { displayedChanges, type Changes } from './changes.ts';
import type { ChangedAsset } from './changed-asset.ts';
import type { ReportFacts } from './freeze.ts';
import { clientNotes } from './notes.ts';
import { partsIn, type ReportMode } from './parts.ts';
import type { ReportContent } from './report.ts';

/**
 * The facts that a client may be given, for Display, Presentation, print and every file: what Display
 * mode shows and nothing beside it. Excluded and hidden configurations, fields without a column,
 * internal notes and the notes beside overrides are not in it at all, so that no file can leak them.
 */
export function clientFacts(facts: ReportFacts): ReportFacts {
	const columns = facts.template.columns.filter((column) => column.display);
	const keys = new Set(columns.map((column) => column.key));
	const fieldKeys = new Set(columns.map((column) => downloadedFieldOf(column.key)));
	const strip = (asset: PlacedAsset): PlacedAsset => ({
		...asset,
		note: null,
		notes: keys.has('notes') ? asset.notes : null,
		override: asset.override && { ...asset.override, note: '' },
		facts: asset.facts.map((fact) => withoutNote(fact)),
		values: Object.fromEntries(Object.entries(asset.values).filter(([key]) => fieldKeys.has(key))),
		sources: sourcesWithoutNotes(asset.sources)
	});
	return {
		...facts,
		template: { ...facts.template, columns },
		fields: facts.fields.filter((field) => fieldKeys.has(field.key)),
		assets: facts.assets.filter((asset) => isCounted(asset) && asset.isInDisplay).map(strip),
		changes: facts.changes && strippedChanges(displayedChanges(facts.changes), strip)
	};
}

/** What of a report's content a client may be given in a mode. */
export function clientContent(content: ReportContent, mode: ReportMode): ReportContent {
	return {
		...content,
		parts: partsIn(content.parts, mode),
		notes: clientNotes(content.notes),
		exclusions: [],
		assetNotes: {}
	};
}

function strippedChanges(changes: Changes, strip: (asset: PlacedAsset) => PlacedAsset): Changes {
	const pairs = <T extends ChangedAsset>(list: readonly T[]) =>
		list.map((one) => ({ ...one, before: strip(one.before), after: strip(one.after) }));
	const single = <T extends { readonly asset: PlacedAsset }>(list: readonly T[]) =>
		list.map((one) => ({ ...one, asset: strip(one.asset) }));
	return {
		since: changes.since,
		added: single(changes.added),
		gone: single(changes.gone),
		replaced: pairs(changes.replaced),
		recreated: pairs(changes.recreated),
		better: pairs(changes.better),
		worse: pairs(changes.worse),
		becameKnown: pairs(changes.becameKnown),
		becameUnknown: pairs(changes.becameUnknown),
		outOfSupport: pairs(changes.outOfSupport),
		dateChanged: pairs(changes.dateChanged),
		budgetMoved: pairs(changes.budgetMoved)
	};
}

function withoutNote(fact: Fact): Fact {
	return { ...fact, source: fact.source && { ...fact.source, note: null } };
}

function sourcesWithoutNotes(sources: ReportAsset['sources']): Record<string, ValueSource> {
	const entries = Object.entries(sources).map(([key, source]) => [key, { ...source, note: null }]);
	return Object.fromEntries(entries) as Record<string, ValueSource>;
}
