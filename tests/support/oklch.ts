/** Linear sRGB, each part from 0 to 1 when inside the gamut. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** OKLCH to linear sRGB, by Björn Ottosson's matrices (bottosson.github.io/posts/oklab). */
export function oklchToLinear(lightness: number, chroma: number, hue: number): Rgb {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
	];
}

export function isInGamut(colour: Rgb): boolean {
	return colour.every((part) => part >= -0.0005 && part <= 1.0005);
}

/** WCAG 2 contrast ratio of two opaque colours. */
export function contrast(left: Rgb, right: Rgb): number {
	const [low = 0, high = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
	const clamp = (part: number) => Math.max(0, Math.min(1, part));
	return 0.2126 * clamp(red) + 0.7152 * clamp(green) + 0.0722 * clamp(blue);
}
