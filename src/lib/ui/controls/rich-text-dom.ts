import type { Block, RichText, Run } from '../../domain/report/rich-text.ts';

type Face = Pick<Run, 'isBold' | 'link'>;

const plainFace: Face = { isBold: false, link: null };
const headings = /^H[1-6]$/;
const blockTags = /^(P|DIV|UL|OL|LI|H[1-6]|BLOCKQUOTE|SECTION|TABLE|TBODY|TR|TD)$/;

/** Reads what stands in an editable element. Only text, bold, links and the kind of block are taken over. */
export function readRichText(root: Element): RichText {
	const blocks: Block[] = [];
	let open: Run[] = [];
	const close = (): void => {
		if (open.length > 0) blocks.push({ kind: 'paragraph', runs: open });
		open = [];
	};
	for (const node of root.childNodes) {
		if (!(node instanceof Element) || !blockTags.test(node.tagName)) {
			if (node instanceof HTMLBRElement) close();
			else open.push(...runsOf(node, plainFace));
			continue;
		}
		close();
		if (node.tagName === 'UL' || node.tagName === 'OL') {
			const items = [...node.querySelectorAll('li')].map((item) => runsOf(item, plainFace));
			blocks.push({ kind: 'list', style: node.tagName === 'UL' ? 'bullets' : 'numbers', items });
		} else if (headings.test(node.tagName)) {
			blocks.push({ kind: 'heading', runs: runsOf(node, plainFace) });
		} else if ([...node.children].some(({ tagName }) => blockTags.test(tagName))) {
			blocks.push(...readRichText(node).blocks);
		} else {
			blocks.push({ kind: 'paragraph', runs: runsOf(node, plainFace) });
		}
	}
	close();
	return { blocks };
}

/** Draws a text into an editable element, made of elements: no markup is parsed. */
export function writeRichText(root: Element, text: RichText): void {
	const { ownerDocument } = root;
	const filled = (tag: string, runs: readonly Run[]): HTMLElement => {
		const element = ownerDocument.createElement(tag);
		for (const run of runs) element.append(runElement(ownerDocument, run));
		if (runs.length === 0) element.append(ownerDocument.createElement('br'));
		return element;
	};
	const elements = text.blocks.map((block) => {
		if (block.kind !== 'list') return filled(block.kind === 'heading' ? 'h3' : 'p', block.runs);
		const list = ownerDocument.createElement(block.style === 'bullets' ? 'ul' : 'ol');
		list.append(...block.items.map((item) => filled('li', item)));
		return list;
	});
	root.replaceChildren(...(elements.length > 0 ? elements : [filled('p', [])]));
}

function runElement(document: Document, { text, isBold, link }: Run): Node {
	let node: Node = document.createTextNode(text);
	if (isBold) {
		const strong = document.createElement('strong');
		strong.append(node);
		node = strong;
	}
	if (link === null) return node;
	const anchor = document.createElement('a');
	anchor.href = link;
	anchor.append(node);
	return anchor;
}

function runsOf(node: Node, face: Face): Run[] {
	if (node instanceof Text) return [{ text: node.data, ...face }];
	if (!(node instanceof Element)) return [];
	if (node instanceof HTMLBRElement) return [{ text: ' ', ...face }];
	const own: Face = {
		isBold: face.isBold || isBold(node),
		link: node instanceof HTMLAnchorElement ? node.getAttribute('href') : face.link
	};
	return [...node.childNodes].flatMap((child) => runsOf(child, own));
}

function isBold(element: Element): boolean {
	if (element.tagName === 'B' || element.tagName === 'STRONG') return true;
	return element instanceof HTMLElement && Number(element.style.fontWeight) >= 600;
}
