/**
 * Version 2: what people said about configurations, and what grades are made of. All of it is written by
 * people alone; every table is new, so the upgrade leaves the rows of version 1 as they are.
 */
export const v2 = {
	templates: 'id',
	overrides: 'configurationId',
	companySettings: 'companyId',
	kinds: 'name',
	osEdits: 'key',
	osAliases: 'text'
} as const;
