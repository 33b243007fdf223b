/** How the HTML file looks on a screen and on A4 or Letter (design.md, sections 11 and 12). */
import { inks } from './colours.ts';

const serif = "'Newsreader', Georgia, 'Times New Roman', serif";
const sans = "'Source Sans 3', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** `thick`: the colour of the Oxford rule's thick line, the MSP's where it can be read on white. */
export function htmlStyle(thick: string): string {
	return `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: ${inks.sunken}; color: ${inks.ink}; font: 15px/22px ${sans}; font-variant-numeric: tabular-nums lining-nums; }
main { max-width: 1100px; margin: 0 auto; padding: 24px 16px; }
section { background: ${inks.sheet}; border: 1px solid ${inks.rule}; padding: 32px 40px 40px; margin: 0 0 24px; }
.head { display: flex; justify-content: space-between; gap: 16px; color: ${inks['ink-2']}; font-size: 13px; }
.oxford { border: 0; border-top: 3px solid ${thick}; border-bottom: 1px solid ${inks.ink}; height: 6px; margin: 8px 0 16px; }
h1 { font: 420 44px/50px ${serif}; letter-spacing: -0.015em; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font: 420 34px/40px ${serif}; margin: 0 0 16px; overflow-wrap: anywhere; }
h3 { font: 600 17px/24px ${sans}; margin: 24px 0 8px; }
p, li { max-width: 62ch; overflow-wrap: anywhere; }
.prose { font: 17px/27px ${serif}; }
.prose h3 { font: 500 20px/27px ${serif}; }
.logo { max-width: 200px; max-height: 64px; }
.cover { display: flex; flex-direction: column; min-height: 320px; }
.cover .by { margin-top: auto; color: ${inks['ink-2']}; }
.draft { font-weight: 600; }
.figures { display: flex; flex-wrap: wrap; gap: 16px 40px; margin: 0 0 24px; padding: 0; }
.figures div { border-top: 1px solid ${inks.ink}; padding-top: 6px; min-width: 104px; }
.figures dd { margin: 0; }
.figures .value { font: 420 30px/34px ${serif}; }
.figures .note { color: ${inks['ink-2']}; font-size: 13px; max-width: 28ch; }
figure { margin: 24px 0; }
figcaption, caption { font-weight: 600; text-align: left; padding: 0 0 8px; }
svg[role='img'] { display: block; width: 100%; height: auto; max-width: 760px; }
svg text { font: 13px ${sans}; fill: ${inks.ink}; }
.mark { vertical-align: -2px; margin-right: 5px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; margin: 8px 0 0; padding: 0; font-size: 13px; }
.swatch { display: inline-block; width: 12px; height: 12px; border: 1px solid; margin-right: 6px; vertical-align: -1px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 8px 0 24px; font-size: 14px; line-height: 20px; }
th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top; border-bottom: 1px solid ${inks.rule}; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid ${inks.ink}; font-size: 13px; font-weight: 600; vertical-align: bottom; overflow-wrap: normal; }
.end { text-align: right; white-space: nowrap; }
thead .end { white-space: normal; }
.grade { font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 400; }
tr.group th, tr.group td { font-weight: 600; padding-top: 14px; border-bottom-color: ${inks.ink}; }
tr.sum td, tr.total td, tr.sum th, tr.total th { font-weight: 600; }
tr.total th, tr.total td { border-top: 1px solid ${inks.ink}; border-bottom: 3px double ${inks.ink}; }
details { margin: 8px 0 0; }
summary { min-height: 44px; display: inline-flex; align-items: center; cursor: pointer; color: ${inks['ink-2']}; font-size: 13px; }
footer { color: ${inks['ink-2']}; font-size: 13px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 640px) { section { padding: 20px 16px; } h1 { font-size: 32px; line-height: 38px; } h2 { font-size: 26px; line-height: 32px; } }
@page { size: auto; margin: 14mm 15mm 12mm; }
@page wide { size: landscape; }
@media print {
	.wide { page: wide; }
	body { background: #fff; font-size: 10pt; line-height: 14pt; }
	main { max-width: none; padding: 0; }
	section { border: 0; padding: 0; margin: 0; background: #fff; break-before: page; }
	section:first-of-type { break-before: auto; }
	.cover { min-height: 200mm; }
	h2 { font-size: 21pt; line-height: 25pt; }
	h2, h3, figcaption, caption { break-after: avoid; }
	.prose { font-size: 11pt; line-height: 16pt; }
	table { font-size: 8.5pt; line-height: 10.5pt; }
	thead { display: table-header-group; }
	thead th { font-size: 8pt; }
	tr, figure, .figures div { break-inside: avoid; }
	tr.group { break-after: avoid; }
	tr.sum, tr.total { break-before: avoid; }
	.scroll { overflow: visible; }
	details { display: none; }
	a { color: inherit; text-decoration: none; }
	rect, .swatch, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	footer { position: static; }
}
`;
}
