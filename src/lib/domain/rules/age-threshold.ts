import { addDays, addMonths, anniversary, epochDayOf, isoDate, type IsoDate } from '../dates.ts';

const oldestStart = isoDate('1000-01-01');

/**
 * The last start (as an epoch day) that is at least `months` old at `asOf`. Age falls as the start gets
 * later, so comparing a start with this day is comparing its age: columns need no calendar per row.
 * `-Infinity` if no start of the last thousand years is that old.
 */
export function latestStart(months: number, asOf: IsoDate): number {
	if (months <= 0) return epochDayOf(asOf);
	if (months > (Number(asOf.slice(0, 4)) - 1001) * 12) return -Infinity;
	// Short months make several starts share an anniversary: begin past the last and step back.
	let start = addDays(addMonths(asOf, -months), 4);
	while (start > oldestStart && anniversary(start, months) > asOf) start = addDays(start, -1);
	return epochDayOf(start);
}
