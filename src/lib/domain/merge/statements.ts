/** Statements on one configuration that were made on two devices: each stands for itself. */
import {
	plainSubjects,
	type ConfigurationOverrides,
	type PlainSubject,
	type SaidDate
} from '../overrides.ts';

/** All statements of both; of two on the same subject the later one. */
export function statementsOfBoth(
	a: ConfigurationOverrides,
	b: ConfigurationOverrides
): ConfigurationOverrides {
	const both: Partial<Record<PlainSubject, unknown>> = {};
	for (const subject of plainSubjects) {
		const said = later(a[subject], b[subject]);
		if (said) both[subject] = said;
	}
	const dates = new Map<string, SaidDate>();
	for (const date of [...(a.dates ?? []), ...(b.dates ?? [])]) {
		const key = `${date.of}/${date.from}`;
		const standing = later(dates.get(key), date);
		if (standing) dates.set(key, standing);
	}
	return {
		...(both as ConfigurationOverrides),
		...(dates.size > 0 ? { dates: [...dates.values()] } : {})
	};
}

function later<T extends { readonly at: string }>(
	a: T | undefined,
	b: T | undefined
): T | undefined {
	if (!a || !b) return a ?? b;
	return b.at > a.at ? b : a;
}
