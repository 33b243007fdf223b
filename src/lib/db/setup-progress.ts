/** How far the guided set-up is, and whether its list shows on Home. */
import {
	templateProgress,
	type IntegrationProgress,
	type SetupFacts
} from '../domain/setup-steps.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { defaultTemplate } from '../domain/standard-template.ts';
import { z } from '../z.ts';
import type { AlmanacDatabase } from './database.ts';
import { everythingOf, integrationStatus, type IntegrationStatus } from './integrations.ts';
import { readTemplates } from './templates.ts';

const settingsKey = 'setup-list';
const settingSchema = z.object({ isHidden: z.boolean() });

export interface SetupProgress extends SetupFacts {
	readonly isHidden: boolean;
}

/** Live: changes with each save of a step and each stored set of a sync. */
export async function readSetupProgress(db: AlmanacDatabase): Promise<SetupProgress> {
	const [status, { templates, defaultId }, own, setting] = await Promise.all([
		integrationStatus(db),
		readTemplates(db),
		db.templates.count(),
		db.settings.get(settingsKey)
	]);
	const standing = templates.find(({ id }) => id === defaultId) ?? defaultTemplate;
	const parsed = settingSchema.safeParse(setting?.value);
	return {
		integration: status ? await integrationProgress(db, status) : null,
		templates: templateProgress(own, standing),
		isHidden: parsed.success && parsed.data.isHidden
	};
}

/** Hides the list, or shows it again. What was done stays done. */
export async function hideSetupList(db: AlmanacDatabase, isHidden: boolean): Promise<void> {
	await db.settings.put({ key: settingsKey, value: { isHidden } });
}

async function integrationProgress(
	db: AlmanacDatabase,
	status: IntegrationStatus
): Promise<IntegrationProgress> {
	const { id, zone } = status.integration;
	const [settings, types, statuses] = await Promise.all([
		db.importSettings.get(id),
		mappedIn(db.companyTypeMappings, id),
		mappedIn(db.companyStatusMappings, id)
	]);
	return {
		zoneName: zone.zoneName,
		types: { mapped: types, arrives: settings?.types === 'arriving' },
		statuses: { mapped: statuses, arrives: settings?.statuses === 'arriving' },
		psaCompanies: status.psaCompanies,
		mappedCompanies: status.mappedCompanies,
		syncsConfigurations: settings?.syncsConfigurations ?? false,
		fields: settings?.fields?.length ?? null,
		mappedFields: Object.keys(settings?.fieldMap ?? {}).length,
		configurations: status.configurations,
		hasRead: status.configurationsReadSince !== null,
		isCut: status.isPassOpen
	};
}

function mappedIn(
	mappings: AlmanacDatabase['companyTypeMappings'] | AlmanacDatabase['companyStatusMappings'],
	id: IntegrationId
): PromiseLike<number> {
	return mappings
		.where('[integrationId+psaValue]')
		.between(...everythingOf(id))
		.count();
}
