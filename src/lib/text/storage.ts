/** Words of the room that a workspace takes. */
import type { StorageKind } from '../domain/storage-kind.ts';

interface KindWords {
	readonly name: string;
	readonly hint: string;
}

export const storageKindWords: Readonly<Record<StorageKind, KindWords>> = {
	configurations: {
		name: 'Configurations',
		hint: 'As Autotask has them, company by company, with names of products.'
	},
	snapshot: {
		name: 'Snapshot of all configurations',
		hint: 'For search and figures; built from the configurations, and again after each sync.'
	},
	companies: { name: 'Companies', hint: 'With types, statuses and mappings.' },
	reports: { name: 'Reports', hint: 'Drafts, completed reports, roadmaps and meetings.' },
	said: {
		name: 'What you wrote',
		hint: 'Notes, statements, configurations by hand, and the marks that a merge needs.'
	},
	settings: {
		name: 'Settings',
		hint: 'Templates, operating systems, logo, and what the tenant calls its fields.'
	},
	log: { name: 'Sync log and outbox', hint: 'What each sync did, and what was sent to Autotask.' }
};

/** The mark "Ready offline", or what is missing for it; null before the browser has told. */
export function offlineWords(app: {
	readonly isReadyOffline: boolean;
	readonly isOnlineOnly: boolean;
}): string | null {
	if (app.isReadyOffline) return 'Ready offline';
	return app.isOnlineOnly ? 'Not ready offline: this browser did not store the app' : null;
}
