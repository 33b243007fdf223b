import { describe, expect, it } from 'vitest';
import { brandOf } from '$lib/domain/report/brand.ts';
import { brandSchema } from '$lib/domain/report/completed-report.ts';
import { defaultWorkspaceSettings } from '$lib/domain/workspace-settings.ts';

describe('the brand of a report', () => {
	it('has the name, the logo as a data URL and the colour of the settings', () => {
		const brand = brandOf({
			...defaultWorkspaceSettings,
			mspName: 'Brightwater IT',
			logo: { png: Uint8Array.of(137, 80, 78, 71), width: 200, height: 64 },
			brandColor: '#1B3E76'
		});
		expect(brand).toMatchObject({
			mspName: 'Brightwater IT',
			logo: 'data:image/png;base64,iVBORw==',
			colour: '#1B3E76'
		});
		expect(brandSchema.parse(brand)).toEqual(brand);
	});

	it('has neither where the settings have none', () => {
		expect(brandOf(defaultWorkspaceSettings)).toMatchObject({ logo: null, colour: null });
	});
});
