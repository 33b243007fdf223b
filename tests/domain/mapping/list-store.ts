import type { CompanyId } from '../../../src/lib/domain/ids.ts';
import type {
	ListModel,
	LocalListEntry,
	PsaListValue
} from '../../../src/lib/domain/mapping/list-mapping.ts';
import type { ListWrite } from '../../../src/lib/domain/mapping/list-save.ts';

export const companyIds = (count: number, from = 1): CompanyId[] =>
	Array.from({ length: count }, (_, index) => `company-${from + index}` as CompanyId);

export function psa(
	value: number,
	label: string | null,
	state: PsaListValue['state'] = label === null ? 'unknown' : 'active'
): PsaListValue {
	return { value, label, state, companies: 0 };
}

export function local(
	id: string,
	name: string,
	more: Partial<LocalListEntry<string>> = {}
): LocalListEntry<string> {
	return { id, name, sortOrder: 1, companyIds: [], deletedInAutotask: null, ...more };
}

export function model(
	rows: readonly PsaListValue[],
	entries: readonly LocalListEntry<string>[],
	mapped: Readonly<Record<number, string>> = {}
): ListModel<string> {
	const pairs = Object.entries(mapped).map(([value, id]) => [Number(value), id] as const);
	return { psa: rows, local: entries, mapped: new Map(pairs) };
}

/** A source of ids `new-1`, `new-2` … */
export function newIds(prefix = 'new'): () => string {
	let count = 0;
	return () => `${prefix}-${++count}`;
}

/** The plainest store: does what each write says, and refuses what IndexedDB's indexes would. */
export function applied(
	before: ListModel<string>,
	writes: readonly ListWrite<string>[]
): ListModel<string> {
	let entries = before.local.map((entry) => ({ ...entry }));
	const mapped = new Map(before.mapped);
	const entry = (id: string) => {
		const found = entries.find((candidate) => candidate.id === id);
		if (!found) throw new Error(`No entry ${id}`);
		return found;
	};
	for (const write of writes) {
		switch (write.kind) {
			case 'create':
				if (entries.some(({ id }) => id === write.entry.id)) throw new Error('Id is taken');
				entries.push({ ...write.entry, companyIds: [] });
				break;
			case 'delete':
				if (entry(write.entry.id).companyIds.length > 0) throw new Error('Companies would hang');
				entries = entries.filter(({ id }) => id !== write.entry.id);
				break;
			case 'rename':
				if (entry(write.id).name !== write.from) throw new Error('Another name');
				entry(write.id).name = write.to;
				break;
			case 'mark-deleted':
				entry(write.id).deletedInAutotask = write.to;
				break;
			case 'map':
				if (mapped.has(write.value)) throw new Error('Value is mapped');
				if ([...mapped.values()].includes(write.id)) throw new Error('Entry is mapped');
				entry(write.id);
				mapped.set(write.value, write.id);
				break;
			case 'unmap':
				if (mapped.get(write.value) !== write.id) throw new Error('Not mapped so');
				mapped.delete(write.value);
				break;
			case 'move-companies': {
				const moving = entry(write.from).companyIds.filter((id) => write.companyIds.includes(id));
				entry(write.from).companyIds = entry(write.from).companyIds.filter(
					(id) => !moving.includes(id)
				);
				entry(write.to).companyIds = [...entry(write.to).companyIds, ...moving];
			}
		}
	}
	return { psa: before.psa, local: entries, mapped };
}

/** A model in a form that compares without regard to order. */
export function compared(given: ListModel<string>): unknown {
	return {
		mapped: [...given.mapped].sort(([a], [b]) => a - b),
		local: given.local
			.map((entry) => ({ ...entry, companyIds: [...entry.companyIds].sort() }))
			.sort((a, b) => a.id.localeCompare(b.id))
	};
}
