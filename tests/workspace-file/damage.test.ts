import { describe, expect, it } from 'vitest';
import { dice } from '../support/dice.ts';
import { chunkBytes, headerBytes } from '$lib/workspace-file/header.ts';
import { cheap, fileOf, framesIn, head, refusalOf } from './file-of-frames.ts';
import { writeWorkspaceFile } from '$lib/workspace-file/write-file.ts';
import type { Frame } from '$lib/workspace-file/frames.ts';

const sealedChunk = chunkBytes + 16;

/** Bytes that gzip can't shrink, so that the file has as many chunks as it has to. */
function noise(length: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(length);
	for (let at = 0; at < length; at += 65_536) {
		crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, length)));
	}
	return bytes;
}

function frames(rows: readonly unknown[]): Frame[] {
	return [
		head,
		{ kind: 'rows', table: 'settings', rows },
		{ kind: 'end', counts: { settings: rows.length } }
	];
}

const small = await fileOf(frames([{ key: 'a', value: 'text' }]));
const large = await fileOf(frames([{ key: 'a', value: noise(3 * chunkBytes) }]));
const largeBytes = new Uint8Array(await large.arrayBuffer());

async function flipped(file: Blob, at: number, bit: number): Promise<Blob> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
	return new Blob([bytes]);
}

describe('a workspace file', () => {
	it('comes back frame by frame', async () => {
		expect(await framesIn(small)).toEqual(frames([{ key: 'a', value: 'text' }]));
		expect(largeBytes.length).toBeGreaterThan(headerBytes + 3 * sealedChunk);
		const [, rows] = await framesIn(large);
		expect(rows?.kind === 'rows' && rows.rows).toHaveLength(1);
	});

	it('says when the passphrase is another one', async () => {
		expect(await refusalOf(small, 'correct horse batterz')).toBe('file-passphrase-wrong');
		expect(await refusalOf(small, '')).toBe('file-passphrase-wrong');
	});

	it('shows nothing of what it holds without the passphrase', async () => {
		const file = await fileOf(frames([{ key: 'a', value: 'Harlan Dental'.repeat(20) }]));
		const text = Buffer.from(await file.arrayBuffer()).toString('latin1');
		expect(text.slice(0, 7)).toBe('ALMANAC');
		expect(text).not.toContain('Harlan');
		expect(text).not.toContain('almanac-workspace');
	});

	it('is not sealed with a passphrase that is too short', async () => {
		await expect(
			writeWorkspaceFile({ passphrase: 'short', cost: cheap }, (async function* () {})())
		).rejects.toThrow('passphrase-too-short');
	});
});

describe('damage', () => {
	it('is found at every byte of a small file', async () => {
		const codes = new Map<string | null, number>();
		for (let at = 0; at < small.size; at += 1) {
			const code = await refusalOf(await flipped(small, at, at % 8));
			codes.set(code, (codes.get(code) ?? 0) + 1);
		}
		expect([...codes.keys()].sort()).toEqual(['file-damaged', 'file-foreign']);
		expect(codes.get('file-foreign')).toBe(10);
	});

	it('is found wherever a thousand bits are flipped', async () => {
		const random = dice(9);
		for (let round = 0; round < 1000; round += 1) {
			const at = headerBytes + Math.floor(random() * (largeBytes.length - headerBytes));
			const bit = 1 << Math.floor(random() * 8);
			largeBytes[at] = (largeBytes[at] ?? 0) ^ bit;
			const code = await refusalOf(new Blob([largeBytes]));
			largeBytes[at] = (largeBytes[at] ?? 0) ^ bit;
			if (code !== 'file-damaged') throw new Error(`Bit at ${at}: ${code}`);
		}
		expect(await refusalOf(new Blob([largeBytes]))).toBeNull();
	});

	it('is found where chunks change places, go, come twice or come from another file', async () => {
		const start = largeBytes.slice(0, headerBytes);
		const chunk = (number: number): Uint8Array<ArrayBuffer> =>
			largeBytes.slice(
				headerBytes + number * sealedChunk,
				headerBytes + (number + 1) * sealedChunk
			);
		const other = new Uint8Array(
			await (await fileOf(frames([{ key: 'a', value: noise(3 * chunkBytes) }]))).arrayBuffer()
		).slice(headerBytes, headerBytes + sealedChunk);
		const [a, b, c, last] = [chunk(0), chunk(1), chunk(2), chunk(3)];
		const orders = [
			[b, a, c, last],
			[a, c, last],
			[a, b, b, c, last],
			[a, b, c, last, last],
			[other, b, c, last],
			[a, b, c, last, new Uint8Array([0])]
		];
		for (const [index, order] of orders.entries()) {
			expect(await refusalOf(new Blob([start, ...order])), String(index)).toBe('file-damaged');
		}
		expect(await refusalOf(new Blob([start, a, b, c, last]))).toBeNull();
	});

	it('is told from a file that is cut short', async () => {
		const cut = (size: number) => refusalOf(large.slice(0, size));
		expect(await cut(headerBytes + sealedChunk)).toBe('file-truncated');
		expect(await cut(headerBytes + 3 * sealedChunk)).toBe('file-truncated');
		expect(await cut(headerBytes)).toBe('file-truncated');
		expect(await cut(headerBytes - 1)).toBe('file-truncated');
		expect(await cut(12)).toBe('file-truncated');
		// In the middle of a chunk its tag is gone with its end: it can't be told from damage.
		expect(await cut(headerBytes + sealedChunk + 1000)).toBe('file-damaged');
	});
});

describe('another file', () => {
	it('is told', async () => {
		expect(await refusalOf(new Blob([]))).toBe('file-foreign');
		expect(await refusalOf(new Blob(['PK\x03\x04 a picture of a cat, or a workbook']))).toBe(
			'file-foreign'
		);
	});

	it('of a newer version is told, as long as its header is whole', async () => {
		const bytes = new Uint8Array(await small.arrayBuffer());
		const view = new DataView(bytes.buffer);
		view.setUint16(10, 2);
		const digest = await crypto.subtle.digest('SHA-256', bytes.slice(0, headerBytes - 32));
		bytes.set(new Uint8Array(digest), headerBytes - 32);
		expect(await refusalOf(new Blob([bytes]))).toBe('file-newer');
	});
});

describe('a file that was made to harm', () => {
	it('can not ask for a key that takes all memory', async () => {
		const bytes = new Uint8Array(await small.arrayBuffer());
		for (const [at, figure] of [
			[14, 0xffff_ffff],
			[18, 1000],
			[22, 0]
		] as const) {
			const changed = bytes.slice();
			new DataView(changed.buffer).setUint32(at, figure);
			const digest = await crypto.subtle.digest('SHA-256', changed.slice(0, headerBytes - 32));
			changed.set(new Uint8Array(digest), headerBytes - 32);
			expect(await refusalOf(new Blob([changed]))).toBe('file-unfit');
		}
	});

	it('can not unpack to more than a workspace could', async () => {
		const rows = [{ key: 'a', value: new Uint8Array(50 * 1024 * 1024) }];
		const bomb = await fileOf([
			head,
			...[1, 2, 3].map(() => ({ kind: 'rows', table: 'settings', rows }))
		]);
		expect(bomb.size).toBeLessThan(400_000);
		expect(await refusalOf(bomb)).toBe('file-unfit');
	});

	it.each([
		['nothing', []],
		['no end', [head]],
		['no head', [{ kind: 'end', counts: {} }]],
		['two heads', [head, head, { kind: 'end', counts: {} }]],
		[
			'another format',
			[
				{ ...head, format: 'other' },
				{ kind: 'end', counts: {} }
			]
		],
		['wrong counts', [head, { kind: 'end', counts: { settings: 4_000_000_000 } }]],
		['rows after the end', [...frames([1]), { kind: 'rows', table: 'settings', rows: [1] }]],
		['no rows', [head, { kind: 'rows', table: 'settings', rows: [] }, { kind: 'end', counts: {} }]],
		['a list', [[1, 2]]]
	])('is refused with %s', async (_what, content) => {
		expect(await refusalOf(await fileOf(content))).toBe('file-unfit');
	});
});
