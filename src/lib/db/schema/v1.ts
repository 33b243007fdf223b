/**
 * Version 1 of the database. A shipped version is never edited: a change is a new file beside this one
 * (docs/adr/0003). Only keys and indexes are listed; rows are typed in `../rows.ts`.
 */
export const v1 = {
	// What people said: a row each, never touched by a sync.
	companies: 'id, name',
	companyTypes: 'id',
	companyStatuses: 'id',
	companyMappings: '[integrationId+psaId], &companyId',
	companyTypeMappings: '[integrationId+psaValue], &localId',
	companyStatusMappings: '[integrationId+psaValue], &localId',
	importSettings: 'integrationId',
	localConfigurations: 'id, companyId',
	remarks: 'configurationId',
	settings: 'key',
	integrations: 'id',
	credentials: 'integrationId',

	// What Autotask says: written by sync alone.
	psaCompanies: '[integrationId+psaId]',
	picklists: '[integrationId+entity+field]',
	fieldCatalogs: '[integrationId+entity]',
	lookups: '[integrationId+entity+block]',
	shards: '[integrationId+psaCompanyId+chunk], [integrationId+generation]',
	directories: '[integrationId+psaCompanyId]',

	// Bookkeeping of the engine.
	checkpoints: '[integrationId+entity]',
	watermarks: '[integrationId+psaCompanyId]',
	generations: 'integrationId',
	fleets: 'integrationId',
	runs: '++id, integrationId',
	outbox: '++id, state'
} as const;
