/** Text made safe for HTML, and what a report's texts look like there. */
import type { Block, RichText, Run } from '../domain/report/rich-text.ts';
import { allowedText } from './allowed-text.ts';

const signs: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Text for an element or a quoted attribute; what is no character of XML is dropped. */
export function escaped(text: string): string {
	return allowedText(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}

export function richMarkup(text: RichText): string {
	return text.blocks.map(blockMarkup).join('');
}

function blockMarkup(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p>${runsMarkup(block.runs)}</p>`;
		case 'heading':
			return `<h3>${runsMarkup(block.runs)}</h3>`;
		case 'list': {
			const tag = block.style === 'numbers' ? 'ol' : 'ul';
			const items = block.items.map((item) => `<li>${runsMarkup(item)}</li>`).join('');
			return `<${tag}>${items}</${tag}>`;
		}
	}
}

function runsMarkup(runs: readonly Run[]): string {
	return runs
		.map(({ text, isBold, link }) => {
			const words = isBold ? `<strong>${escaped(text)}</strong>` : escaped(text);
			return link === null ? words : `<a href="${escaped(link)}" rel="noreferrer">${words}</a>`;
		})
		.join('');
}
