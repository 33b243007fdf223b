/** Ways in which a call goes wrong. */
export const faultKinds = [
	'status',
	'429',
	'html500',
	'reset',
	'lost',
	'stall',
	'truncate',
	'empty'
] as const;

/**
 * `status` an error status with an empty body; `429` the thread limit's answer; `html500` IIS's page;
 * `reset` the connection ends before anything was done; `lost` it ends after the work was done;
 * `stall` no answer; `truncate` JSON that ends in the middle; `empty` 200 without a body.
 */
export type FaultKind = (typeof faultKinds)[number];

/** When a fault fires: at every n-th call that it looks at, or once, at the n-th. */
export interface FaultRule {
	readonly kind: FaultKind;
	/** Status of kind `status`. */
	readonly status?: number | undefined;
	readonly nth: number;
	readonly once?: boolean | undefined;
	/** Only calls of this entity; absent for all entities. */
	readonly entity?: string | undefined;
	/** Only calls with this method. */
	readonly method?: string | undefined;
}

/** The fault rules of a running tenant, each with its own count of calls. */
export class Faults {
	#rules: { readonly rule: FaultRule; seen: number }[] = [];

	get rules(): readonly FaultRule[] {
		return this.#rules.map(({ rule }) => rule);
	}

	/** Replaces all rules and begins to count anew. */
	set(rules: readonly FaultRule[]): void {
		this.#rules = rules.map((rule) => ({ rule, seen: 0 }));
	}

	/** Counts a call; the rule that fires on it, or null. The first of several wins. */
	next(call: { readonly entity: string; readonly method: string }): FaultRule | null {
		let fired: FaultRule | null = null;
		for (const counted of this.#rules) {
			const { rule } = counted;
			if (rule.entity && rule.entity.toLowerCase() !== call.entity.toLowerCase()) continue;
			if (rule.method && rule.method !== call.method) continue;
			counted.seen++;
			const fires = rule.once ? counted.seen === rule.nth : counted.seen % rule.nth === 0;
			if (fires) fired ??= rule;
		}
		return fired;
	}
}

const ruleText =
	/^(status:(\d{3})|429|html500|reset|lost|stall|truncate|empty)@(\d+)(!?)(?:\/(\w+))?$/;

/**
 * Reads a rule as it is written on the command line: `status:503@7` every seventh call,
 * `reset@3!` only the third, `truncate@5/ConfigurationItems` of one entity. Null if it is none.
 */
export function parseFaultRule(text: string): FaultRule | null {
	const match = ruleText.exec(text);
	const nth = Number(match?.[3]);
	if (!match || nth < 1) return null;
	const status = match[2];
	return {
		kind: status ? 'status' : (match[1] as FaultKind),
		status: status ? Number(status) : undefined,
		nth,
		once: match[4] === '!',
		entity: match[5]
	};
}
