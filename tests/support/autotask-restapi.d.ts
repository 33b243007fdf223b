/** The parts of the package that tests use; it ships no types. */
declare module '@apigrate/autotask-restapi' {
	interface EntityCalls {
		query(search: object): Promise<{
			items: Array<Record<string, unknown> & { id: number }>;
			pageDetails: Record<string, unknown>;
		}>;
		count(search: object): Promise<{ queryCount: number }>;
		get(id: number): Promise<{ item: Record<string, unknown> }>;
		update(toSave: object): Promise<{ itemId: number }>;
		create(toSave: object): Promise<{ itemId: number }>;
		delete(id: number): Promise<unknown>;
		info(): Promise<{ info: Record<string, unknown> }>;
		fieldInfo(): Promise<{ fields: Array<Record<string, unknown>> }>;
		udfInfo(): Promise<{ fields: Array<Record<string, unknown>> }>;
	}

	export class AutotaskRestApi {
		constructor(user: string, secret: string, code: string, options?: { base_url?: string });
		zoneInfo: { url: string } | null;
		readonly Companies: EntityCalls;
		readonly ConfigurationItems: EntityCalls;
		readonly ConfigurationItemTypes: EntityCalls;
		readonly Contacts: EntityCalls;
		readonly Products: EntityCalls;
		readonly Tickets: EntityCalls;
	}
}
