/** Days as a field of Autotask may write them. */
import type { FieldValue } from '../field.ts';
import { parseDateText, type DateOrder } from '../parse-date.ts';

/**
 * The ISO days that a value may mean, in order: one where it is plain, several for figures whose order
 * nobody chose, none for what is no day.
 */
export function daysOf(value: FieldValue, order: DateOrder | undefined): readonly string[] {
	if (typeof value !== 'string') return [];
	const reading = parseDateText(value, order);
	if (reading.kind === 'date') return [reading.date];
	if (reading.kind !== 'ambiguous') return [];
	return [...new Set(reading.readings.map(({ date }) => date))].sort();
}
