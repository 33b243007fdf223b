/** A typed array that grows as it is filled, for columns whose length is known at the end only. */
export class GrowingArray<
	A extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>
> {
	readonly #make: (length: number) => A;
	#values: A;
	#length = 0;

	constructor(make: (length: number) => A) {
		this.#make = make;
		this.#values = make(512);
	}

	get length(): number {
		return this.#length;
	}

	push(value: number): void {
		if (this.#length === this.#values.length) {
			const wider = this.#make(this.#length * 2);
			wider.set(this.#values);
			this.#values = wider;
		}
		this.#values[this.#length] = value;
		this.#length += 1;
	}

	at(index: number): number {
		return index < this.#length ? (this.#values[index] ?? 0) : 0;
	}

	/** The values so far; shares no memory with what is pushed later. */
	finish(): A {
		return this.#values.slice(0, this.#length) as A;
	}
}
