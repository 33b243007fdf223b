/** A logo as a person gives it: checked by its bytes, redrawn as PNG, so that nothing else of it is kept. */
import {
	largestLogoBytes,
	logoSize,
	pictureFormat,
	type Logo,
	type PictureFormat
} from '../domain/workspace-settings.ts';

export type LogoRefusal = 'too-large' | 'not-a-picture' | 'no-size';

export type LogoReading =
	| { readonly kind: 'logo'; readonly logo: Logo }
	| { readonly kind: 'refused'; readonly reason: LogoRefusal };

const mediaTypes: Readonly<Record<PictureFormat, string>> = {
	png: 'image/png',
	jpeg: 'image/jpeg',
	svg: 'image/svg+xml'
};

/**
 * Reads PNG, JPEG or SVG. A picture element runs no script of an SVG and loads nothing for it; what is
 * kept are the pixels that it draws.
 */
export async function readLogo(file: Blob): Promise<LogoReading> {
	if (file.size > largestLogoBytes) return { kind: 'refused', reason: 'too-large' };
	const bytes = new Uint8Array(await file.arrayBuffer());
	const format = pictureFormat(bytes);
	if (format === null) return { kind: 'refused', reason: 'not-a-picture' };
	const address = URL.createObjectURL(new Blob([bytes], { type: mediaTypes[format] }));
	try {
		const picture = new Image();
		picture.src = address;
		const isDrawn = await picture.decode().then(
			() => true,
			() => false
		);
		if (!isDrawn) return { kind: 'refused', reason: 'not-a-picture' };
		const { naturalWidth, naturalHeight } = picture;
		if (naturalWidth === 0 || naturalHeight === 0) return { kind: 'refused', reason: 'no-size' };
		const size = logoSize({ width: naturalWidth, height: naturalHeight }, format);
		return { kind: 'logo', logo: { ...size, png: await drawn(picture, size) } };
	} finally {
		URL.revokeObjectURL(address);
	}
}

async function drawn(
	picture: HTMLImageElement,
	{ width, height }: { readonly width: number; readonly height: number }
): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
	const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	return new Uint8Array((await png?.arrayBuffer()) ?? new ArrayBuffer(0));
}
