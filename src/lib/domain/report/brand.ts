import type { Logo, WorkspaceSettings } from '../workspace-settings.ts';
import type { ReportBrand } from './completed-report.ts';

/** How the MSP shows itself, as the workspace's settings say. */
export function brandOf(settings: WorkspaceSettings): ReportBrand {
	const { mspName, logo, brandColor, currency, dateFormat } = settings;
	return {
		...{ mspName, currency, dateFormat },
		logo: logo && logoUrl(logo),
		colour: brandColor,
		locale: 'en-US'
	};
}

const urls = new WeakMap<Logo, string>();

/** The picture as a data URL; made once for each logo. */
function logoUrl(logo: Logo): string {
	const known = urls.get(logo);
	if (known !== undefined) return known;
	let bytes = '';
	// In pieces: an argument list has a limit.
	for (let at = 0; at < logo.png.length; at += 8192) {
		bytes += String.fromCharCode(...logo.png.subarray(at, at + 8192));
	}
	const url = `data:image/png;base64,${btoa(bytes)}`;
	urls.set(logo, url);
	return url;
}
