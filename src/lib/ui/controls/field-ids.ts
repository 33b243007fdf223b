/** Ids that tie a control to the sentence under it. */
export interface FieldIds {
	control: string;
	hint: string;
	error: string;
}

export function fieldIds(base: string): FieldIds {
	return { control: `${base}-control`, hint: `${base}-hint`, error: `${base}-error` };
}

/** Value of `aria-describedby`: the error stands in the hint's place, so one of them at most. */
export function describedBy(
	ids: FieldIds,
	hint: string | undefined,
	error: string | undefined
): string | undefined {
	if (error) return ids.error;
	return hint ? ids.hint : undefined;
}
