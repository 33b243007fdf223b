import { describe, expect, it } from 'vitest';
import {
	ConnectForm,
	fieldOf
} from '../../src/routes/(app)/settings/integrations/add/connect-form.svelte.ts';

function filled(): ConnectForm {
	const form = new ConnectForm('https://proxy.example.net');
	form.userName = ' k7fw@tenant.example ';
	form.secret = 's3cret';
	form.trackingIdentifier = 'QZ4M';
	form.passphrase = 'four words do well';
	return form;
}

describe('the connect form', () => {
	it('says nothing about a field before it was left', () => {
		const form = new ConnectForm('https://proxy.example.net');
		expect(form.error('userName')).toBeUndefined();
		form.leave('userName');
		expect(form.error('userName')).toBe('Paste the key of the API user.');
	});

	it('names the first field that is missing and shows every error from then on', () => {
		const form = filled();
		form.secret = '';
		form.passphrase = 'short';
		expect(form.firstProblem()).toBe('secret');
		expect(form.error('passphrase')).toContain('12 characters');
	});

	it('asks for no tracking identifier where the proxy adds its own', () => {
		const form = filled();
		form.trackingIdentifier = '';
		expect(form.firstProblem()).toBe('trackingIdentifier');
		form.needsTrackingIdentifier = false;
		expect(form.firstProblem()).toBeNull();
		expect(form.request().trackingIdentifier).toBeNull();
	});

	it('trims what was pasted, but never the passphrase', () => {
		const form = filled();
		form.passphrase = ' four words do well ';
		expect(form.request()).toMatchObject({
			userName: 'k7fw@tenant.example',
			passphrase: ' four words do well '
		});
	});

	it('shows a refusal beside the field that caused it', () => {
		expect(fieldOf('user-unknown')).toBe('userName');
		expect(fieldOf('tracking-identifier-rejected')).toBe('trackingIdentifier');
		expect(fieldOf('credentials-rejected')).toBeNull();
	});
});
