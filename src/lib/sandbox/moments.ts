const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s.*)?$/;
const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a date or date-time as the database would: ISO with any number of decimals, with or without a
 * zone (UTC if absent), or month/day/year. Milliseconds since 1970, or null if it is none of these.
 */
export function parseMoment(text: string): number | null {
	const trimmed = text.trim();
	const asIso = iso.exec(trimmed);
	if (asIso) {
		const [, date = '', time = '00:00', decimals = '', zone = 'Z'] = asIso;
		const seconds = time.length === 5 ? `${time}:00` : time;
		const moment = Date.parse(`${date}T${seconds}${decimals.slice(0, 4)}${zone.toUpperCase()}`);
		return Number.isNaN(moment) ? null : moment;
	}
	const asAmerican = american.exec(trimmed);
	if (!asAmerican) return null;
	const [, month = '', day = '', year = ''] = asAmerican;
	const moment = Date.parse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`);
	return Number.isNaN(moment) ? null : moment;
}
