import { z } from '../z.ts';
import { Refusal } from './refusal.ts';

/**
 * Where a paging run stands. The token holds the position only: the filter comes again with the next
 * call, in the body after a POST and as `search=` after a GET.
 */
export interface PagePosition {
	readonly pageSize: number;
	/** Id of the first record of the page that the token stands in. */
	readonly first: number;
	/** Id of its last record. */
	readonly last: number;
}

const tokenSchema = z.object({
	pageSize: z.number().int().min(1).max(500),
	previousIds: z.array(z.number()).min(1),
	nextIds: z.array(z.number()).min(1)
});

/** The query part of a page link. `search` is the filter of a query that was started by GET. */
export function pageLinkQuery(position: PagePosition, search: string | null): string {
	const token = JSON.stringify({
		pageSize: position.pageSize,
		previousIds: [position.first],
		nextIds: [position.last]
	});
	const paging = `paging=${encodeURIComponent(token)}`;
	return search === null ? paging : `${paging}&search=${encodeURIComponent(search)}`;
}

/**
 * Reads the token of a page link.
 * @throws Refusal if it is none.
 */
export function readPageToken(token: string | null): PagePosition {
	const parsed = tokenSchema.safeParse(parseJson(token));
	const [first] = parsed.data?.previousIds ?? [];
	const last = parsed.data?.nextIds.at(-1);
	if (!parsed.success || first === undefined || last === undefined) {
		throw new Refusal('Value cannot be null.\r\nParameter name: paging');
	}
	return { pageSize: parsed.data.pageSize, first, last };
}

function parseJson(text: string | null): unknown {
	try {
		return JSON.parse(text ?? '') as unknown;
	} catch {
		return null;
	}
}
