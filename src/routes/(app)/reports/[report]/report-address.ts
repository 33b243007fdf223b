import { resolve } from '$app/paths';
import { reportModes, type ReportMode } from '$lib/domain/report/parts.ts';

/** The address of a report at a part, in a mode. */
export function reportAddress(
	report: string,
	place: { readonly part?: string | null; readonly mode?: ReportMode | null } = {}
): string {
	const query = new URLSearchParams();
	if (place.mode && place.mode !== 'build') query.set('mode', place.mode);
	if (place.part) query.set('part', place.part);
	const path = resolve('/(app)/reports/[report]', { report });
	return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** The mode that an address asks for. */
export function modeOf(url: URL, fallback: ReportMode): ReportMode {
	const asked = url.searchParams.get('mode');
	return reportModes.find((mode) => mode === asked) ?? fallback;
}
