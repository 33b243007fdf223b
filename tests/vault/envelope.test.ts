import { describe, expect, it } from 'vitest';
import { changePassphrase, openEnvelope, sealEnvelope } from '$lib/vault/envelope.ts';
import { isBearableCost, currentCost, type KeyCost } from '$lib/vault/key.ts';

// The real cost takes a tenth of a second each; the law is the same at the lowest.
const cheap: KeyCost = { algorithm: 'argon2id', memoryKiB: 8, iterations: 1, parallelism: 1 };
const context = 'autotask-632538';
const content = JSON.stringify({ userName: 'k7fw@tenant.example', secret: 's3cr$t~#' });

const sealed = (passphrase: string) => sealEnvelope({ passphrase, content, context, cost: cheap });

function bytesOf(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part
	);
}

describe('the envelope', () => {
	it('opens with its passphrase and gives back what was sealed', async () => {
		const opened = await openEnvelope(
			await sealed('four words do well'),
			'four words do well',
			context
		);
		expect(opened?.content).toBe(content);
	});

	it('does not open with another passphrase', async () => {
		const envelope = await sealed('four words do well');
		expect(await openEnvelope(envelope, 'four words do welk', context)).toBeNull();
	});

	it('does not open for another integration', async () => {
		const envelope = await sealed('four words do well');
		expect(await openEnvelope(envelope, 'four words do well', 'autotask-1')).toBeNull();
	});

	it('opens when the passphrase is typed in another Unicode form', async () => {
		const envelope = await sealed('zwölf Möwen'.normalize('NFC'));
		const opened = await openEnvelope(envelope, 'zwölf Möwen'.normalize('NFD'), context);
		expect(opened?.content).toBe(content);
	});

	it('does not open when a single bit was changed', async () => {
		const envelope = await sealed('four words do well');
		const ciphertext = envelope.content.ciphertext.slice();
		ciphertext.set([(ciphertext[0] ?? 0) ^ 1], 0);
		const damaged = { ...envelope, content: { ...envelope.content, ciphertext } };
		expect(await openEnvelope(damaged, 'four words do well', context)).toBeNull();
	});

	it('holds nothing readable of secret, user name or passphrase', async () => {
		const stored = bytesOf(await sealed('four words do well'));
		expect(stored).not.toMatch(/s3cr|k7fw|tenant|four words/);
	});

	it('is different every time, with the same passphrase and content', async () => {
		const [one, two] = await Promise.all([sealed('same words'), sealed('same words')]);
		expect(bytesOf(one.content)).not.toBe(bytesOf(two.content));
		expect(bytesOf(one.salt)).not.toBe(bytesOf(two.salt));
	});

	it('takes a new passphrase and forgets the old one', async () => {
		const envelope = await sealed('the old words');
		const changed = await changePassphrase(envelope, {
			from: 'the old words',
			to: 'the new words',
			context
		});
		if (!changed) throw new Error('the old passphrase must open the envelope');
		expect(await openEnvelope(changed, 'the old words', context)).toBeNull();
		expect((await openEnvelope(changed, 'the new words', context))?.content).toBe(content);
	});

	it('refuses to change the passphrase without the old one', async () => {
		const change = { from: 'wrong', to: 'the new words', context };
		expect(await changePassphrase(await sealed('the old words'), change)).toBeNull();
	});

	it('refuses a stored cost that would take the device down', () => {
		expect(isBearableCost(currentCost)).toBe(true);
		expect(isBearableCost({ ...currentCost, memoryKiB: 16_777_216 })).toBe(false);
		expect(isBearableCost({ ...currentCost, iterations: 0 })).toBe(false);
		expect(isBearableCost({ ...currentCost, parallelism: 64 })).toBe(false);
	});
});
