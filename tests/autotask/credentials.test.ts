import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concealing, credentialHeaders, userNameHeader } from '$lib/autotask/credentials.ts';
import { failureOf } from './fake-tenant.ts';

const credentials = {
	userName: 'dmwfabc@ACME.COM',
	secret: 'x$9~&<Q*#"@\\1',
	trackingIdentifier: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ1'
};

const refusal = (work: () => unknown): Promise<{ code: string }> =>
	failureOf(Promise.resolve().then(work));

describe('credential headers', () => {
	it('are the three of Autotask, or two where the proxy adds the third', () => {
		expect(credentialHeaders(credentials)).toEqual({
			UserName: credentials.userName,
			Secret: credentials.secret,
			ApiIntegrationCode: credentials.trackingIdentifier
		});
		expect(credentialHeaders({ ...credentials, trackingIdentifier: null })).not.toHaveProperty(
			'ApiIntegrationCode'
		);
		expect(userNameHeader(credentials)).toEqual({ UserName: credentials.userName });
	});

	it.each([
		['', 'an empty one'],
		['“quoted”', 'typographic quotes'],
		['two words', 'a blank inside'],
		['line\r\nX-Evil: 1', 'a line break'],
		['x'.repeat(257), 'one that is too long']
	])('refuse what can not be right: %s', async (value) => {
		const secret = await refusal(() => credentialHeaders({ ...credentials, secret: value }));
		expect(secret).toEqual({ code: 'credentials-rejected' });
		const user = await refusal(() => credentialHeaders({ ...credentials, userName: value }));
		expect(user).toEqual({ code: 'credentials-rejected' });
		const tracking = { ...credentials, trackingIdentifier: value };
		expect(await refusal(() => credentialHeaders(tracking))).toEqual({
			code: 'tracking-identifier-rejected'
		});
		const unknown = await refusal(() => userNameHeader({ ...credentials, userName: value }));
		expect(unknown).toEqual({ code: 'user-unknown' });
	});
});

describe('concealing', () => {
	it('takes credentials out however they are written', () => {
		const conceal = concealing(credentials);
		const { userName, secret, trackingIdentifier } = credentials;
		const written = [
			userName,
			userName.toLowerCase(),
			encodeURIComponent(userName),
			secret,
			encodeURIComponent(secret),
			'x$9~&amp;&lt;Q*#&quot;@\\1',
			JSON.stringify(secret),
			trackingIdentifier
		];
		for (const text of written) {
			expect(conceal(`before ${text} after`)).toMatch(/^before "?•••"? after$/);
		}
	});

	it('leaves other words alone', () => {
		expect(concealing(credentials)('Unable to find x in the Company Entity')).toBe(
			'Unable to find x in the Company Entity'
		);
		const none = { userName: '', secret: '', trackingIdentifier: null };
		expect(concealing(none)('text')).toBe('text');
	});

	it('holds for any credential in any text', () => {
		const printable = fc.stringMatching(/^[\x21-\x7e]{3,40}$/);
		fc.assert(
			fc.property(printable, printable, fc.string(), (userName, secret, around) => {
				const conceal = concealing({ userName, secret, trackingIdentifier: null });
				const shown = conceal(`${around}${secret}${around}${userName}${around}`);
				expect(shown).not.toContain(secret);
				expect(shown).not.toContain(userName);
			})
		);
	});
});
