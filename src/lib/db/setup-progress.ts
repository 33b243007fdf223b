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

const progressTables = (db: AlmanacDatabase) => [
	db.integrations,
	db.psaCompanies,
	db.companyMappings,
	db.watermarks,
	db.checkpoints,
	db.templates,
	db.settings,
	db.importSettings,
	db.companyTypeMappings,
	db.companyStatusMappings
];

/**
 * Live: changes with each save of a step and each stored set of a sync. One transaction: reads side by
 * side in one live query make Dexie lose count of native awaits, and the transaction of another query
 * then commits too early.
 */
export function readSetupProgress(db: AlmanacDatabase): PromiseLike<SetupProgress> {
	return db.transaction('r', progressTables(db), async () => {
		const status = await integrationStatus(db);
		const { templates, defaultId } = await readTemplates(db);
		const own = await db.templates.count();
		const setting = await db.settings.get(settingsKey);
		const standing = templates.find(({ id }) => id === defaultId) ?? defaultTemplate;
		const parsed = settingSchema.safeParse(setting?.value);
		return {
			integration: status ? await integrationProgress(db, status) : null,
			templates: templateProgress(own, standing),
			isHidden: parsed.success && parsed.data.isHidden
		};
	});
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
	const settings = await db.importSettings.get(id);
	const types = await mappedIn(db.companyTypeMappings, id);
	const statuses = await mappedIn(db.companyStatusMappings, id);
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
