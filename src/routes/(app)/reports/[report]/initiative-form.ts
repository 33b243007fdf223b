import { amountInput, parseAmount, type AmountFormat } from '$lib/domain/money.ts';
import type { FiscalDay, Period } from '$lib/domain/report/fiscal.ts';
import { initiativeStatuses, type Initiative } from '$lib/domain/report/initiative.ts';
import { cardPlace } from '$lib/domain/report/roadmap.ts';

/** An initiative as a person writes it. */
export interface InitiativeForm {
	/** Empty for a new one. */
	readonly id: string;
	title: string;
	why: string;
	owner: string;
	status: string;
	cost: Initiative['cost']['kind'];
	oneTime: string;
	recurring: string;
	/** First day of its quarter; empty for none. */
	quarter: string;
}

export function formOf(
	initiative: Initiative | null,
	day: FiscalDay,
	terms: AmountFormat
): InitiativeForm {
	if (!initiative) {
		return {
			...{ id: '', title: '', why: '', owner: '', status: 'proposed', cost: 'typed' },
			...{ oneTime: '', recurring: '', quarter: day.currentQuarter.start }
		};
	}
	const { id, title, why, owner, status, cost, recurringMonthlyMinor } = initiative;
	return {
		...{ id, title, why, owner, status, cost: cost.kind },
		oneTime: cost.kind === 'typed' ? amountInput(cost.oneTimeMinor, terms) : '',
		recurring: amountInput(recurringMonthlyMinor, terms),
		quarter: cardPlace(initiative, day).period?.start ?? ''
	};
}

export type WrittenInitiative = Omit<Initiative, 'id' | 'assetIds'>;

export type InitiativeReading =
	| { readonly kind: 'written'; readonly initiative: WrittenInitiative }
	| { readonly kind: 'refused'; readonly reason: 'no-title' | 'no-amount' };

/** Reads a form; `quarters` are those that it offers. */
export function readInitiative(
	form: InitiativeForm,
	quarters: readonly Period[],
	terms: AmountFormat
): InitiativeReading {
	const title = form.title.trim();
	if (title === '') return { kind: 'refused', reason: 'no-title' };
	const oneTime = parseAmount(form.oneTime || '0', terms);
	const recurring = parseAmount(form.recurring || '0', terms);
	if (oneTime.kind === 'refused' || recurring.kind === 'refused') {
		return { kind: 'refused', reason: 'no-amount' };
	}
	const { why, owner } = form;
	return {
		kind: 'written',
		initiative: {
			...{ title, why, owner },
			status: initiativeStatuses.find((one) => one === form.status) ?? 'proposed',
			period: quarters.find(({ start }) => start === form.quarter) ?? null,
			cost:
				form.cost === 'typed' ? { kind: 'typed', oneTimeMinor: oneTime.minor } : { kind: 'assets' },
			recurringMonthlyMinor: recurring.minor
		}
	};
}
