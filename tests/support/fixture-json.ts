/** Rows of a database as JSON text: typed arrays by name, everything else as it stands. */
const typedArrays = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const;
type TypedName = keyof typeof typedArrays;

interface Packed {
	readonly $array: TypedName;
	readonly values: readonly number[];
}

export type FixtureTables = Readonly<Record<string, readonly unknown[]>>;

export function packFixture(tables: FixtureTables): string {
	const pack = (_key: string, value: unknown): unknown => {
		if (!ArrayBuffer.isView(value)) return value;
		const name = value.constructor.name as TypedName;
		return { $array: name, values: [...(value as unknown as Iterable<number>)] } satisfies Packed;
	};
	return `${JSON.stringify(tables, pack, '\t')}\n`;
}

export function unpackFixture(text: string): FixtureTables {
	const unpack = (_key: string, value: unknown): unknown =>
		isPacked(value) ? typedArrays[value.$array].from(value.values) : value;
	return JSON.parse(text, unpack) as FixtureTables;
}

function isPacked(value: unknown): value is Packed {
	return typeof value === 'object' && value !== null && '$array' in value;
}
