import type { FieldValue, TenantRecord } from '../record.ts';
import { stampField } from '../seed/days.ts';
import { Dice, mix } from '../seed/dice.ts';
import type { Model } from '../seed/hardware.ts';
import { createdAt, identityAt, modifiedAt, type Identity } from '../seed/identity.ts';
import { kindTraits } from '../seed/kinds.ts';
import { memoryText, reportedBytes } from '../seed/memory.ts';
import { chooseModel } from '../seed/model-choice.ts';
import { notes, oddDeviceNames, oddSystems } from '../seed/odd-text.ts';
import { operatingSystem } from '../seed/operating-systems.ts';
import { ownership, type Ownership } from '../seed/ownership.ts';
import type { Plan } from '../seed/plan.ts';
import { serialNumber } from '../seed/serial.ts';
import { contactId, locationId, personOf } from '../seed/staffing.ts';
import { auditMakers, auditProcessors } from './configuration-picklists.ts';
import { productId } from './products.ts';

interface Device {
	readonly plan: Plan;
	readonly position: number;
	readonly id: number;
	readonly identity: Identity;
	readonly dice: Dice;
	readonly model: Model;
	readonly modelPlace: number;
	/** Nominal memory in GiB, 0 where the kind has none. */
	readonly memory: number;
	readonly name: string;
}

/** Builds the configuration at a position: always the same one. */
export function configurationRecord(plan: Plan, position: number, id: number): TenantRecord {
	const device = draw(plan, position, id);
	const { identity, dice } = device;
	const owned = ownership(dice, identity, plan);
	const values: Record<string, FieldValue> = {
		companyID: identity.company.id,
		isActive: identity.isActive,
		configurationItemType: identity.typeId,
		configurationItemCategoryID: identity.categoryId,
		productID: productId(device.modelPlace),
		referenceTitle: device.name === '' ? null : device.name,
		serialNumber: serialNumber(identity, device.model, plan.oddities),
		installDate: owned.installDate,
		warrantyExpirationDate: owned.warrantyExpirationDate,
		createDate: createStamp(device),
		lastModifiedTime: stampField(modifiedAt(plan, position)),
		createdByPersonID: 4,
		lastActivityPersonID: 4,
		lastActivityPersonType: 1,
		companyLocationID: locationId(identity.company, identity.key % identity.company.locations),
		location: dice.chance(0.3) ? `${identity.company.place.city} office` : null,
		notes: dice.chance(0.08) ? dice.pick(notes) : null,
		...assigned(device),
		...audited(device)
	};
	return { id, values, udf: userDefined(device, owned) };
}

function draw(plan: Plan, position: number, id: number): Device {
	const identity = identityAt(plan, position);
	const dice = new Dice(mix(identity.key, 0xd1));
	const year = new Date(plan.todayMs - identity.boughtDays * 86_400_000).getUTCFullYear();
	const { model, place } = chooseModel(dice, identity.company, { kind: identity.kind, year });
	const memory = dice.pick(model.memory) ?? 0;
	const name = deviceName(dice, plan, identity);
	return { plan, position, id, identity, dice, model, modelPlace: place, memory, name };
}

function deviceName(dice: Dice, plan: Plan, { company, kind, ordinal }: Identity): string {
	const odd = dice.next();
	if (plan.oddities === 'all' && odd < 0.05) return dice.pick(oddDeviceNames);
	if (plan.oddities === 'all' && odd < 0.07) return '';
	const traits = kindTraits[kind];
	return `${company.code}-${traits.code}-${String(ordinal).padStart(traits.digits, '0')}`;
}

/** All forms that have been seen of one and the same field. */
function createStamp({ plan, position, identity }: Device): string {
	const stamp = stampField(createdAt(plan, position));
	if (plan.oddities !== 'all') return stamp;
	const whole = stamp.replace(/(\.\d+)?Z$/, '');
	switch (identity.key % 12) {
		case 0:
			return stamp.replace(/Z$/, '');
		case 1:
			return stamp === `${whole}Z` ? `${whole}.00Z` : stamp.replace(/Z$/, '0000Z');
		default:
			return stamp;
	}
}

function assigned(device: Device): Record<string, FieldValue> {
	const { identity, dice } = device;
	if (identity.kind !== 'workstation' && identity.kind !== 'laptop') return {};
	if (dice.chance(0.08)) return {};
	const { company } = identity;
	const number = (identity.ordinal * 2 + (identity.kind === 'laptop' ? 1 : 0)) % company.contacts;
	const isGone = device.plan.oddities === 'all' && dice.chance(0.02);
	return {
		contactID: isGone ? 39_999_999 : contactId(company, number),
		rmmDeviceAuditLastUser: personOf(company, number).account
	};
}

const deviceTypes = { workstation: 1, laptop: 2, server: 3, 'virtual machine': 4 } as const;

function audited(device: Device): Record<string, FieldValue> {
	const { identity, dice, model, plan } = device;
	const traits = kindTraits[identity.kind];
	if (!traits.managed || dice.chance(0.03)) return {};
	const { company } = identity;
	const third = device.id % 250;
	const processor = dice.pick(model.processors);
	return {
		apiVendorID: 1,
		rmmDeviceID: 4_000_000 + device.id,
		rmmDeviceUID: uid(identity.key),
		rmmDeviceAuditHostname: device.name === '' ? null : device.name.slice(0, 255),
		rmmDeviceAuditOperatingSystem: system(device),
		rmmDeviceAuditMemoryBytes: device.memory === 0 ? null : reportedBytes(dice, device.memory),
		rmmDeviceAuditStorageBytes: (dice.pick(model.storage) ?? 0) * 1_000_000_000 || null,
		rmmDeviceAuditManufacturerID: auditMakers.indexOf(model.maker) + 1,
		rmmDeviceAuditModelID: device.modelPlace + 1,
		rmmDeviceAuditProcessorID: processor ? auditProcessors.indexOf(processor) + 1 : null,
		rmmDeviceAuditDomainID: (plan.fleet.company[device.position] ?? 0) + 1,
		rmmDeviceAuditArchitectureID: model.maker === 'Apple' ? 2 : 1,
		rmmDeviceAuditDeviceTypeID: deviceTypes[identity.kind as keyof typeof deviceTypes],
		rmmDeviceAuditIPAddress: `10.${company.key % 200}.${traits.typeId}.${third + 1}`,
		rmmDeviceAuditExternalIPAddress: `203.0.113.${(company.key % 250) + 1}`,
		rmmDeviceAuditMacAddress: macAddress(identity.key),
		rmmDeviceAuditAntivirusStatusID: dice.chance(0.9) ? 1 : dice.between(2, 4),
		rmmDeviceAuditPatchStatusID: dice.chance(0.8) ? 1 : dice.between(2, 3),
		rmmDeviceAuditSoftwareStatusID: 1,
		rmmDeviceAuditMissingPatchCount: dice.chance(0.7) ? 0 : dice.between(1, 40),
		rmmOpenAlertCount: dice.chance(0.9) ? 0 : dice.between(1, 5),
		rmmIsInMaintenanceMode: false
	};
}

const hex = (key: number, digits: number): string =>
	key.toString(16).padStart(8, '0').slice(-digits);

/** A version 4 UUID; from the key at once, as 30 throws of the dice would cost more than the rest. */
function uid(key: number): string {
	const [a, b, c] = [mix(key, 1), mix(key, 2), mix(key, 3)];
	return `${hex(a, 8)}-${hex(b, 4)}-4${hex(b >>> 16, 3)}-a${hex(c, 3)}-${hex(mix(c, 4), 8)}${hex(c >>> 12, 4)}`;
}

/** A locally administered address, so that it is nobody's. */
function macAddress(key: number): string {
	const digits = `02${hex(mix(key, 5), 8)}${hex(key, 2)}`.toUpperCase();
	return digits.replace(/(..)(?!$)/g, '$1:');
}

function system({ identity, dice, model, plan }: Device): string | null {
	if (plan.oddities === 'all' && dice.chance(0.06)) return dice.pick(oddSystems);
	const year = new Date(plan.todayMs - identity.boughtDays * 86_400_000).getUTCFullYear();
	return operatingSystem(dice, {
		kind: identity.kind,
		maker: model.maker,
		year,
		edition: editions[identity.company.mix]
	});
}

const editions = {
	office: 'Pro',
	clinic: 'Pro',
	plant: 'Pro',
	studio: 'Enterprise',
	school: 'Education'
} as const;

/** In the order of `configurationUserDefinedFields`. */
function userDefined(device: Device, owned: Ownership): (string | null)[] {
	const { identity, dice, model, plan } = device;
	const isVirtual = identity.kind === 'virtual machine';
	return [
		isVirtual ? null : owned.purchaseText,
		dice.chance(0.1) ? dice.pattern('L-999999') : null,
		device.memory === 0 ? null : memoryText(dice, device.memory, plan.oddities),
		isVirtual ? null : `NG-${String(device.id).padStart(6, '0')}`,
		dice.chance(0.5) ? String(dice.between(1, 3)) : null,
		model.price === 0 ? null : `${model.price}.0000`,
		plan.oddities === 'all' && dice.chance(0.1) ? '31.12.2025' : null,
		plan.oddities === 'all' ? dice.pick([null, 'ja', '=2+2', '<i>?</i>']) : null
	];
}
