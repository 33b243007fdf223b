import { describe, expect, it } from 'vitest';
import { sampleOptions } from '../../src/lib/sandbox/app.ts';
import { origin, send, startSandbox } from './caller.ts';

const discover = (user: string, base = `${origin}/ATServicesRest/v1.0`) =>
	`${base}/zoneInformation?user=${encodeURIComponent(user)}`;

describe('zone discovery', () => {
	it('needs no credentials and names the origin that the caller used', async () => {
		const { sandbox } = startSandbox();
		const answer = await send(sandbox, discover('sample@sandbox.invalid'), { method: 'GET' });
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			zoneName: 'Sandbox',
			url: `${origin}/ATServicesRest/`,
			webUrl: `${origin}/`,
			ci: 600_007
		});
	});

	it('names the host that it stands for when it is mounted', async () => {
		const { sandbox } = startSandbox({
			...sampleOptions,
			zoneUrl: 'https://sandbox/ATServicesRest/'
		});
		const answer = await send(sandbox, discover('SAMPLE@sandbox.invalid'), { method: 'GET' });
		expect(answer.json).toMatchObject({ url: 'https://sandbox/ATServicesRest/', ci: 632_538 });
	});

	it.each(['', 'nobody@elsewhere.test'])('does not know the user %j', async (user) => {
		const { sandbox } = startSandbox();
		const answer = await send(sandbox, discover(user), { method: 'GET' });
		expect(answer.status).toBe(500);
		expect(answer.json).toEqual({ errors: ['Zone information could not be determined'] });
	});

	it.each(['/atservicesrest/v1.0', '/ATSERVICESREST/V1.0', '/ATServicesRest/V1.0'])(
		'takes the path %s in its case',
		async (path) => {
			const { sandbox } = startSandbox();
			const url = discover('sample@sandbox.invalid', origin + path);
			expect((await send(sandbox, url, { method: 'GET' })).status).toBe(200);
		}
	);

	it('tells its versions', async () => {
		const { sandbox } = startSandbox();
		const url = `${origin}/ATServicesRest/versioninformation`;
		const answer = await send(sandbox, url, { method: 'GET' });
		expect(answer.json).toEqual({ apiVersions: ['1.0'] });
	});
});

describe('paths that lead nowhere', () => {
	it('answers a path without a version with the page of IIS', async () => {
		const { call } = startSandbox();
		const answer = await call('GET', `${origin}/ATServicesRest/Companies/0`);
		expect(answer.status).toBe(404);
		expect(answer.headers.get('Content-Type')).toBe('text/html');
	});

	it('answers an unknown entity with a message', async () => {
		const { call } = startSandbox();
		const answer = await call('POST', 'Elephants/query', { body: {} });
		expect(answer.status).toBe(404);
		expect(answer.json).toHaveProperty('Message');
	});
});
