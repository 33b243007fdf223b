/**
 * Runs tasks side by side. The first failure aborts the others, and the promise settles only when none
 * is under way any more: nothing writes behind the back of who called.
 */
export async function together<T extends readonly unknown[]>(
	signal: AbortSignal,
	start: (signal: AbortSignal) => { readonly [K in keyof T]: Promise<T[K]> }
): Promise<T> {
	const failed = new AbortController();
	const tasks = start(AbortSignal.any([signal, failed.signal]));
	try {
		return (await Promise.all(tasks)) as unknown as T;
	} catch (error) {
		failed.abort();
		throw error;
	} finally {
		await Promise.allSettled(tasks);
	}
}
