/** When Almanac syncs by itself (product.md, section 9): a choice of the workspace. */
import type { FullPassRhythm } from './sync-plan/full-pass.ts';

/** Minutes after which data counts as old when somebody comes back to the app; 0 = only by hand. */
export const refreshChoices = [0, 15, 30, 60, 240] as const;
export type RefreshMinutes = (typeof refreshChoices)[number];

export interface SyncSettings {
	readonly refreshMinutes: RefreshMinutes;
	/** How often everything is read again. */
	readonly fullPass: FullPassRhythm;
	/** Whether a metered connection is used without being asked to. */
	readonly syncsOnMetered: boolean;
}

export const defaultSyncSettings: SyncSettings = {
	refreshMinutes: 30,
	fullPass: 'auto',
	syncsOnMetered: false
};
