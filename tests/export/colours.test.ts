import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gradeColours } from '../../src/lib/domain/rules/default-grades.ts';
import { brandInk, gradeInks, inks, seriesInks } from '../../src/lib/export/colours.ts';
import { tokenOfColour } from '../../src/lib/ui/grades/template-look.ts';
import { oklchToLinear } from '../support/oklch.ts';

const css = readFileSync('src/lib/ui/styles/tokens.css', 'utf8');

/** The light value of a token as sRGB. */
function token(name: string): string {
	const match = new RegExp(`--${name}: light-dark\\(oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(
		css
	);
	if (!match) throw new Error(`No token ${name}`);
	const [lightness = 0, chroma = 0, hue = 0] = match.slice(1).map(Number);
	const parts = oklchToLinear(lightness, chroma, hue).map((linear) => {
		const part = Math.min(1, Math.max(0, linear));
		const encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
		return Math.round(encoded * 255)
			.toString(16)
			.padStart(2, '0');
	});
	return `#${parts.join('')}`;
}

describe('colours of files', () => {
	it('are the light values of the tokens', () => {
		for (const [name, colour] of Object.entries(inks)) expect(colour, name).toBe(token(name));
		for (const [place, colour] of Object.entries(seriesInks)) {
			expect(colour, place).toBe(token(`chart-${place}`));
		}
		for (const colour of gradeColours) {
			for (const use of ['fill', 'line', 'text'] as const) {
				const name = `${tokenOfColour[colour]}-${use}`;
				expect(gradeInks[colour][use], name).toBe(token(name));
			}
		}
	});

	it('leave a brand colour that is lost on white to ink', () => {
		expect(brandInk('#1a3c6e')).toBe('#1a3c6e');
		expect(brandInk('#ffee88')).toBe(inks.ink);
		expect(brandInk('red;} body{display:none')).toBe(inks.ink);
		expect(brandInk(null)).toBe(inks.ink);
	});
});
