/**
 * The network floor of an import: as many full pages, fetched and parsed, two in flight, nothing
 * checked and nothing stored. No import over the same wire can be faster.
 */
import { expose } from 'comlink';
import { askConfigurations, pageSize, type BenchTenant } from './tenant.ts';

interface Answer {
	readonly items: readonly { readonly id: number }[];
}

export interface FloorPlan {
	readonly tenant: BenchTenant;
	/** `IncludeFields` of the import that is compared. */
	readonly fields: readonly string[];
	/** Records that the import brings in. */
	readonly records: number;
}

const inFlight = 2;
let bodies: readonly string[] = [];
let tenant: BenchTenant | undefined;

const floor = {
	/**
	 * Walks the pages once to learn where each begins, so that `read` needs no answer before it asks
	 * for the next; this also warms the tenant's cache of pages.
	 */
	async prepare(plan: FloorPlan): Promise<number> {
		tenant = plan.tenant;
		const found: string[] = [];
		let last = 0;
		for (let left = plan.records; left > 0; left -= pageSize) {
			const body = bodyAfter(last, plan.fields);
			const { items } = await parsed(body);
			found.push(body);
			last = items.at(-1)?.id ?? last;
		}
		bodies = found;
		return bodies.length;
	},

	/** Milliseconds for all pages. */
	async read(): Promise<number> {
		const begun = performance.now();
		const waiting = [...bodies];
		const lane = async (): Promise<void> => {
			for (let body = waiting.shift(); body; body = waiting.shift()) await parsed(body);
		};
		await Promise.all(Array.from({ length: inFlight }, lane));
		return performance.now() - begun;
	}
};

export type Floor = typeof floor;
expose(floor);

function bodyAfter(id: number, fields: readonly string[]): string {
	const filter = [
		{ op: 'eq', field: 'isActive', value: true },
		{ op: 'gt', field: 'id', value: id }
	];
	return JSON.stringify({ MaxRecords: pageSize, IncludeFields: fields, Filter: filter });
}

async function parsed(body: string): Promise<Answer> {
	if (!tenant) throw new Error('prepare() comes first');
	const response = await askConfigurations(tenant, body);
	return JSON.parse(await response.text()) as Answer;
}
