import { lifespanSettingSchema, type LifespanSetting } from '$lib/domain/lifespans.ts';

/** A lifespan as it is typed. */
export interface TypedLifespan {
	recommended: string;
	limit: string;
	/** Age says nothing, as for virtual machines. */
	hasNone: boolean;
}

export type LifespanReading =
	| { readonly kind: 'lifespan'; readonly setting: LifespanSetting }
	| { readonly kind: 'refused'; readonly sentence: string };

export function writtenLifespan(setting: LifespanSetting): TypedLifespan {
	if (setting === 'none') return { recommended: '', limit: '', hasNone: true };
	return {
		recommended: String(setting.recommended),
		limit: String(setting.limit),
		hasNone: false
	};
}

/** Reads whole and half years; says what to write instead. */
export function readLifespan({ recommended, limit, hasNone }: TypedLifespan): LifespanReading {
	if (hasNone) return { kind: 'lifespan', setting: 'none' };
	const years = { recommended: yearsIn(recommended), limit: yearsIn(limit) };
	const parsed = lifespanSettingSchema.safeParse(years);
	if (parsed.success) return { kind: 'lifespan', setting: parsed.data };
	if (years.recommended > years.limit) {
		return { kind: 'refused', sentence: 'The limit can’t be less than the recommended lifespan.' };
	}
	return { kind: 'refused', sentence: 'Write years from 0.5 to 50, whole or half, such as 4.5.' };
}

function yearsIn(text: string): number {
	const trimmed = text.trim().replace(',', '.');
	return trimmed === '' ? Number.NaN : Number(trimmed);
}
