/** How much a workspace or a file has, by what people know it as. */
import type { AlmanacDatabase } from '../db/database.ts';
import type { ShardRow } from '../db/shard-rows.ts';
import { configurationIdOf, type CompanyId, type ConfigurationId } from '../domain/ids.ts';
import type { FileTable } from './row-schemas.ts';
import type { WorkspaceCounts } from './protocol.ts';

/** What is stored on this device. */
export function countStored(db: AlmanacDatabase): PromiseLike<WorkspaceCounts> {
	const tables = [
		db.companies,
		db.watermarks,
		db.localConfigurations,
		db.completedReports,
		db.drafts,
		db.templates,
		db.overrides
	];
	return db.transaction('r', tables, async () => {
		let configurations = await db.localConfigurations.count();
		await db.watermarks.each((watermark) => (configurations += watermark.configurations));
		return {
			companies: await db.companies.count(),
			configurations,
			completedReports: await db.completedReports.count(),
			drafts: await db.drafts.count(),
			templates: await db.templates.count(),
			statements: await db.overrides.count()
		};
	});
}

/** What is stored of one company. */
export function countOfCompany(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<WorkspaceCounts> {
	const tables = [
		db.companies,
		db.companyMappings,
		db.directories,
		db.localConfigurations,
		db.reportHeads,
		db.drafts,
		db.overrides
	];
	return db.transaction('r', tables, async () => {
		const ids: string[] = await db.localConfigurations.where({ companyId }).primaryKeys();
		for (const { integrationId, psaId } of await db.companyMappings
			.where({ companyId })
			.toArray()) {
			const directory = await db.directories.get([integrationId, psaId]);
			for (const id of directory?.ids ?? []) ids.push(configurationIdOf(integrationId, id));
		}
		const statements = await db.overrides.bulkGet(ids as ConfigurationId[]);
		return {
			companies: await db.companies.where({ id: companyId }).count(),
			configurations: ids.length,
			completedReports: await db.reportHeads.where({ companyId }).count(),
			drafts: await db.drafts.where({ companyId }).count(),
			templates: 0,
			statements: statements.filter((one) => one !== undefined).length
		};
	});
}

/** Counts rows as they pass. */
export class PassingCounts {
	readonly #rows = new Map<FileTable, number>();
	#synced = 0;

	add(table: FileTable, rows: readonly unknown[]): void {
		this.#rows.set(table, this.of(table) + rows.length);
		if (table !== 'shards') return;
		for (const { ids } of rows as readonly ShardRow[]) this.#synced += ids.length;
	}

	of(table: FileTable): number {
		return this.#rows.get(table) ?? 0;
	}

	get all(): WorkspaceCounts {
		return {
			companies: this.of('companies'),
			configurations: this.#synced + this.of('localConfigurations'),
			completedReports: this.of('completedReports'),
			drafts: this.of('drafts'),
			templates: this.of('templates'),
			statements: this.of('overrides')
		};
	}
}
