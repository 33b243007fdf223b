/** The workspace's template of parts: what a report without a forerunner starts with. */
import { defaultParts, partsSchema, type ReportPart } from '../domain/report/parts.ts';
import type { AlmanacDatabase } from './database.ts';

const partsKey = 'report-parts';

/** As a person stored them; the default ones where nothing readable is. */
export async function readPartTemplate(db: AlmanacDatabase): Promise<readonly ReportPart[]> {
	const row = await db.settings.get(partsKey);
	const parsed = partsSchema.safeParse(row?.value);
	return parsed.success ? parsed.data : defaultParts;
}

/** Parts of a report become the template. A summary is drafted anew in each report. */
export async function savePartTemplate(
	db: AlmanacDatabase,
	parts: readonly ReportPart[]
): Promise<void> {
	const value = parts.map((part): ReportPart =>
		part.kind === 'summary' ? { ...part, text: { origin: 'drafted' } } : part
	);
	await db.settings.put({ key: partsKey, value });
}
