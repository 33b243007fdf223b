import { models } from '../seed/hardware.ts';
import type { Plan } from '../seed/plan.ts';
import { picklist, type PicklistValue } from './entity.ts';

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Labels that the RMM fills; a record holds the place in the list plus one. */
export const auditMakers = unique(models.map((model) => model.maker));
export const auditProcessors = unique(models.flatMap((model) => model.processors));

const listed = (labels: readonly string[]): PicklistValue[] =>
	picklist(labels.map((label, place) => [place + 1, label] as const));

/** The picklists of `ConfigurationItems` that are not listed from another entity. */
export function configurationPicklists(plan: Plan): Record<string, readonly PicklistValue[]> {
	return {
		rmmDeviceAuditManufacturerID: listed(auditMakers),
		rmmDeviceAuditModelID: listed(models.map((model) => model.name)),
		rmmDeviceAuditProcessorID: listed(auditProcessors),
		rmmDeviceAuditDomainID: listed(
			plan.companySeeds.map((company) => company.domain.replace(/\.example$/, '.local'))
		),
		rmmDeviceAuditArchitectureID: listed(['x64', 'ARM64']),
		rmmDeviceAuditDeviceTypeID: listed(['Desktop', 'Laptop', 'Server', 'Virtual Machine']),
		rmmDeviceAuditAntivirusStatusID: listed([
			'Running & up-to-date',
			'Running & not up-to-date',
			'Not running',
			'Not detected'
		]),
		rmmDeviceAuditPatchStatusID: listed(['Fully patched', 'Approved pending', 'No policy']),
		rmmDeviceAuditSoftwareStatusID: listed(['No policy', 'Compliant']),
		rmmDeviceAuditBackupStatusID: listed(['OK', 'Warning', 'Error']),
		apiVendorID: listed(['Datto RMM', 'Datto BCDR']),
		lastActivityPersonType: listed(['Resource', 'Contact']),
		serviceLevelAgreementID: listed(['Standard', 'Critical'])
	};
}
