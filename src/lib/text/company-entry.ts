/** Words beside the type and status of a company. */
import type { EntryEffect } from '../domain/mapping/company-entry.ts';

interface Picker {
	readonly list: 'types' | 'statuses';
	readonly follows: boolean;
	readonly sends: boolean;
}

/** What the choice does, or why there is no more to choose from. */
export function entryHint(picker: Picker, effect: EntryEffect, isChanged: boolean): string {
	const what = picker.list === 'types' ? 'type' : 'status';
	if (!picker.follows) return `This ${what} is yours alone: Autotask neither gives nor gets it.`;
	if (!isChanged) {
		return picker.sends
			? 'What you choose is sent to Autotask with the next sync.'
			: `Autotask’s ${what} stands while sending is off.`;
	}
	switch (effect.kind) {
		case 'sent':
			return 'Waits in the outbox and is sent with the next sync.';
		case 'as-autotask':
			return 'It is what Autotask has. Nothing is sent.';
		case 'local':
			return picker.list === 'statuses'
				? 'Not mapped, so that it is never sent. It stays until Autotask changes the company.'
				: 'Not mapped, so that it is never sent.';
		case 'refused':
			return 'The next sync would take it away.';
	}
}
