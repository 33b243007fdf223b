/** Longer texts are cut: a field of 255 characters is the longest that Autotask holds. */
const longestText = 300;

const noise = [
	// WMI's Win32_OperatingSystem.Name: "Microsoft Windows 10 Pro|C:\Windows|\Device\Harddisk0".
	/\|.*$/,
	/[®™©℠]|\((?:r|tm|c|sm)\)/gi,
	/\b(?:x86[_-]64|x64|x86|amd64|arm64|aarch64|i[3-6]86|ia64)\b/gi,
	/\b(?:32|64)[- ]?(?:bits?|位|битная)\b-?/giu
];

/**
 * The text that parsers compare with: lower case, without accents, trade mark signs, architecture and
 * the maker's name, with single spaces.
 */
export function foldOsText(text: string): string {
	let folded = text.slice(0, longestText);
	for (const pattern of noise) folded = folded.replace(pattern, ' ');
	return folded
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[_,;]+/g, ' ')
		.replace(/\b(?:microsoft|ms|майкрософт)(?: corporation)?\b/gu, ' ')
		.replace(/майкрософт/gu, ' ')
		.replace(/\( *\)/g, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
}
