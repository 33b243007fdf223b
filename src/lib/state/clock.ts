/** This device's clock, read at the edge only: `domain/` takes moments as arguments. */

/** The present moment as an ISO date-time. */
export function nowIso(): string {
	return new Date().toISOString();
}
