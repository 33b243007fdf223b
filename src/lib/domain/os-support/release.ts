import { z } from '../../z.ts';
import { isIsoDate, type IsoDate } from '../dates.ts';

/** The table's products that are operating systems; it also lists applications, which are skipped. */
export const osProducts = [
	'windows',
	'windows-server',
	'macos',
	'ubuntu',
	'debian',
	'rhel',
	'centos',
	'centos-stream',
	'rocky-linux',
	'almalinux',
	'oracle-linux',
	'sles',
	'opensuse',
	'fedora',
	'linuxmint',
	'vmware-esxi',
	'proxmox-ve',
	'ios',
	'ipados',
	'android',
	'fortios'
] as const;

export type OsProduct = (typeof osProducts)[number];

/**
 * The last good day of support; `ended` where it is over and the day is not published; null where a
 * known release has no published end.
 */
export type SupportEnd = IsoDate | 'ended' | null;

/** One release of an operating system, for one edition where editions have dates of their own. */
export interface OsRelease {
	readonly product: string;
	/** As shown: "Windows 11 24H2". */
	readonly name: string;
	/** Unique with product and edition: "11-24h2". */
	readonly version: string;
	/** "Home/Pro", "Enterprise/Education", "Enterprise LTSC", "all" …; null where editions don't matter. */
	readonly edition: string | null;
	/** Windows only: "10.0.26100". Client and server releases may share one. */
	readonly build: string | null;
	readonly released: IsoDate;
	readonly mainstreamEnd: SupportEnd;
	/** End of free security updates: the date that decides. */
	readonly securityEnd: SupportEnd;
	/** End of security updates for those who bought extended support. */
	readonly paidExtendedEnd: IsoDate | null;
	readonly note: string | null;
	readonly source: string;
}

export const isoDateSchema = z.custom<IsoDate>(
	(value) => typeof value === 'string' && isIsoDate(value),
	{ error: 'not-an-iso-date' }
);

const supportEndSchema = z.union([isoDateSchema, z.literal('ended'), z.null()]);

export const osReleaseSchema: z.ZodType<OsRelease> = z.object({
	product: z.string().min(1),
	name: z.string().min(1).max(120),
	version: z.string().min(1).max(60),
	edition: z.string().min(1).max(60).nullable(),
	build: z
		.string()
		.regex(/^\d{1,2}\.\d\.\d{4,5}$/)
		.nullable(),
	released: isoDateSchema,
	mainstreamEnd: supportEndSchema,
	securityEnd: supportEndSchema,
	paidExtendedEnd: isoDateSchema.nullable(),
	note: z.string().max(500).nullable(),
	source: z.string().max(500)
});

/** Identity of a release in the table: what a person's edit refers to. */
export function releaseKey(release: Pick<OsRelease, 'product' | 'version' | 'edition'>): string {
	return `${release.product}/${release.version}/${release.edition ?? '-'}`;
}

export function isOsProduct(product: string): product is OsProduct {
	return (osProducts as readonly string[]).includes(product);
}
