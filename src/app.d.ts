declare global {
	namespace App {
		interface Error {
			message: string;
			/** Machine code of the fault, where one is known; `text/errors.ts` has the sentence. */
			code?: string;
		}
	}
}

export {};
