/** How well a colour is seen on white paper. */

/** Least contrast of a line that carries meaning (WCAG 2.2, 1.4.11). */
export const leastLineContrast = 3;

/** Contrast of a colour such as "#1b3e76" with white, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOnWhite(colour: string): number {
	return 1.05 / (luminance(colour) + 0.05);
}

/** Relative luminance of "#1a2b3c" (WCAG 2.2, "relative luminance"). */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
