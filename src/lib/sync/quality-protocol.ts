/**
 * The boundary between page and worker, part four: what the data of the fleet lack, and who carries a
 * serial number. Types only. All of it works offline and asks nothing of the tenant.
 */
import type { DataGap } from '../domain/data-quality.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Outcome } from '../domain/errors.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type { FleetMember } from './grading-protocol.ts';

export type GapCounts = Readonly<Record<DataGap, number>>;

/** What one company's data lack. */
export interface CompanyGaps {
	readonly companyId: CompanyId;
	readonly companyName: string;
	/** Configurations that were looked at. */
	readonly total: number;
	/** Those with any gap. */
	readonly lacking: number;
	readonly gaps: GapCounts;
}

/** What the data lack, over the configurations that a template shows in Build mode. */
export interface QualityFigures {
	readonly total: number;
	readonly lacking: number;
	readonly gaps: GapCounts;
	/** Every company that was looked at, by name. */
	readonly companies: readonly CompanyGaps[];
	/** Texts of systems that nobody knows, most frequent first. */
	readonly unknownSystems: readonly { readonly text: string; readonly count: number }[];
}

export interface QualityRequest {
	readonly asOf: IsoDate;
	readonly gap: DataGap;
	/** Null: of all companies. */
	readonly companyId: CompanyId | null;
	/** Rows at most. */
	readonly limit: number;
}

/** A configuration with a gap, and what a person needs in order to mend it. */
export interface QualityRow extends FleetMember {
	/** Effective type; null where it has none. */
	readonly type: string | null;
	readonly model: string | null;
	readonly serialNumber: string | null;
	/** As two serial numbers are compared; null where it is none. */
	readonly serialKey: string | null;
	readonly os: string | null;
	readonly purchaseDate: IsoDate | null;
}

export interface QualityRows {
	/** How many have the gap, also those beyond the limit. */
	readonly total: number;
	readonly rows: readonly QualityRow[];
}

/** A configuration that carries a serial number, with the dates that stand. */
export interface SerialHolder extends FleetMember {
	readonly type: string | null;
	readonly purchaseDate: IsoDate | null;
	readonly expirationDate: IsoDate | null;
}

/** A configuration that something is said of; a company that is not here any more is null. */
export interface KnownMember {
	readonly name: string;
	readonly type: string | null;
	readonly companyId: CompanyId | null;
	readonly companyName: string;
}

export interface QualityService {
	/** Counts of what the data lack, over all companies. */
	dataQuality(asOf: IsoDate): Promise<Outcome<QualityFigures>>;
	/** The configurations with one gap. */
	qualityRows(request: QualityRequest): Promise<Outcome<QualityRows>>;
	/** Who carries these serial numbers, by key (`serialKey`); a key that nobody carries is absent. */
	serialHolders(
		keys: readonly string[],
		asOf: IsoDate
	): Promise<Outcome<ReadonlyMap<string, readonly SerialHolder[]>>>;
	/** Names of configurations; those that are gone are absent. */
	knownMembers(
		ids: readonly ConfigurationId[],
		asOf: IsoDate
	): Promise<Outcome<ReadonlyMap<ConfigurationId, KnownMember>>>;
}
