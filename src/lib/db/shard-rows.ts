/** The rows that hold what Autotask says of configurations, and where each is. */
import type { OutOfScopeReason } from '../domain/configuration.ts';
import type { FieldKey } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { Coverage } from '../domain/sync-plan/coverage.ts';
import type { Column } from './column.ts';

/** Presence and scope of one configuration; those that are present and in scope have none. */
export interface ConfigurationMark {
	/** Autotask id. */
	readonly id: number;
	/** ISO date-time since when Autotask lacks it; null while it is there. */
	readonly missingSince: string | null;
	readonly outOfScope: { readonly reason: OutOfScopeReason; readonly since: string } | null;
}

/** A few hundred configurations of one company, by columns: what Autotask says. */
export interface ShardRow {
	readonly integrationId: IntegrationId;
	readonly psaCompanyId: number;
	readonly chunk: number;
	/** The generation that last wrote it: what a stale fleet snapshot has to take in. */
	readonly generation: number;
	/** Autotask ids, ascending. */
	readonly ids: Float64Array<ArrayBuffer>;
	/** The engine's fields, the chosen ones, and the ids behind read-through ones. */
	readonly columns: Readonly<Record<FieldKey, Column>>;
	readonly marks: readonly ConfigurationMark[];
}

/** Where each configuration of a company is stored. */
export interface DirectoryRow {
	readonly integrationId: IntegrationId;
	readonly psaCompanyId: number;
	/** Autotask ids, ascending. */
	readonly ids: Float64Array<ArrayBuffer>;
	/** Chunk of each id. */
	readonly chunks: Uint16Array<ArrayBuffer>;
}

/** How far one company is known, and its figures for lists. */
export interface WatermarkRow {
	readonly integrationId: IntegrationId;
	readonly psaCompanyId: number;
	/**
	 * Up to which moment of the tenant's clock it is complete, in ISO form (domain/sync-plan): what was
	 * changed later is asked for. Null: it has to be read whole.
	 */
	readonly maxStamp: string | null;
	/** ISO date-time by this device's clock at which it was last known to be complete. */
	readonly readAt: string;
	/** How it was read; absent where an older version read it, which then counts as not read. */
	readonly covers?: Coverage | undefined;
	/** The full pass that last read it: what a resumed run need not read again. */
	readonly pass: number;
	/** Configurations stored, and those among them that Autotask calls active. */
	readonly configurations: number;
	readonly active: number;
}

export interface GenerationRow {
	readonly integrationId: IntegrationId;
	/** Grows with every transaction that writes shards. */
	readonly generation: number;
	/** What the stored fleet snapshot stands for: asked without reading all of it. */
	readonly snapshot:
		| (Pick<FleetRow, 'generation' | 'layout'> & {
				/** How many configurations it has; absent where an older version wrote it. */
				readonly rows?: number | undefined;
		  })
		| null;
}

/** Stretch of a fleet snapshot that one shard fills. */
export interface FleetStretch {
	readonly psaCompanyId: number;
	readonly chunk: number;
	readonly rows: number;
}

/** Every configuration of an integration in one value: for search and figures over the fleet. */
export interface FleetRow {
	readonly integrationId: IntegrationId;
	/** The generation of the shards that it stands for. */
	readonly generation: number;
	/** Which columns it has and by what rules they were filled: another layout is a stale snapshot. */
	readonly layout: string;
	/** The shards one after another, in the order of the rows: each row's company stands here. */
	readonly stretches: readonly FleetStretch[];
	/** Autotask ids. */
	readonly ids: Float64Array<ArrayBuffer>;
	readonly columns: Readonly<Record<string, Column>>;
}
