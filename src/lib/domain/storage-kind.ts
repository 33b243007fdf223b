/** Kinds of what is stored, as people know them. */
export const storageKinds = [
	'configurations',
	'snapshot',
	'companies',
	'reports',
	'said',
	'settings',
	'log'
] as const;
export type StorageKind = (typeof storageKinds)[number];
