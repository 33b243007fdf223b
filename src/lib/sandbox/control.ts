import { Hono } from 'hono';
import type { Runtime } from './runtime.ts';

export function createControl(_runtime: Runtime): Hono {
	return new Hono();
}
