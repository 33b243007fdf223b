import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '$lib/autotask/failure.ts';
import type { Answer, Question } from '$lib/autotask/failure.ts';
import { failureCodes } from '$lib/domain/errors.ts';
import type { Failure } from '$lib/domain/errors.ts';
import { problemCodes } from '../../proxy/contract.ts';

const question: Question = {
	endpoint: 'Companies',
	now: Date.parse('2026-11-23T12:00:00Z'),
	conceal: (text) => text
};

function answer(status: number, body: unknown, headers: Partial<Answer> = {}): Answer {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { status, body: text, mediaType: 'application/json', retryAfter: null, ...headers };
}

function failureOf(given: Answer, asked: Partial<Question> = {}): Failure {
	const outcome = judge(given, { ...question, ...asked });
	if (outcome.ok) throw new Error('expected a failure');
	return outcome.failure;
}

const iisPage = `<!DOCTYPE html><html><head><title>404 - File or directory not found.</title>
<style type="text/css"><!-- body{margin:0} --></style></head>
<body><h2>404 - File or directory not found.</h2></body></html>`;

describe("Autotask's answers", () => {
	it.each([
		['a wrong secret', answer(401, ''), 'credentials-rejected'],
		['a 401 with words', answer(401, { errors: ['Unauthorized'] }), 'credentials-rejected'],
		[
			'a wrong tracking identifier',
			answer(500, { errors: ['IntegrationCode is invalid.'] }),
			'tracking-identifier-rejected'
		],
		['a 403', answer(403, iisPage), 'permission-missing'],
		[
			'a permission text',
			answer(500, {
				errors: ['The logged in Resource does not have the adequate permissions to query Contacts.']
			}),
			'permission-missing'
		],
		['a 429', answer(429, ''), 'rate-limited'],
		[
			'the thread limit as 500',
			answer(500, { errors: ['Thread Threshold Exceeded'] }),
			'rate-limited'
		],
		['the thread limit by its id', answer(403, { errors: ['x (Itgenatr005)'] }), 'rate-limited'],
		[
			'the thread limit as a Message',
			answer(503, { Message: 'thread threshold exceeded' }),
			'rate-limited'
		],
		['the thread limit at 401', answer(401, { errors: ['Itgenatr005'] }), 'rate-limited'],
		[
			'a validation error',
			answer(500, { errors: ['Picklist value [99] does not exist for priority.'] }),
			'autotask-rejected'
		],
		['a wrong verb', answer(405, { Message: 'does not support GET' }), 'autotask-rejected'],
		['a wrong path', answer(404, iisPage), 'autotask-rejected'],
		['a page in maintenance', answer(503, iisPage), 'autotask-failed'],
		['a bare 500', answer(500, ''), 'autotask-failed'],
		['a 500 with an empty list', answer(500, { errors: [] }), 'autotask-failed'],
		['a 502', answer(502, 'Bad Gateway'), 'autotask-failed'],
		['a page in place of data', answer(200, iisPage), 'answer-not-json'],
		['a cut-off answer', answer(200, '{"items":[{"id":1,"comp'), 'answer-not-json'],
		['an empty answer', answer(200, ''), 'answer-not-json'],
		['errors under a 200', answer(200, { errors: ['no'] }), 'autotask-rejected'],
		['a redirect', answer(302, ''), 'autotask-failed']
	])('%s', (_, given, code) => {
		expect(failureOf(given).code).toBe(code);
	});

	it('keep the words of Autotask', () => {
		const both = { errors: ['Unable to find x', 'Error updating entity for record number [1].'] };
		expect(failureOf(answer(500, both))).toEqual({
			code: 'autotask-rejected',
			entity: 'Companies',
			words: 'Unable to find x Error updating entity for record number [1].'
		});
		expect(failureOf(answer(405, { Message: 'Wrong verb.' })).words).toBe('Wrong verb.');
	});

	it('show the beginning of a page as plain text', () => {
		const { words } = failureOf(answer(404, iisPage));
		expect(words).toBe('404 - File or directory not found. 404 - File or directory not found.');
		const long = failureOf(answer(500, `<html>${'word '.repeat(200)}</html>`)).words ?? '';
		expect(long.length).toBe(200);
	});

	it('never show records of a cut-off answer', () => {
		expect(failureOf(answer(200, '{"items":[{"companyName":"Acme'))).toEqual({
			code: 'answer-not-json',
			entity: 'Companies'
		});
	});

	it('do not mistake a record for an error', () => {
		const named = { items: [{ id: 1, referenceTitle: 'Thread Threshold Exceeded' }] };
		expect(judge(answer(200, named), question)).toEqual({ ok: true, value: named });
	});

	it('carry Retry-After in seconds', () => {
		expect(failureOf(answer(429, '', { retryAfter: '12' })).retryAfterSeconds).toBe(12);
		expect(failureOf(answer(429, '', { retryAfter: 'later' }))).not.toHaveProperty(
			'retryAfterSeconds'
		);
	});

	it('mean an unknown user when zoneInformation rejects', () => {
		const unknown = answer(500, { errors: ['Zone information could not be determined'] });
		expect(failureOf(unknown, { namesUser: true }).code).toBe('user-unknown');
		expect(failureOf(answer(500, iisPage), { namesUser: true }).code).toBe('autotask-failed');
	});

	it('may be empty after a write and not found by id', () => {
		const nothing = { ok: true, value: undefined };
		expect(judge(answer(200, ''), { ...question, tolerates: 'empty-body' })).toEqual(nothing);
		expect(judge(answer(204, ''), { ...question, tolerates: 'empty-body' })).toEqual(nothing);
		expect(judge(answer(404, iisPage), { ...question, tolerates: 'not-found' })).toEqual(nothing);
		const none = answer(404, { errors: ['No matching records found.'] });
		expect(judge(none, { ...question, tolerates: 'not-found' })).toEqual(nothing);
		expect(failureOf(answer(401, ''), { tolerates: 'not-found' }).code).toBe(
			'credentials-rejected'
		);
	});

	it('lose a credential that they repeat before they are cut', () => {
		const secret = 'S3cret$with#signs';
		const page = `<html>${'x'.repeat(190)} ${secret}</html>`;
		const conceal = (text: string): string => text.replaceAll(secret, '•••');
		for (const given of [
			answer(500, page),
			answer(500, { errors: [`${'x'.repeat(490)} ${secret}`] }),
			answer(200, page),
			answer(405, { Message: secret })
		]) {
			expect(JSON.stringify(failureOf(given, { conceal }))).not.toContain(secret.slice(0, 4));
		}
	});
});

describe("the proxy's refusals", () => {
	const refusal = (code: unknown, headers: Partial<Answer> = {}): Failure =>
		failureOf(
			answer(400, { code }, { mediaType: 'application/problem+json; charset=utf-8', ...headers })
		);

	it.each([
		['upstream-timeout', 'timeout'],
		['upstream-unreachable', 'autotask-unreachable'],
		['queue-full', 'proxy-busy'],
		['too-many-requests', 'proxy-busy'],
		['shutting-down', 'proxy-busy'],
		['credentials-missing', 'tracking-identifier-missing'],
		['host-not-allowed', 'proxy-refused'],
		['tenant-not-allowed', 'proxy-refused'],
		['internal', 'proxy-refused']
	])('%s', (problem, code) => {
		expect(refusal(problem)).toEqual({ code, problem, entity: 'Companies' });
	});

	it('all have a meaning', () => {
		for (const problem of problemCodes) expect(refusal(problem).problem).toBe(problem);
	});

	it('of a newer proxy are refusals without a name', () => {
		expect(refusal('moon-not-full')).toEqual({ code: 'proxy-refused', entity: 'Companies' });
		expect(refusal(null).code).toBe('proxy-refused');
	});

	it('say when to come back', () => {
		expect(refusal('queue-full', { retryAfter: '3' }).retryAfterSeconds).toBe(3);
	});

	it('are not mistaken for an error of Autotask', () => {
		const mediaType = 'APPLICATION/PROBLEM+JSON';
		expect(failureOf(answer(401, '', { mediaType })).code).toBe('proxy-refused');
	});
});

describe('the classification', () => {
	const bodies = fc.oneof(
		fc.string(),
		fc.json(),
		fc.constantFrom(
			'',
			'<',
			'<html',
			iisPage,
			'{"errors":null}',
			'{"errors":[null,1,{"message":2}]}'
		),
		fc.record({ errors: fc.anything(), Message: fc.anything() }).map((value) => {
			return JSON.stringify(value, (_, part: unknown) =>
				typeof part === 'bigint' ? String(part) : part
			);
		})
	);
	const anyAnswer = fc.record({
		status: fc.oneof(fc.integer({ min: 0, max: 599 }), fc.constantFrom(200, 204, 401, 429, 500)),
		mediaType: fc.option(
			fc.constantFrom('text/html', 'application/json', 'application/problem+json', 'nonsense')
		),
		retryAfter: fc.option(fc.string()),
		body: bodies
	});
	const anyQuestion = fc.record({
		tolerates: fc.constantFrom(undefined, 'empty-body' as const, 'not-found' as const),
		namesUser: fc.boolean()
	});

	it('never throws, and names a known code or hands out the JSON', () => {
		fc.assert(
			fc.property(anyAnswer, anyQuestion, (given, asked) => {
				const outcome = judge(given, { ...question, ...asked });
				if (!outcome.ok) {
					expect(failureCodes).toContain(outcome.failure.code);
					expect(outcome.failure.words?.length ?? 0).toBeLessThanOrEqual(500);
					return;
				}
				const isGood = given.status >= 200 && given.status < 300;
				const isTolerated = outcome.value === undefined && asked.tolerates !== undefined;
				expect(isGood || isTolerated).toBe(true);
				if (!isTolerated) expect(outcome.value).toEqual(JSON.parse(given.body));
			}),
			{ numRuns: 500 }
		);
	});

	it('takes little time for a huge page', () => {
		const nasty = `<${'<script'.repeat(200_000)}`;
		const began = performance.now();
		expect(failureOf(answer(500, nasty)).code).toBe('autotask-failed');
		expect(performance.now() - began).toBeLessThan(500);
	});
});
