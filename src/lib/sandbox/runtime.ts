import { ApiUser } from './access.ts';
import { Faults } from './faults.ts';
import { HourlyUsage, Threads, type Limits } from './limits.ts';
import type { SandboxSettings } from './options.ts';
import { PageCache } from './page-cache.ts';
import { Recorder } from './recorder.ts';
import { drawPlan } from './seed/plan.ts';
import { createTenant, type Tenant } from './tenant.ts';

/** Everything that a running sandbox holds; the API and the control API work on the same one. */
export interface Runtime {
	readonly settings: SandboxSettings;
	readonly tenant: Tenant;
	readonly user: ApiUser;
	readonly limits: Limits;
	readonly threads: Threads;
	readonly usage: HourlyUsage;
	readonly faults: Faults;
	readonly recorder: Recorder;
	readonly pages: PageCache;
	/** Milliseconds that the tenant's clock is ahead of the real one. */
	readonly clock: { offsetMs: number };
}

/** Draws the tenant and sets its surroundings up. */
export function createRuntime(settings: SandboxSettings): Runtime {
	const clock = { offsetMs: 0 };
	const faults = new Faults();
	faults.set(settings.faults);
	return {
		settings,
		tenant: createTenant(drawPlan(settings), () => settings.now() + clock.offsetMs),
		user: new ApiUser(settings.credentials, settings.lockAfter),
		limits: { ...settings.limits },
		threads: new Threads(),
		usage: new HourlyUsage(),
		faults,
		recorder: new Recorder(),
		pages: new PageCache(),
		clock
	};
}
