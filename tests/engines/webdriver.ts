/** As much of the W3C WebDriver protocol as a journey needs, over `fetch`. */

/** The key under which the protocol hands out elements. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

export interface WebElement {
	readonly [elementKey]: string;
}

/** An error of the protocol, by its own code: "no such element", "stale element reference" … */
export class WebDriverError extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(`${code}: ${message}`);
		this.name = 'WebDriverError';
		this.code = code;
	}
}

/** One session of a browser. */
export class WebDriver {
	readonly #base: string;

	private constructor(base: string) {
		this.#base = base;
	}

	/** Starts a browser; `origin` is the driver's. */
	static async start(origin: string, capabilities: object): Promise<WebDriver> {
		const body = { capabilities: { alwaysMatch: capabilities } };
		const { sessionId } = (await ask('POST', `${origin}/session`, body)) as { sessionId: string };
		return new WebDriver(`${origin}/session/${sessionId}`);
	}

	async end(): Promise<void> {
		await ask('DELETE', this.#base);
	}

	async open(url: string): Promise<void> {
		await this.#post('url', { url });
	}

	async url(): Promise<string> {
		return String(await ask('GET', `${this.#base}/url`));
	}

	/** Opens a window, closes the present one and goes on in the new one. */
	async replaceWindow(): Promise<void> {
		const { handle } = (await this.#post('window/new', { type: 'tab' })) as { handle: string };
		await ask('DELETE', `${this.#base}/window`);
		await this.#post('window', { handle });
	}

	async resize(width: number, height: number): Promise<void> {
		await this.#post('window/rect', { width, height });
	}

	/** Runs the body of a function in the page; elements go in and come out as such. */
	run(script: string, ...args: unknown[]): Promise<unknown> {
		return this.#post('execute/sync', { script, args });
	}

	/** The same for a body that awaits. */
	runAsync(script: string, ...args: unknown[]): Promise<unknown> {
		const wrapped = `const done = arguments[arguments.length - 1];
			(async () => { ${script} })().then(done, (error) => done({ failed: String(error) }));`;
		return this.#post('execute/async', { script: wrapped, args });
	}

	async click(element: WebElement): Promise<void> {
		await this.#post(`element/${element[elementKey]}/click`, {});
	}

	/** Types after what is there. */
	async type(element: WebElement, text: string): Promise<void> {
		await this.#post(`element/${element[elementKey]}/value`, { text });
	}

	async text(element: WebElement): Promise<string> {
		return String(await ask('GET', `${this.#base}/element/${element[elementKey]}/text`));
	}

	/** Presses keys together and lets them go in the opposite order. */
	async press(...keys: readonly string[]): Promise<void> {
		const actions = [
			...keys.map((value) => ({ type: 'keyDown', value })),
			...keys.toReversed().map((value) => ({ type: 'keyUp', value }))
		];
		await this.#post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
	}

	/** The page as a PNG. */
	async screenshot(): Promise<Buffer> {
		return Buffer.from(String(await ask('GET', `${this.#base}/screenshot`)), 'base64');
	}

	#post(path: string, body: object): Promise<unknown> {
		return ask('POST', `${this.#base}/${path}`, body);
	}
}

async function ask(method: string, url: string, body?: object): Promise<unknown> {
	const answer = await fetch(url, {
		method,
		...(body ? { body: JSON.stringify(body) } : {}),
		headers: { 'content-type': 'application/json' },
		signal: AbortSignal.timeout(60_000)
	});
	const { value } = (await answer.json()) as { value: unknown };
	if (answer.ok) return value;
	const { error, message } = value as { error: string; message: string };
	throw new WebDriverError(error, message);
}
