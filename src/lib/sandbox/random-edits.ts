import { addRecord, editRecord, moveConfiguration, removeRecord } from './edits.ts';
import { dateField, isoDate } from './seed/days.ts';
import { Dice } from './seed/dice.ts';
import { entityNamed, type Tenant, type TenantEntity } from './tenant.ts';

/** Kinds of edits that happen in a tenant day by day. */
export const editKinds = [
	'rename',
	'dates',
	'activity',
	'type',
	'move',
	'delete',
	'udf',
	'add',
	'company'
] as const;

export type EditKind = (typeof editKinds)[number];

/** An edit that was made. */
export interface EditMade {
	readonly kind: EditKind;
	readonly entity: 'ConfigurationItems' | 'Companies';
	readonly id: number;
}

/**
 * Makes `count` edits of the given kinds on records that the seed chooses: the same seed on the same
 * tenant makes the same edits. Edits of user-defined fields leave the stamp alone.
 */
export function makeRandomEdits(
	tenant: Tenant,
	{ seed, count, kinds }: { seed: number; count: number; kinds: readonly EditKind[] }
): readonly EditMade[] {
	const dice = new Dice(seed);
	const made: EditMade[] = [];
	for (let edit = 0; edit < count; edit++) {
		const kind = dice.pick(kinds);
		if (kind) made.push(makeEdit(tenant, dice, kind));
	}
	return made;
}

function makeEdit(tenant: Tenant, dice: Dice, kind: EditKind): EditMade {
	const entity = kind === 'company' ? 'Companies' : 'ConfigurationItems';
	const target = entityNamed(tenant, entity);
	const id = drawId(dice, target);
	return { kind, entity, id: actions[kind]({ tenant, dice, target, id }) ?? id };
}

interface Edit {
	readonly tenant: Tenant;
	readonly dice: Dice;
	readonly target: TenantEntity;
	readonly id: number;
}

/** What each kind does. An action returns an id only if it made a record. */
const actions: Readonly<Record<EditKind, (edit: Edit) => number | undefined>> = {
	rename: (edit) => change(edit, { referenceTitle: `RENAMED-${edit.dice.pattern('9999')}` }),
	dates: ({ tenant, ...edit }) => {
		const date = isoDate(tenant.now() + edit.dice.between(-400, 900) * 86_400_000);
		return change({ tenant, ...edit }, { warrantyExpirationDate: dateField(date) });
	},
	activity: (edit) =>
		change(edit, { isActive: edit.target.table.find(edit.id)?.values['isActive'] !== true }),
	type: (edit) => change(edit, { configurationItemType: edit.dice.pick([1, 2, 3, 4, 5, null]) }),
	move: ({ tenant, dice, id }) => {
		const companyID = drawId(dice, entityNamed(tenant, 'Companies'));
		moveConfiguration(tenant, { id, companyID });
		return undefined;
	},
	delete: ({ tenant, target, id }) => {
		removeRecord(tenant, target, id);
		return undefined;
	},
	udf: ({ tenant, dice, target, id }) => {
		const edit = { userDefinedFields: { 'Asset Tag': dice.pattern('NEW-99999') }, stamp: false };
		editRecord(tenant, target, { id, edit });
		return undefined;
	},
	add: ({ tenant, dice, target, id }) => {
		const values = { ...target.table.find(id)?.values, referenceTitle: dice.pattern('ADDED-9999') };
		return addRecord(tenant, target, { values });
	},
	company: (edit) => change(edit, { companyName: `Renamed ${edit.dice.pattern('AAAA')} Group` })
};

function change(
	{ tenant, target, id }: Edit,
	values: Record<string, string | number | boolean | null>
) {
	editRecord(tenant, target, { id, edit: { values } });
	return undefined;
}

/** An id of a record that exists; company 0 is left alone. */
function drawId(dice: Dice, { table }: TenantEntity): number {
	for (let attempt = 0; attempt < 1000; attempt++) {
		const position = dice.between(0, table.size - 1);
		if (table.isLive(position) && table.idAt(position) > 0) return table.idAt(position);
	}
	throw new RangeError('No record left to edit');
}
