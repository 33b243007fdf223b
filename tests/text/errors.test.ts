import { describe, expect, it } from 'vitest';
import { failureCodes } from '$lib/domain/errors.ts';
import { failureSentence, failureWords } from '$lib/text/errors.ts';

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
