/**
 * A call that Autotask answers with `{"errors":[…]}`. Thrown from the depth of a check and turned into
 * the answer by the app, like Hono's own HTTPException.
 */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly status: number;
	readonly errors: readonly string[];

	constructor(errors: string | readonly string[], status = 500) {
		const list = typeof errors === 'string' ? [errors] : errors;
		super(list[0]);
		this.errors = list;
		this.status = status;
	}
}

/** The entity has no such field: the text names the entity in the singular. */
export function unknownField(field: string, entity: string): Refusal {
	return new Refusal(`Unable to find ${field} in the ${entity} Entity`);
}
