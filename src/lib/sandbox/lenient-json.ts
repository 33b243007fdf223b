import { Refusal } from './refusal.ts';

/**
 * Reads JSON as leniently as Autotask's parser (Newtonsoft): trailing commas, unquoted and
 * single-quoted names, `True` and `False` pass. Strict JSON takes the fast way.
 * @throws Refusal for text that is not even that.
 */
export function readLenientJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return new LenientReader(text).read();
	}
}

const words: Readonly<Record<string, unknown>> = {
	true: true,
	True: true,
	false: false,
	False: false,
	null: null,
	undefined: null
};

class LenientReader {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	read(): unknown {
		const value = this.#value();
		this.#skip();
		if (this.#at < this.#text.length) throw this.#unexpected();
		return value;
	}

	#value(): unknown {
		this.#skip();
		const sign = this.#text.charAt(this.#at);
		if (sign === '{') return this.#object();
		if (sign === '[') return this.#array();
		if (sign === '"' || sign === "'") return this.#string(sign);
		return this.#bare();
	}

	#object(): Record<string, unknown> {
		const members: [string, unknown][] = [];
		this.#at++;
		while (!this.#takes('}')) {
			this.#skip();
			const quote = this.#text.charAt(this.#at);
			const name = quote === '"' || quote === "'" ? this.#string(quote) : this.#word();
			if (!this.#takes(':')) throw this.#unexpected();
			members.push([name, this.#value()]);
			if (!this.#takes(',') && !this.#sees('}')) throw this.#unexpected();
		}
		return Object.fromEntries(members);
	}

	#array(): unknown[] {
		const items: unknown[] = [];
		this.#at++;
		while (!this.#takes(']')) {
			items.push(this.#value());
			if (!this.#takes(',') && !this.#sees(']')) throw this.#unexpected();
		}
		return items;
	}

	#string(quote: string): string {
		let end = this.#at + 1;
		while (end < this.#text.length && this.#text.charAt(end) !== quote) {
			end += this.#text.charAt(end) === '\\' ? 2 : 1;
		}
		const inside = this.#text.slice(this.#at + 1, end);
		if (end >= this.#text.length) throw this.#unexpected();
		this.#at = end + 1;
		const escaped =
			quote === "'" ? inside.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"') : inside;
		try {
			return JSON.parse(`"${escaped}"`) as string;
		} catch {
			throw this.#unexpected();
		}
	}

	#bare(): unknown {
		const word = this.#word();
		if (Object.hasOwn(words, word)) return words[word];
		const number = Number(word);
		if (Number.isNaN(number)) throw this.#unexpected(word);
		return number;
	}

	#word(): string {
		// Sticky, so that a long text is not copied for each of its words.
		const pattern = /[\w+.$-]+/y;
		pattern.lastIndex = this.#at;
		const word = pattern.exec(this.#text)?.[0] ?? '';
		if (word === '') throw this.#unexpected();
		this.#at += word.length;
		return word;
	}

	#takes(sign: string): boolean {
		if (!this.#sees(sign)) return false;
		this.#at++;
		return true;
	}

	#sees(sign: string): boolean {
		this.#skip();
		return this.#text.charAt(this.#at) === sign;
	}

	#skip(): void {
		while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
	}

	#unexpected(word = this.#text.charAt(this.#at)): Refusal {
		return new Refusal(
			`Unexpected character encountered while parsing value: ${word.charAt(0)}. Path '', line 1, position ${this.#at}.`
		);
	}
}
