import { Window } from 'happy-dom';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reportDocument } from '../../src/lib/export/report-document.ts';
import { slidesOf } from '../../src/lib/export/slides.ts';
import { writePptx } from '../../src/lib/export/write-pptx.ts';
import { anAsset } from '../domain/report/report-assets.ts';
import { branded, internalWords, logo, sampleReport } from './sample-report.ts';

const report = sampleReport();
const document = reportDocument(report);

describe('the deck', async () => {
	const bytes = new Uint8Array(await (await writePptx(document)).arrayBuffer());
	const parts = unzipSync(bytes);
	const slides = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
	const xml = slides.map((name) => strFromU8(parts[name] ?? new Uint8Array()));

	it('has a cover and every slide of the parts', () => {
		expect(slides).toHaveLength(1 + slidesOf(document).length);
	});

	it('has native tables and charts', () => {
		expect(xml.filter((slide) => slide.includes('<a:tbl>')).length).toBeGreaterThan(5);
		expect(Object.keys(parts).filter((name) => /charts\/chart\d+\.xml$/.test(name)).length).toBe(
			document.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'chart')
				.length
		);
	});

	it('is well formed with every name that a tenant may have', () => {
		const parser = new new Window().DOMParser();
		for (const slide of xml) {
			// eslint-disable-next-line no-control-regex -- these are what XML may not hold
			expect(slide).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/);
			expect(
				parser.parseFromString(slide, 'application/xml').querySelector('parsererror')
			).toBeNull();
		}
		expect(xml.join('')).toContain('&lt;script&gt;');
	});

	it('has the brand on its cover: logo, colour, names and the way of writing dates', async () => {
		const own = reportDocument(branded(report));
		const files = unzipSync(new Uint8Array(await (await writePptx(own)).arrayBuffer()));
		const cover = strFromU8(files['ppt/slides/slide1.xml'] ?? new Uint8Array());
		const media = Object.keys(files).filter((name) => name.startsWith('ppt/media/'));
		const picture = Buffer.from(logo.split(',')[1] ?? '', 'base64');
		expect(media.map((name) => Buffer.from(files[name] ?? []))).toContainEqual(picture);
		expect(cover).toContain('<p:pic>');
		expect(cover.toLowerCase()).toContain('1a3c6e');
		for (const words of ['Harlan &amp; Finch Architects', 'Dana Whitfield', '2026 Nov 24'])
			expect(cover.replaceAll('\u00a0', ' ')).toContain(words);
	});

	it('holds nothing internal', () => {
		const whole = Object.values(parts)
			.map((part) => strFromU8(part))
			.join('');
		expect(whole).not.toContain(internalWords);
		expect(whole).not.toContain('Hidden from the client');
	});
});

describe('slides', () => {
	it('keep every row of a table in order, its total last', () => {
		const table = document.sections.find(({ kind }) => kind === 'lifecycle')?.blocks[1];
		if (table?.kind !== 'table') throw new Error('No table');
		const cut = slidesOf(document).flatMap(({ title, block }) =>
			title.startsWith('Lifecycle:') && block.kind === 'table' ? block.rows : []
		);
		expect(cut).toEqual(table.rows);
	});

	it('say how many rows are left to the workbook', () => {
		const many = reportDocument(
			sampleReport(Array.from({ length: 400 }, (_, index) => anAsset(index)))
		);
		const last = slidesOf(many).findLast(({ title }) => title.startsWith('Assets'));
		expect(last?.block.kind === 'table' && last.block.caption).toMatch(
			/^\d+ more in the workbook$/
		);
	});
});
