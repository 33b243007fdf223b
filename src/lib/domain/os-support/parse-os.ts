import { emptiness } from '../placeholder-text.ts';
import { namedSystems, type NamedSystem } from './named-systems.ts';
import { foldOsText } from './os-text.ts';
import { parseWindows } from './parse-windows.ts';
import type { ParsedOs } from './parsed-os.ts';

/**
 * Reads an operating system as RMM tools and people write it: "Microsoft Windows 10 Pro 10.0.19045",
 * "Windows Server 2016 Standard", "Ubuntu 22.04.4 LTS", "macOS 14.6.1". Says only what the text says;
 * dates come from the table. Total: anything else is `unknown`.
 */
export function parseOs(text: string | null | undefined): ParsedOs {
	const empty = emptiness(text);
	if (empty !== null) return { kind: 'unknown', reason: empty };
	const folded = foldOsText(text ?? '');
	for (const system of namedSystems) {
		if (system.name.test(folded) && !/\bwindows (?:server|1[01])\b/.test(folded)) {
			return readNamed(system, folded);
		}
	}
	return parseWindows(folded) ?? { kind: 'unknown', reason: 'not-recognised' };
}

function readNamed(system: NamedSystem, text: string): ParsedOs {
	if (system.not?.test(text)) return { kind: 'unknown', reason: 'not-recognised' };
	const versions = versionsIn(system, text);
	const [only, ...others] = versions;
	if (only === undefined) return { kind: 'unknown', reason: 'release-missing' };
	return {
		kind: 'os',
		title: others.length === 0 ? `${system.title} ${only}` : system.title,
		products: [system.product],
		versions,
		line: null,
		build: null,
		alias: null,
		edition: null
	};
}

function versionsIn(system: NamedSystem, text: string): readonly string[] {
	const figures = system.figures.exec(text)?.[1];
	if (figures !== undefined) {
		const versions = system.versions(figures);
		if (versions.length > 0)
			return /\blmde\b/.test(text) ? versions.map((one) => `lmde${one}`) : versions;
	}
	const named = system.codeNames?.find(([name]) => name.test(text));
	return named ? [named[1]] : [];
}
