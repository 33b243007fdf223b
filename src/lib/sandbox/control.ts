import { Hono } from 'hono';
import { z } from '../z.ts';
import { acting } from './control-action.ts';
import { changeRoutes } from './control-changes.ts';
import { faultKinds, parseFaultRule, type FaultRule } from './faults.ts';
import { Refusal } from './refusal.ts';
import type { Runtime } from './runtime.ts';

/**
 * The control API: plain JSON, for tests. `docs/sandbox.md` lists its calls. A body that does not fit
 * is a 400, a record that does not exist a 404, both with `{"error": …}`.
 */
export function createControl(runtime: Runtime): Hono {
	const app = new Hono().basePath('/control');
	app.get('/state', (c) => c.json(stateOf(runtime)));
	app.get('/calls', (c) =>
		c.json({ counts: runtime.recorder.counts, calls: runtime.recorder.calls })
	);
	app.delete('/calls', (c) => {
		runtime.recorder.reset();
		return c.json({});
	});
	limitRoutes(app, runtime);
	userRoutes(app, runtime);
	changeRoutes(app, runtime.tenant);
	app.onError((error, c) => {
		if (error instanceof Refusal) return c.json({ error: error.message }, error.status as 400);
		throw error;
	});
	return app;
}

function stateOf({ settings, tenant, limits, usage, faults, user }: Runtime) {
	const { seed, companies, configurations, oddities, today } = settings;
	return {
		plan: { seed, companies, configurations, oddities, today },
		now: new Date(tenant.now()).toISOString(),
		limits: { ...limits, used: usage.count(tenant.now()) },
		faults: faults.rules,
		user: { locked: user.isLocked, lockAfter: user.lockAfter },
		revision: tenant.revision
	};
}

const faultSchema = z.union([
	z.string().transform((text, issues): FaultRule => {
		const rule = parseFaultRule(text);
		if (rule) return rule;
		issues.addIssue({ code: 'custom', message: `${text} is no fault` });
		return z.NEVER;
	}),
	z.object({
		kind: z.enum(faultKinds),
		status: z.number().int().min(200).max(599).optional(),
		nth: z.number().int().min(1),
		once: z.boolean().optional(),
		entity: z.string().optional(),
		method: z.string().optional()
	})
]);

const limitsSchema = z.object({
	latencyMs: z.number().min(0).optional(),
	threads: z.number().int().min(1).nullable().optional(),
	threadsStatus: z.number().int().optional(),
	threshold: z.number().int().min(1).nullable().optional(),
	used: z.number().int().min(0).optional()
});

const userSchema = z.object({
	secret: z.string().min(1).optional(),
	locked: z.boolean().optional(),
	lockAfter: z.number().int().min(1).nullable().optional()
});

const clockSchema = z.union([
	z.object({ advanceMs: z.number() }),
	z.object({ set: z.iso.datetime() })
]);

function limitRoutes(app: Hono, { limits, usage, faults, tenant }: Runtime): void {
	app.put(
		'/faults',
		acting(z.array(faultSchema), (rules) => {
			faults.set(rules);
			return faults.rules;
		})
	);
	app.post(
		'/limits',
		acting(limitsSchema, ({ used, ...changed }) => {
			Object.assign(limits, changed);
			if (used !== undefined) usage.set(tenant.now(), used);
			return { ...limits, used: usage.count(tenant.now()) };
		})
	);
}

function userRoutes(app: Hono, { user, tenant, clock, settings }: Runtime): void {
	app.post(
		'/user',
		acting(userSchema, ({ secret, locked, lockAfter }) => {
			if (secret !== undefined) user.rotateSecret(secret);
			if (locked === true) user.isLocked = true;
			if (locked === false) user.unlock();
			if (lockAfter !== undefined) user.lockAfter = lockAfter;
			return { locked: user.isLocked, lockAfter: user.lockAfter };
		})
	);
	app.post(
		'/clock',
		acting(clockSchema, (change) => {
			if ('set' in change) clock.offsetMs = Date.parse(change.set) - settings.now();
			else clock.offsetMs += change.advanceMs;
			return { now: new Date(tenant.now()).toISOString() };
		})
	);
}
