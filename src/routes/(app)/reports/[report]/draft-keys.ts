import type { ReportMode } from '$lib/domain/report/parts.ts';
import { isWriting, singleKey } from '$lib/ui/controls/single-key.ts';
import { editKeys } from './asset-edit.ts';

/** What a key does anywhere on the screen of a draft. */
export type DraftDeed = 'undo' | 'redo' | ReportMode;

const modes: Readonly<Record<string, ReportMode>> = {
	b: 'build',
	d: 'display',
	p: 'presentation'
};

/**
 * The deed of a key; null where it belongs to a field, a dialog or a table. `areAssetsEdited`: letters
 * edit the ticked assets of the open part first.
 */
export function deedOfKey(event: KeyboardEvent, areAssetsEdited: boolean): DraftDeed | null {
	const { target } = event;
	if ((event.ctrlKey || event.metaKey) && !event.altKey) {
		if (event.key.toLowerCase() !== 'z' || isWriting(target)) return null;
		if (document.querySelector('dialog:modal')) return null;
		return event.shiftKey ? 'redo' : 'undo';
	}
	const key = singleKey(event) ?? '';
	// In the table of assets these letters edit what is ticked, or find.
	const isInGrid = target instanceof Element && target.closest('[role="grid"]') !== null;
	if (isInGrid || (areAssetsEdited && key in editKeys)) return null;
	return modes[key] ?? null;
}
