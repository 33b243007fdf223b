/** The versions of the database in their order: indexes, and what each upgrade does. */
import type { Dexie } from 'dexie';
import { v1 } from './schema/v1.ts';
import { v2 } from './schema/v2.ts';
import { v3 } from './schema/v3.ts';
import { upgradeToV4, v4 } from './schema/v4.ts';
import { upgradeToV5, v5 } from './schema/v5.ts';

/** The newest version that this build knows. */
export const schemaVersion = 5;

/** Tells Dexie every version that ever shipped, so that it can upgrade from any of them. */
export function registerVersions(db: Dexie): void {
	db.version(1).stores(v1);
	db.version(2).stores(v2);
	db.version(3).stores(v3);
	db.version(4).stores(v4).upgrade(upgradeToV4);
	db.version(5).stores(v5).upgrade(upgradeToV5);
}
