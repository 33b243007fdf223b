/** What a seeded device is. Order is the order of the type ids in the tenant. */
export const kinds = [
	'workstation',
	'laptop',
	'server',
	'virtual machine',
	'switch',
	'firewall',
	'access point',
	'UPS',
	'printer',
	'storage',
	'phone'
] as const;

export type Kind = (typeof kinds)[number];

interface KindTraits {
	/** The letters in a device's name, as in `HF-WS-001`. */
	readonly code: string;
	/** Digits of the number in the name. */
	readonly digits: number;
	/** Name of the configuration type and id of its picklist value. */
	readonly type: string;
	readonly typeId: number;
	/** Category that newer records carry in place of a type. */
	readonly categoryId: number;
	/** Whether the RMM agent reports on it. */
	readonly managed: boolean;
	/** Usual warranty in months. */
	readonly warrantyMonths: number;
	/** Greatest believable age in days when it is still in use. */
	readonly oldestDays: number;
}

const trait = (
	code: string,
	digits: number,
	type: readonly [string, number, number],
	managed: boolean,
	life: readonly [number, number]
): KindTraits => ({
	code,
	digits,
	type: type[0],
	typeId: type[1],
	categoryId: type[2],
	managed,
	warrantyMonths: life[0],
	oldestDays: life[1]
});

/** Traits by kind. Type ids look like a tenant's: low ones shipped by Autotask, high ones added. */
export const kindTraits: Readonly<Record<Kind, KindTraits>> = {
	workstation: trait('WS', 3, ['Workstation', 1, 2], true, [36, 2800]),
	laptop: trait('LT', 3, ['Laptop', 2, 3], true, [36, 2300]),
	server: trait('SRV', 2, ['Server', 3, 4], true, [60, 3200]),
	'virtual machine': trait('VM', 2, ['Virtual Machine', 15, 7], true, [0, 2600]),
	switch: trait('SW', 2, ['Switch', 4, 5], false, [60, 3600]),
	firewall: trait('FW', 2, ['Firewall', 5, 5], false, [36, 2500]),
	'access point': trait('AP', 2, ['Access Point', 14, 5], false, [12, 2400]),
	UPS: trait('UPS', 2, ['UPS', 12, 5], false, [36, 1900]),
	printer: trait('PRN', 2, ['Printer', 6, 6], false, [12, 2600]),
	storage: trait('NAS', 2, ['Storage', 11, 4], false, [36, 2400]),
	phone: trait('PH', 3, ['Phone', 16, 8], false, [12, 2400])
};
