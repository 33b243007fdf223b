/** What Autotask says may repeat what it was told: nothing of that reaches the log that a person hands on. */
import { describe, expect, it } from 'vitest';
import { createSandbox } from '$lib/sandbox/app.ts';
import { createSyncService } from '$lib/sync/service.ts';
import { syncLogText } from '$lib/text/sync-log.ts';
import { autoSync } from '../support/import-setup.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { testEnvironment } from '../support/sync-environment.ts';

const credentials = {
	userName: 'dmwf4k2@EXAMPLE.COM',
	secret: 'S3cret~with#odd$signs',
	trackingIdentifier: 'TRACKING0000000000000000001'
};
const passphrase = 'correct horse battery staple';

/** A run that ends at the first page of companies, with these words of Autotask. */
async function exportedAfter(status: number, body: string): Promise<string> {
	const sandbox = createSandbox({ seed: 3, companies: 3, configurations: 20, credentials });
	const db = openTestDatabase();
	const env = testEnvironment({
		db,
		sandbox,
		around: (inner) => ({
			...inner,
			async send(zone, request) {
				if (request.path !== 'V1.0/Companies/query') return inner.send(zone, request);
				return new Response(body, { status });
			}
		})
	});
	const service = createSyncService(env);
	const connected = await service.connect({
		proxyOrigin: 'https://proxy.example.net',
		...credentials,
		passphrase,
		companies: 'all-active'
	});
	expect(connected.ok).toBe(true);
	await service.sync(autoSync, () => undefined);
	return syncLogText(await db.runs.toArray(), '2026-11-23T12:00:00.000Z');
}

const words = [
	`Access for ${credentials.userName} refused`,
	`ApiIntegrationCode ${credentials.trackingIdentifier} is not of ${credentials.userName.toLowerCase()}`,
	`Header Secret=${credentials.secret} is invalid`
];

describe('the exported log of a run that Autotask ended', () => {
	for (const status of [500, 400, 403, 409]) {
		it(`with ${status} has its words and none of the credentials`, async () => {
			const text = await exportedAfter(status, JSON.stringify({ errors: words }));
			expect(JSON.parse(text)).toMatchObject({ runs: [{ state: 'failed' }] });
			expect(text).toContain('is invalid');
			for (const value of [...Object.values(credentials), passphrase]) {
				expect(text.toLowerCase()).not.toContain(value.toLowerCase());
			}
		});
	}

	it('with a page of HTML has none of them either', async () => {
		const text = await exportedAfter(500, `<html><body>${words.join('<br>')}</body></html>`);
		expect(JSON.parse(text)).toMatchObject({ runs: [{ state: 'failed' }] });
		for (const value of [...Object.values(credentials), passphrase]) {
			expect(text.toLowerCase()).not.toContain(value.toLowerCase());
		}
	});
});
