import {
	type AssetsPart,
	type BudgetPart,
	type LifecyclePart,
	type ReportMode,
	type ReportPart,
	type RoadmapPart
} from './parts.ts';
import { normalised, type RichText } from './rich-text.ts';

type SettingsOf<P extends ReportPart> = Partial<Omit<P, 'kind' | 'id' | 'name' | 'shownIn'>>;

/** What a person may set on a part, by its kind. */
export type PartSettings =
	| { readonly of: 'assets'; readonly set: SettingsOf<AssetsPart> }
	| { readonly of: 'lifecycle'; readonly set: SettingsOf<LifecyclePart> }
	| { readonly of: 'budget'; readonly set: SettingsOf<BudgetPart> }
	| { readonly of: 'roadmap'; readonly set: SettingsOf<RoadmapPart> };

export type PartAction =
	/** An empty name gives the part its kind's name back. */
	| { readonly kind: 'rename'; readonly id: string; readonly name: string }
	| {
			readonly kind: 'show';
			readonly id: string;
			readonly mode: ReportMode;
			readonly isShown: boolean;
	  }
	/** Before another part, or last where `before` is null. */
	| { readonly kind: 'move'; readonly id: string; readonly before: string | null }
	| { readonly kind: 'add-text'; readonly id: string; readonly name: string }
	/** The text of a cover, a summary or a text of the user's own. */
	| { readonly kind: 'write'; readonly id: string; readonly text: RichText }
	/** The summary is drafted from the facts again. */
	| { readonly kind: 'draft-anew'; readonly id: string }
	| { readonly kind: 'set'; readonly id: string; readonly settings: PartSettings }
	| { readonly kind: 'remove'; readonly id: string }
	/** All parts as they stand in a template of parts. */
	| { readonly kind: 'reset'; readonly parts: readonly ReportPart[] }
	/** At the end, those of a template that are not here: by kind, texts by name. */
	| { readonly kind: 'append'; readonly parts: readonly ReportPart[] };

/** The parts after an action; the same list where nothing changes. */
export function partsAfter(
	parts: readonly ReportPart[],
	action: PartAction
): readonly ReportPart[] {
	switch (action.kind) {
		case 'reset':
			return isSame(parts, action.parts) ? parts : action.parts;
		case 'append': {
			const missing = action.parts.filter((one) => !parts.some((other) => isAlike(one, other)));
			return missing.length > 0 ? [...parts, ...missing] : parts;
		}
		case 'add-text':
			return withText(parts, action.id, action.name);
		case 'move':
			return moved(parts, action.id, action.before);
		case 'remove': {
			const rest = parts.filter((one) => one.id !== action.id);
			return rest.length < parts.length ? rest : parts;
		}
		default: {
			const next = parts.map((one) => (one.id === action.id ? edited(one, action) : one));
			return isSame(parts, next) ? parts : next;
		}
	}
}

type Edit = Extract<PartAction, { kind: 'rename' | 'show' | 'write' | 'draft-anew' | 'set' }>;

function edited(part: ReportPart, action: Edit): ReportPart {
	switch (action.kind) {
		case 'rename':
			return { ...part, name: action.name.trim() || null };
		case 'show':
			return { ...part, shownIn: { ...part.shownIn, [action.mode]: action.isShown } };
		case 'write':
			return written(part, normalised(action.text));
		case 'draft-anew':
			return part.kind === 'summary' ? { ...part, text: { origin: 'drafted' } } : part;
		case 'set':
			return withSettings(part, action.settings);
	}
}

function written(part: ReportPart, text: RichText): ReportPart {
	if (part.kind === 'summary') return { ...part, text: { origin: 'written', text } };
	return part.kind === 'cover' || part.kind === 'text' ? { ...part, text } : part;
}

function withSettings(part: ReportPart, { of, set }: PartSettings): ReportPart {
	// The settings are those of the part's kind.
	return part.kind === of ? ({ ...part, ...set } as ReportPart) : part;
}

function withText(parts: readonly ReportPart[], id: string, name: string): readonly ReportPart[] {
	if (parts.some((one) => one.id === id)) return parts;
	const shownIn = { build: true, display: true, presentation: true };
	const text = { blocks: [] };
	return [...parts, { kind: 'text', id, name: name.trim() || null, shownIn, text }];
}

function moved(
	parts: readonly ReportPart[],
	id: string,
	before: string | null
): readonly ReportPart[] {
	const part = parts.find((one) => one.id === id);
	if (!part || id === before) return parts;
	const others = parts.filter((one) => one !== part);
	const found = others.findIndex((one) => one.id === before);
	const index = found < 0 ? others.length : found;
	const next = [...others.slice(0, index), part, ...others.slice(index)];
	return next.every((one, at) => one === parts[at]) ? parts : next;
}

function isAlike(a: ReportPart, b: ReportPart): boolean {
	if (a.id === b.id) return true;
	return a.kind === b.kind && (a.kind !== 'text' || a.name === b.name);
}

function isSame(a: readonly ReportPart[], b: readonly ReportPart[]): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
