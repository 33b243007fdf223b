import { createContext } from 'svelte';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { ImportSettingsRow } from '$lib/db/rows.ts';
import type { IntegrationStatus } from '$lib/db/integrations.ts';
import type { SetupState } from '$lib/state/setup.svelte.ts';
import type { SyncState } from '$lib/state/sync.svelte.ts';
import type { Toasts } from '$lib/ui/overlays/toasts.svelte.ts';

/** What the tabs of an integration share; read inside them only, where a tenant is connected. */
export interface IntegrationContext {
	readonly database: AlmanacDatabase;
	readonly status: IntegrationStatus;
	readonly settings: ImportSettingsRow;
	/** Shows at once what a worker has just saved of them. */
	readonly readSettingsAgain: () => Promise<void>;
	readonly setup: SetupState;
	readonly sync: SyncState;
	readonly toasts: Toasts;
}

export const [useIntegration, provideIntegration] = createContext<IntegrationContext>();
