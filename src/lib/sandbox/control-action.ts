import type { Context } from 'hono';
import { z } from '../z.ts';
import { Refusal } from './refusal.ts';

/**
 * Makes a handler that reads its body by a schema and answers what the action returns.
 * @throws Refusal 400 for a body that does not fit.
 */
export function acting<Body>(
	schema: z.ZodType<Body>,
	act: (body: Body, c: Context) => object | undefined
) {
	return async (c: Context): Promise<Response> => {
		const body: unknown = await c.req.json().catch(() => null);
		const parsed = schema.safeParse(body);
		if (!parsed.success) throw new Refusal(z.prettifyError(parsed.error), 400);
		return c.json(act(parsed.data, c) ?? {});
	};
}
