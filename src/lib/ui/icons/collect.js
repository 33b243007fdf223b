/**
 * Writes the outlines of the icons named below from `@phosphor-icons/core` (MIT) into `paths.ts`.
 * Run after changing the list: `node src/lib/ui/icons/collect.js`. Only outlines travel, so no
 * markup is ever injected and icons that nobody names never ship.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = `
arrow-clockwise arrow-counter-clockwise arrow-down arrow-left arrow-right arrow-square-out arrow-up
arrows-clockwise arrows-out book-open book-open-text buildings calendar-blank caret-down caret-left
caret-right caret-up caret-up-down chart-bar check check-circle circle-dashed clock
clock-counter-clockwise columns copy currency-dollar database desktop device-mobile dots-six-vertical
dots-three download-simple envelope-simple export eye eye-slash file-csv file-html file-pdf file-ppt
file-text file-xls flag folder-open funnel-simple gear-six git-diff hard-drives house image
info keyboard laptop link link-break list list-numbers lock-key lock-simple lock-simple-open
magnifying-glass map-pin minus monitor moon note note-pencil package pause pencil-simple plugs
plugs-connected plus presentation-chart printer prohibit question receipt rows
shield-check sign-out sliders-horizontal squares-four stack star sun swap table tag text-aa trash
tray tray-arrow-up upload-simple user users vault warning warning-circle wifi-high wifi-slash x
`
	.trim()
	.split(/\s+/);

const folder = join(
	import.meta.dirname,
	'../../../../node_modules/@phosphor-icons/core/assets/regular'
);
const single = /^<svg [^>]*viewBox="0 0 256 256"[^>]*><path d="([^"]+)"\/><\/svg>\s*$/;

const lines = [...new Set(names)].sort().map((name) => {
	const outline = single.exec(readFileSync(join(folder, `${name}.svg`), 'utf8'))?.[1];
	if (outline === undefined) throw new Error(`${name}.svg is not a single path`);
	return `\t'${name}':\n\t\t'${outline}'`;
});

writeFileSync(
	join(import.meta.dirname, 'paths.ts'),
	`// Written by collect.js from @phosphor-icons/core (MIT): change the list there, not here.\n` +
		`/** Outline of each icon on a square of 256 units. */\n` +
		`export const iconPaths = {\n${lines.join(',\n')}\n} as const;\n\n` +
		`export type IconName = keyof typeof iconPaths;\n`
);
