/**
 * Version 3: reports, and what people said about a company's meetings and plans. Every table is new, so
 * the upgrade leaves all rows before it as they are.
 */
export const v3 = {
	drafts: 'id, companyId',
	completedReports: 'id',
	reportHeads: 'id, companyId',
	meetings: 'companyId',
	fiscalYears: 'companyId',
	roadmaps: 'companyId',
	replacements: '[goneId+newId], companyId'
} as const;
