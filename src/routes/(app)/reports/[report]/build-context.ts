import { createContext } from 'svelte';
import type { DraftDesk } from '$lib/state/draft-desk.svelte.ts';
import type { DraftEdits } from '$lib/state/draft-edits.ts';

/** What the screens of Build mode edit. */
export interface Build {
	readonly desk: DraftDesk;
	readonly edits: DraftEdits;
}

export const [useBuild, provideBuild] = createContext<Build>();
