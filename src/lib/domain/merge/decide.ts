/**
 * Two states of one row, here and in a file, and which of them stands (product.md, section 11): what
 * changed on one side only is taken, on both the later edit wins. Whether a side has seen an edit is told
 * by the edits that it knows, never by a clock; only between two edits that nobody has seen do the
 * moments decide.
 */
import { isSameContent } from '../same-content.ts';

/** The last edit of a row: the n-th of a device. */
export interface Edit {
	readonly device: string;
	readonly count: number;
	/** ISO date-time. */
	readonly at: string;
	readonly isDeletion: boolean;
}

/** By device the highest count that a side has taken in. */
export type Knowledge = Readonly<Record<string, number>>;

export interface RowState {
	/** Undefined where there is none. */
	readonly row: unknown;
	/** Null where the side never had the row, or had it before there were edits. */
	readonly edit: Edit | null;
}

export interface RowCase {
	readonly here: RowState;
	readonly file: RowState;
	readonly knownHere: Knowledge;
	readonly knownInFile: Knowledge;
}

/**
 * `same`: the rows are alike; with `edit: 'file'` the edit of the file is the one to remember. `both`:
 * changed on both sides; `stands` is the later edit.
 */
export type RowDecision =
	| { readonly kind: 'same'; readonly edit: 'here' | 'file' }
	| { readonly kind: 'keep' | 'take' }
	| { readonly kind: 'both'; readonly stands: 'here' | 'file' };

export function decideRow(states: RowCase): RowDecision {
	const decision = decideEdit(states);
	if (!isSameContent(states.here.row, states.file.row)) return decision;
	const isOfFile =
		decision.kind === 'take' || (decision.kind === 'both' && decision.stands === 'file');
	return { kind: 'same', edit: isOfFile ? 'file' : 'here' };
}

type EditDecision = Exclude<RowDecision, { kind: 'same' }>;

function decideEdit({ here, file, knownHere, knownInFile }: RowCase): EditDecision {
	const isNews = (edit: Edit | null, known: Knowledge): boolean =>
		edit !== null && !knows(known, edit);
	const fromFile = isNews(file.edit, knownHere);
	const fromHere = isNews(here.edit, knownInFile);
	const isFileLater = isLater(file.edit, here.edit);
	if (fromFile && fromHere) return { kind: 'both', stands: isFileLater ? 'file' : 'here' };
	if (fromFile) return { kind: 'take' };
	// Each side has seen the other's edit and holds its own: by way of a third one that settled it.
	const isSettled = !fromHere && file.edit !== null && here.edit !== null;
	return { kind: isSettled && isFileLater ? 'take' : 'keep' };
}

export function knows(known: Knowledge, { device, count }: Edit): boolean {
	return Object.hasOwn(known, device) && (known[device] ?? 0) >= count;
}

/** What a side knows once it has taken the other in. */
export function knowledgeOfBoth(a: Knowledge, b: Knowledge): Knowledge {
	const both: Record<string, number> = { ...a };
	for (const [device, count] of Object.entries(b)) {
		both[device] = Math.max(count, Object.hasOwn(both, device) ? (both[device] ?? 0) : 0);
	}
	return both;
}

/** The same answer on both sides: of two edits of one moment the greater device is the later one. */
function isLater(a: Edit | null, b: Edit | null): boolean {
	if (!a || !b) return a !== null;
	if (a.at !== b.at) return a.at > b.at;
	return a.device !== b.device ? a.device > b.device : a.count > b.count;
}
