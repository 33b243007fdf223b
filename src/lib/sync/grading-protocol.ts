/**
 * The boundary between page and worker, part three: figures over the whole fleet (product.md, section 7).
 * Types only. All of it works offline and asks nothing of the tenant.
 */
import type { IsoDate } from '../domain/dates.ts';
import type { Outcome } from '../domain/errors.ts';
import type { Health } from '../domain/health.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type { Fact } from '../domain/rules/fact.ts';
import type { Template } from '../domain/template.ts';

/** What the Companies list says of one company, by its own template. */
export interface CompanyFigure {
	readonly companyId: CompanyId;
	/** Configurations that take part: those that the client sees. */
	readonly shown: number;
	readonly health: Health;
	readonly toReplace: number;
}

/** A configuration by name, where to find it. */
export interface FleetMember {
	readonly id: ConfigurationId;
	readonly companyId: CompanyId;
	readonly companyName: string;
	readonly name: string;
}

export interface PreviewRequest {
	/** As it is being edited; the saved one is found by its id. */
	readonly template: Template;
	readonly asOf: IsoDate;
	/** Grade whose configurations are shown while nothing changes. */
	readonly sampleOf: string | null;
	/** Rows at most. */
	readonly limit: number;
}

/** One configuration as an edit would grade it. Grades by id; null: ungraded. */
export interface PreviewRow extends FleetMember {
	readonly from: string | null;
	readonly to: string | null;
	readonly facts: readonly Fact[];
}

/** What an edit would do, over the companies that use the template. */
export interface TemplatePreview {
	/** Companies counted; all of the fleet where none uses the template. */
	readonly companies: number;
	readonly isWholeFleet: boolean;
	/** Configurations counted. */
	readonly total: number;
	/** By id of the grade; ungraded under the empty id. */
	readonly saved: ReadonlyMap<string, number>;
	readonly edited: ReadonlyMap<string, number>;
	/** How many change their grade. */
	readonly changed: number;
	/** Those that change, else those of the grade that was asked for. */
	readonly rows: readonly PreviewRow[];
}

export interface ClassRequest {
	readonly template: Template;
	readonly asOf: IsoDate;
	/** Class whose configurations are named. */
	readonly sampleOf: string | null;
	readonly limit: number;
}

export interface ClassCount {
	readonly byRule: number;
	readonly byHand: number;
}

export interface ClassFigures {
	readonly companies: number;
	readonly isWholeFleet: boolean;
	/** Configurations by effective type; "No type" among them. */
	readonly types: ReadonlyMap<string, number>;
	/** By id of the class. */
	readonly classes: ReadonlyMap<string, ClassCount>;
	readonly rows: readonly FleetMember[];
}

/** How many configurations have a value; null where they have none. */
export interface ValueCount {
	readonly value: string | null;
	readonly count: number;
}

/** What the fleet is made of: configurations that are here, in scope, active and of a mapped company. */
export interface FleetInventory {
	readonly total: number;
	/** Operating systems as they were written, the most frequent first; those cut off are not told. */
	readonly systems: readonly ValueCount[];
	/** How many different texts there are, also those that `systems` leaves out. */
	readonly distinctSystems: number;
	/** By effective type; null where there is neither type nor category. */
	readonly types: readonly ValueCount[];
}

export interface InventoryRequest {
	readonly asOf: IsoDate;
	/** Different texts of operating systems at most. */
	readonly limit: number;
}

export interface GradingService {
	/** Figures of every company that has configurations, by its own template. */
	companyFigures(asOf: IsoDate): Promise<Outcome<readonly CompanyFigure[]>>;
	/** What an edit of a template's grades would do. */
	previewTemplate(request: PreviewRequest): Promise<Outcome<TemplatePreview>>;
	/** How many configurations each type and class has. */
	classFigures(request: ClassRequest): Promise<Outcome<ClassFigures>>;
	/** Which operating systems and types the fleet has. */
	fleetInventory(request: InventoryRequest): Promise<Outcome<FleetInventory>>;
}
