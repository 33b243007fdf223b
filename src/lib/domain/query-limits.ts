/** Limits of Autotask's queries (docs/autotask.md, "Query"), which plans and the client must agree on. */

/** Records per page; Autotask's maximum and default. */
export const pageSize = 500;

/**
 * IN values and OR conditions of one query together. Autotask refuses more than 500 ("Queries are
 * limited to 500 or fewer 'OR' conditions"); the rest is left for conditions around a list.
 */
export const maxAlternatives = 480;

/** Pages that hold so many records; the client sees on a full page whether another follows. */
export function pagesOf(records: number): number {
	return Math.ceil(records / pageSize);
}
