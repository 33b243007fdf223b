/**
 * Configurations that a test adds to a tenant, and what happens to them between two meetings: each kind
 * of change of product.md, section 8, once. The unit tests and the journeys share it.
 */
type Control = (method: string, path: string, body?: unknown) => Promise<unknown>;
type Values = Readonly<Record<string, string | number | boolean | null>>;

interface TenantRow {
	readonly id: number;
	readonly [field: string]: unknown;
}

export interface ChangedFleet {
	/** Autotask ids. */
	readonly companyId: number;
	readonly companyName: string;
	readonly otherCompanyId: number;
	/** The type that the selection leaves out. */
	readonly leftOutType: number;
	readonly workstation: number;
	readonly keptTypes: readonly number[];
	readonly ids: Readonly<Record<string, number>>;
}

const current = 'Microsoft Windows 11 Pro 10.0.26200';
const ended = 'Microsoft Windows 7 Professional 6.1.7601';

/** What stands before the first meeting, beside what is the same for all. */
const before: Readonly<Record<string, Values>> = {
	'A-STAYS': {},
	'A-INACTIVE': {},
	'A-MISSING': {},
	'A-MOVED': {},
	'A-LEFT-OUT': {},
	'A-EXCLUDED': {},
	'A-FRONT-DESK': {},
	'A-LINKED-OLD': {},
	'A-RECREATED': { serialNumber: 'SN-ONCE-MORE' },
	'A-WORSE': {},
	'A-BETTER': { installDate: '2015-03-01', warrantyExpirationDate: '2018-03-01' },
	'A-KNOWN': {
		installDate: null,
		warrantyExpirationDate: null,
		rmmDeviceAuditOperatingSystem: null
	},
	'A-UNKNOWN': {},
	'A-DATE': {},
	'A-BUDGET': {}
};

/** Adds the fleet to a company of the tenant. */
export async function addFleet(control: Control): Promise<ChangedFleet> {
	const companies = (await control('GET', '/records/Companies')) as TenantRow[];
	const types = (await control('GET', '/records/ConfigurationItemTypes')) as TenantRow[];
	const records = (await control('GET', '/records/ConfigurationItems')) as TenantRow[];
	const type = (name: string): number => {
		const found = types.find((one) => one['name'] === name);
		if (!found) throw new Error(`No type ${name}`);
		return found.id;
	};
	const [workstation, leftOutType] = [type('Workstation'), type('Printer')];
	const counts = companies
		.filter(({ id, isActive }) => id !== 0 && isActive === true)
		.map((company) => ({
			company,
			count: records.filter(({ companyID }) => companyID === company.id).length
		}))
		.sort((a, b) => b.count - a.count);
	const [own, other] = counts.filter(({ count }) => count > 0);
	if (!own || !other) throw new Error('Too few companies');
	const ids: Record<string, number> = {};
	for (const [name, values] of Object.entries(before)) {
		ids[name] = await add(control, {
			...plainValues(name, own.company.id, workstation),
			...values
		});
	}
	return {
		companyId: own.company.id,
		companyName: String(own.company['companyName']),
		otherCompanyId: other.company.id,
		...{ leftOutType, workstation },
		keptTypes: types.map(({ id }) => id).filter((id) => id !== leftOutType),
		ids
	};
}

/** What happens in the tenant before the second meeting. */
export async function changeFleet(control: Control, fleet: ChangedFleet): Promise<void> {
	const { ids, companyId, otherCompanyId, leftOutType, workstation } = fleet;
	const edit = (name: string, values: Values) =>
		control('PATCH', `/records/ConfigurationItems/${ids[name] ?? 0}`, { values });
	const remove = (name: string) =>
		control('DELETE', `/records/ConfigurationItems/${ids[name] ?? 0}`);
	const fresh = (name: string, values: Values = {}) =>
		add(control, { ...plainValues(name, companyId, workstation), ...values });

	await edit('A-INACTIVE', { isActive: false });
	await remove('A-MISSING');
	await control('POST', '/configurations/move', { id: ids['A-MOVED'], companyID: otherCompanyId });
	await edit('A-LEFT-OUT', { configurationItemType: leftOutType });
	await edit('A-FRONT-DESK', { isActive: false });
	await fresh('A-FRONT-DESK', { serialNumber: 'SN-FRONT-DESK-2' });
	await edit('A-LINKED-OLD', { isActive: false });
	await fresh('A-LINKED-NEW');
	await remove('A-RECREATED');
	await fresh('A-RECREATED', { serialNumber: 'SN-ONCE-MORE' });
	await fresh('A-NEW');
	await edit('A-WORSE', { rmmDeviceAuditOperatingSystem: ended });
	await edit('A-BETTER', plainDates);
	await edit('A-KNOWN', { ...plainDates, rmmDeviceAuditOperatingSystem: current });
	await edit('A-UNKNOWN', before['A-KNOWN'] ?? {});
	await edit('A-DATE', { warrantyExpirationDate: '2028-06-30' });
}

/**
 * Names by the title of their list, once a person has said the rest: A-EXCLUDED is excluded, A-BUDGET
 * moved to another period, A-LINKED-NEW linked to A-LINKED-OLD.
 */
export const expectedChanges: Readonly<Record<string, readonly string[]>> = {
	New: ['A-NEW'],
	Gone: ['A-EXCLUDED', 'A-INACTIVE', 'A-LEFT-OUT', 'A-MISSING', 'A-MOVED'],
	Replaced: ['A-FRONT-DESK', 'A-LINKED-OLD'],
	'Re-created': ['A-RECREATED'],
	'Grade better': ['A-BETTER'],
	'Grade worse': ['A-WORSE'],
	'Became known': ['A-KNOWN'],
	'Became unknown': ['A-UNKNOWN'],
	'Newly out of support': ['A-WORSE'],
	'Date changed': ['A-BETTER', 'A-DATE', 'A-KNOWN', 'A-UNKNOWN'],
	'Budget moved': ['A-BETTER', 'A-BUDGET', 'A-KNOWN', 'A-UNKNOWN', 'A-WORSE']
};

/** Why each is gone. */
export const expectedCauses: Readonly<Record<string, string>> = {
	'A-EXCLUDED': 'Excluded from this report',
	'A-INACTIVE': 'Inactive in Autotask',
	'A-LEFT-OUT': 'Out of scope',
	'A-MISSING': 'Missing in Autotask',
	'A-MOVED': 'Moved to another company'
};

const plainDates = { installDate: '2025-03-01', warrantyExpirationDate: '2028-03-01' } as const;

function plainValues(name: string, companyID: number, configurationItemType: number): Values {
	return {
		companyID,
		configurationItemType,
		configurationItemCategoryID: null,
		isActive: true,
		referenceTitle: name,
		serialNumber: `SN-${name}`,
		contactID: null,
		createDate: new Date().toISOString(),
		rmmDeviceAuditOperatingSystem: current,
		...plainDates
	};
}

async function add(control: Control, values: Values): Promise<number> {
	const { id } = (await control('POST', '/records/ConfigurationItems', { values })) as TenantRow;
	return id;
}
