/** Figures by a cursor over a row per configuration: the least that a walk over rows has to do. */
import { eachRow } from '../storing/row-store.ts';
import { freeText, wantedText } from './ten-grades.ts';

/** How many configurations each company has, by its Autotask id. */
export async function countByCompany(): Promise<Map<number, number>> {
	const counts = new Map<number, number>();
	await eachRow(({ companyID }) => {
		const company = Number(companyID);
		counts.set(company, (counts.get(company) ?? 0) + 1);
	});
	return counts;
}

/** How many configurations the first of the ten grades holds, and how many there are. */
export async function countNamed(): Promise<{ total: number; named: number }> {
	let total = 0;
	let named = 0;
	await eachRow((row) => {
		const text = row[freeText];
		total += 1;
		if (typeof text === 'string' && text.toLowerCase().includes(wantedText)) named += 1;
	});
	return { total, named };
}
