import { describe, expect, it } from 'vitest';
import { judge } from '$lib/autotask/failure.ts';
import { failureCodes } from '$lib/domain/errors.ts';
import { failureSentence, failureWords } from '$lib/text/errors.ts';
import { problemCodes } from '../../proxy/contract.ts';
import { problemResponse, refuse } from '../../proxy/problem.ts';

describe('failure sentences', () => {
	it.each(failureCodes)('says what happened and what to do for %s', (code) => {
		const { fact, advice } = failureWords({ code });
		expect(fact).toMatch(/^[A-Z“].*\.$/);
		expect(advice).toMatch(/[.”]$/);
		expect(`${fact} ${advice}`).not.toMatch(/undefined|please|oops|successfully|!|—/i);
	});

	it('gives every code a sentence of its own', () => {
		const sentences = failureCodes.map((code) => failureSentence({ code }));
		expect(new Set(sentences).size).toBe(failureCodes.length);
	});

	it("quotes Autotask's own words when it rejects a request", () => {
		const sentence = failureSentence({
			code: 'autotask-rejected',
			entity: 'Companies',
			words: 'Unable to find companyName in the Contact Entity'
		});
		expect(sentence).toContain('“Unable to find companyName in the Contact Entity”');
	});

	it('names entity, record and field of a record that can not be read', () => {
		const sentence = failureSentence({
			code: 'record-malformed',
			entity: 'ConfigurationItems',
			recordId: 198,
			field: 'isActive'
		});
		expect(sentence).toContain(
			"A record of ConfigurationItems can't be read: id 198, field isActive."
		);
	});
});

describe('refusals of the proxy', () => {
	/** The way of a refusal through the app: from the wire to a sentence. */
	async function sentenceOf(code: (typeof problemCodes)[number]): Promise<string> {
		const response = problemResponse(refuse(code, 'Words for the wire.'));
		const answer = {
			status: response.status,
			mediaType: response.headers.get('content-type'),
			retryAfter: null,
			body: await response.text()
		};
		const outcome = judge(answer, { endpoint: 'Companies', now: 0, conceal: (text) => text });
		if (outcome.ok) throw new Error('expected a failure');
		return failureSentence(outcome.failure);
	}

	const unknown = failureSentence({ code: 'proxy-refused' }).split('. ').slice(1).join('. ');

	it.each(problemCodes)('say what to do about %s', async (code) => {
		const sentence = await sentenceOf(code);
		expect(sentence).toMatch(/^[A-Z][^.]*\. [A-Z“].*\.$/);
		expect(sentence).not.toContain(unknown);
		expect(sentence).not.toContain('Words for the wire');
		expect(sentence).not.toMatch(/undefined|please|oops|!|—/i);
	});

	it('of a newer proxy still get one', () => {
		expect(unknown).toContain('Update both');
		expect(failureSentence({ code: 'proxy-refused', problem: 'moon-not-full' })).toContain(unknown);
	});
});
