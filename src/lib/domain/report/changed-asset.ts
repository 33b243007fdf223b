import type { IsoDate } from '../dates.ts';
import type { ConfigurationId } from '../ids.ts';
import type { PlacedAsset } from './budget.ts';
import type { FiscalDay } from './fiscal.ts';
import type { GoneCause, GoneReason } from './gone.ts';
import type { IdPair } from './pairs.ts';

/** What two reports of one company are compared by. */
export interface Comparison {
	/** The last completed report. */
	readonly then: { readonly asOf: IsoDate; readonly assets: readonly PlacedAsset[] };
	readonly now: { readonly day: FiscalDay; readonly assets: readonly PlacedAsset[] };
	/** Why a configuration of the last report is not in this one. Not asked for excluded ones. */
	readonly goneReason: (id: ConfigurationId) => GoneReason;
	/** Replacements that a person linked; several old ones may share a new one. */
	readonly links: readonly IdPair[];
	/** Suggestions that a person refused. */
	readonly dismissed: readonly IdPair[];
}

/** An asset in the last report and in this one. */
export interface ChangedAsset {
	readonly before: PlacedAsset;
	readonly after: PlacedAsset;
}

export interface AddedAsset {
	readonly asset: PlacedAsset;
	/** `included-again`: the last report had it excluded. */
	readonly cause: 'new' | 'included-again';
}

export interface GoneAssetEntry extends GoneReason {
	/** As the last report had it. */
	readonly asset: PlacedAsset;
}

export interface ReplacedAsset extends ChangedAsset {
	/** Linked by a person, or suggested. */
	readonly how: 'linked' | 'suggested';
	readonly cause: GoneCause;
}

export interface DateChange extends ChangedAsset {
	readonly dates: readonly ('purchase' | 'expiration')[];
}
