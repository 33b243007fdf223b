/** Which changes made here are written to Autotask: switches of a person, all off at first. */
import type { OutboxKind } from './item.ts';

/** What the switches stand on; of the import settings. */
export interface SendingChoices {
	readonly types: 'off' | 'arriving' | 'full';
	readonly statuses: 'off' | 'arriving' | 'full';
	readonly syncsConfigurations: boolean;
	readonly sends?: readonly OutboxKind[] | undefined;
}

/** What has to be switched on for a kind to be sent at all: without it nothing is mapped. */
export function canSend(choices: SendingChoices, kind: OutboxKind): boolean {
	switch (kind) {
		case 'company-type':
			return choices.types !== 'off';
		case 'company-status':
			return choices.statuses !== 'off';
		case 'expiration-date':
			return choices.syncsConfigurations;
	}
}

/** The kinds that go out now. */
export function sentKinds(choices: SendingChoices): ReadonlySet<OutboxKind> {
	return new Set((choices.sends ?? []).filter((kind) => canSend(choices, kind)));
}

/** The switches with one of them turned. */
export function withSending(
	sends: readonly OutboxKind[] | undefined,
	kind: OutboxKind,
	isOn: boolean
): readonly OutboxKind[] {
	const others = (sends ?? []).filter((one) => one !== kind);
	return isOn ? [...others, kind] : others;
}
