import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decideRow,
	knowledgeOfBoth,
	type Edit,
	type Knowledge,
	type RowState
} from '$lib/domain/merge/decide.ts';
import { statementsOfBoth } from '$lib/domain/merge/statements.ts';

/** A device with one row of each name, as a merge of whole workspaces sees it. */
interface Device {
	readonly name: string;
	readonly count: number;
	readonly rows: ReadonlyMap<string, RowState>;
	readonly knows: Knowledge;
}

const names = ['a', 'b', 'c'] as const;

function born(name: string): Device {
	return { name, count: 0, rows: new Map(), knows: {} };
}

function written(device: Device, name: string, value: number | undefined, at: string): Device {
	const count = device.count + 1;
	const edit: Edit = { device: device.name, count, at, isDeletion: value === undefined };
	const rows = new Map(device.rows).set(name, { row: value, edit });
	return { ...device, count, rows, knows: { ...device.knows, [device.name]: count } };
}

const nothing: RowState = { row: undefined, edit: null };

function merged(here: Device, file: Device): Device {
	const rows = new Map(here.rows);
	for (const name of names) {
		const states = { here: here.rows.get(name) ?? nothing, file: file.rows.get(name) ?? nothing };
		const decision = decideRow({ ...states, knownHere: here.knows, knownInFile: file.knows });
		const takes =
			decision.kind === 'take' ||
			(decision.kind === 'both' && decision.stands === 'file') ||
			// The rows are alike; the edit that is remembered is that of the file.
			(decision.kind === 'same' && decision.edit === 'file');
		if (takes) rows.set(name, states.file);
	}
	return { ...here, rows, knows: knowledgeOfBoth(here.knows, file.knows) };
}

const content = (device: Device) => names.map((name) => device.rows.get(name)?.row);

const step = fc.oneof(
	fc.record({
		kind: fc.constant('write' as const),
		who: fc.nat(2),
		name: fc.constantFrom(...names),
		value: fc.option(fc.nat(99), { nil: undefined }),
		// Clocks that are wrong by hours.
		at: fc.nat(23).map((hour) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`)
	}),
	fc.record({ kind: fc.constant('merge' as const), who: fc.nat(2), from: fc.nat(2) })
);

function played(
	steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]
): Device[] {
	const devices = ['desk', 'tablet', 'phone'].map(born);
	for (const one of steps) {
		const here = devices[one.who] ?? born('x');
		const other = one.kind === 'merge' ? devices[one.from] : undefined;
		if (one.kind === 'write') devices[one.who] = written(here, one.name, one.value, one.at);
		else if (other && other !== here) devices[one.who] = merged(here, other);
	}
	return devices;
}

describe('a row on two devices', () => {
	it('changed on one side only is taken, whatever the clocks say', () => {
		const desk = written(born('desk'), 'a', 1, '2026-11-23T12:00:00.000Z');
		const tablet = merged(born('tablet'), desk);
		expect(content(tablet)).toEqual([1, undefined, undefined]);
		const edited = written(tablet, 'a', 2, '2020-01-01T00:00:00.000Z');
		expect(content(merged(desk, edited))[0]).toBe(2);
		expect(content(merged(edited, desk))[0]).toBe(2);
		const deleted = written(tablet, 'a', undefined, '2020-01-01T00:00:00.000Z');
		expect(content(merged(desk, deleted))[0]).toBeUndefined();
	});

	it('changed on both sides is that of the later edit', () => {
		const desk = written(born('desk'), 'a', 1, '2026-11-23T08:00:00.000Z');
		const tablet = merged(born('tablet'), desk);
		const early = written(desk, 'a', 2, '2026-11-23T09:00:00.000Z');
		const late = written(tablet, 'a', 3, '2026-11-23T10:00:00.000Z');
		expect(content(merged(early, late))[0]).toBe(3);
		expect(content(merged(late, early))[0]).toBe(3);
	});

	it('ends the same on both, whichever takes the other in', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				const [desk, tablet] = played(steps);
				if (!desk || !tablet) throw new Error('No devices');
				expect(content(merged(desk, tablet))).toEqual(content(merged(tablet, desk)));
			}),
			{ numRuns: 500 }
		);
	});

	it('is the same after the same file was taken in again', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				const [desk, tablet] = played(steps);
				if (!desk || !tablet) throw new Error('No devices');
				const once = merged(desk, tablet);
				const again = merged(once, tablet);
				expect(content(again)).toEqual(content(once));
				const edited = written(once, 'a', 1000, '2000-01-01T00:00:00.000Z');
				expect(content(merged(edited, tablet))[0]).toBe(1000);
			})
		);
	});

	it('is unchanged by a side that says nothing new', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				const [desk] = played(steps);
				if (!desk) throw new Error('No device');
				expect(content(merged(desk, born('empty')))).toEqual(content(desk));
				expect(content(merged(born('empty'), desk))).toEqual(content(desk));
			})
		);
	});
});

describe('statements on two devices', () => {
	it('stand side by side; of two on one subject the later one stands', () => {
		const said = (value: string, at: string) => ({ value, note: '', at });
		const both = statementsOfBoth(
			{ grade: said('keep', '1'), serialNumber: said('A', '5') },
			{ grade: said('replace', '2'), os: said('Windows 11', '1') }
		);
		expect(both).toEqual({
			grade: said('replace', '2'),
			serialNumber: said('A', '5'),
			os: said('Windows 11', '1')
		});
	});
});
