/**
 * Identities. What Autotask says is addressed by (integration, Autotask id); what people say holds the
 * local id, so it survives a re-import, a re-mapping and the move to another device.
 */

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** `autotask-{ci}`: `ci` of zoneInformation names the tenant, so the same tenant keeps its ids. */
export type IntegrationId = Branded<string, 'IntegrationId'>;
/** A local company: a random UUID. */
export type CompanyId = Branded<string, 'CompanyId'>;
/** A local company type or status: a random UUID. */
export type CompanyTypeId = Branded<string, 'CompanyTypeId'>;
export type CompanyStatusId = Branded<string, 'CompanyStatusId'>;
/** `{integration}/{Autotask id}` for a synced configuration, a random UUID for one made by hand. */
export type ConfigurationId = Branded<string, 'ConfigurationId'>;

/** The integration id of an Autotask tenant; `ci` is the tenant's number in zoneInformation. */
export function integrationIdOf(ci: number): IntegrationId {
	return `autotask-${ci}` as IntegrationId;
}

/** The local id of a configuration that came from Autotask. */
export function configurationIdOf(integration: IntegrationId, psaId: number): ConfigurationId {
	return `${integration}/${psaId}` as ConfigurationId;
}
