/**
 * Version 4: what a workspace file needs to move between devices. `edits` says of each row that people
 * made which device wrote it last; `incoming` holds a file's rows until all of them are there. Both are
 * new; the upgrade stamps the rows that people made before.
 */
import type { Transaction } from 'dexie';
import { stampEverything } from '../edit-stamps.ts';

export const v4 = {
	edits: 'id',
	incoming: '++id'
} as const;

export function upgradeToV4(transaction: Transaction): Promise<void> {
	return stampEverything(transaction);
}
