import { resolve } from '$app/paths';
import type { SetupStep } from '$lib/domain/setup-steps.ts';

/** Where a step of the set-up is done. */
export function placeOf(step: SetupStep, isConnected: boolean): string {
	switch (step) {
		case 'connect':
			return isConnected
				? resolve('/settings/integrations/autotask')
				: resolve('/settings/integrations/add');
		case 'types':
			return resolve('/settings/integrations/autotask/company-types');
		case 'statuses':
			return resolve('/settings/integrations/autotask/company-statuses');
		case 'companies':
			return resolve('/settings/integrations/autotask/companies');
		case 'fields':
			return resolve('/settings/integrations/autotask/configurations');
		case 'import':
			return resolve('/settings/integrations/autotask/configurations/selection');
		case 'templates':
		case 'classes':
		case 'template-settings':
			return resolve('/settings/configurations');
	}
}
