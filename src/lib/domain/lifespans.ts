import { z } from '../z.ts';
import { kinds, type Kind } from './kinds.ts';

/** How long a configuration should serve, in years; whole or half. */
export interface LifespanYears {
	readonly recommended: number;
	/** Reached on the anniversary of the purchase. Never less than `recommended`. */
	readonly limit: number;
}

/** `none`: age says nothing, as for virtual machines. */
export type LifespanSetting = LifespanYears | 'none';

const years = z.number().min(0.5).max(50).multipleOf(0.5);

export const lifespanSettingSchema: z.ZodType<LifespanSetting> = z.union([
	z.literal('none'),
	z
		.strictObject({ recommended: years, limit: years })
		.refine((one) => one.recommended <= one.limit, { error: 'recommended-over-limit' })
]);

/** product.md 7.2. A virtual machine has none: only its operating system counts. */
export const defaultLifespans: Readonly<Record<Kind, LifespanSetting>> = {
	workstation: { recommended: 4, limit: 5 },
	laptop: { recommended: 4, limit: 5 },
	server: { recommended: 5, limit: 7 },
	'virtual-machine': 'none',
	switch: { recommended: 7, limit: 10 },
	firewall: { recommended: 5, limit: 7 },
	'access-point': { recommended: 5, limit: 6 },
	ups: { recommended: 3, limit: 4 },
	printer: { recommended: 5, limit: 7 },
	phone: { recommended: 5, limit: 5 },
	other: { recommended: 5, limit: 5 }
};

export const kindLifespansSchema: z.ZodType<Readonly<Partial<Record<Kind, LifespanSetting>>>> =
	z.partialRecord(z.enum(kinds), lifespanSettingSchema);

/** Where a lifespan was set, most particular first. */
export type LifespanSource = 'configuration' | 'class' | 'type' | 'template' | 'default';

export interface Lifespan {
	/** Months after the purchase; null where the age says nothing. */
	readonly recommendedMonths: number | null;
	readonly limitMonths: number | null;
	readonly source: LifespanSource;
}

/** The settings that may stand for one configuration; absent or null where nothing is set. */
export interface LifespanSettings {
	readonly configuration?: LifespanSetting | null | undefined;
	readonly class?: LifespanSetting | null | undefined;
	readonly type?: LifespanSetting | null | undefined;
	/** The template's lifespans by kind. */
	readonly template?: Readonly<Partial<Record<Kind, LifespanSetting>>> | undefined;
}

/** The most particular setting: the configuration's own, its class's, its type's, the template's for its kind. */
export function lifespanOf(kind: Kind, settings: LifespanSettings = {}): Lifespan {
	const { configuration, class: ofClass, type, template } = settings;
	if (configuration) return lifespan(configuration, 'configuration');
	if (ofClass) return lifespan(ofClass, 'class');
	if (type) return lifespan(type, 'type');
	const ofKind = template?.[kind];
	if (ofKind) return lifespan(ofKind, 'template');
	return lifespan(defaultLifespans[kind], 'default');
}

function lifespan(setting: LifespanSetting, source: LifespanSource): Lifespan {
	if (setting === 'none') return { recommendedMonths: null, limitMonths: null, source };
	return {
		recommendedMonths: Math.round(setting.recommended * 12),
		limitMonths: Math.round(setting.limit * 12),
		source
	};
}
