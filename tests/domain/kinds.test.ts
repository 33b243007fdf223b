import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKind, kinds, proposeKind } from '$lib/domain/kinds.ts';

describe('the kind that a name proposes', () => {
	it.each([
		['Workstation', 'workstation'],
		['Managed Workstation', 'workstation'],
		['Workstations', 'workstation'],
		['Desktop', 'workstation'],
		['Desktop PC', 'workstation'],
		['Computer', 'workstation'],
		['iMac', 'workstation'],
		['Workstation / Laptop', 'workstation'],
		['Arbeitsplatz-PC', 'workstation'],
		['Poste de travail', 'workstation'],
		['Estación de trabajo', 'workstation'],
		['Stacja robocza', 'workstation'],
		['Рабочая станция', 'workstation'],
		['Laptop', 'laptop'],
		['Managed Laptops', 'laptop'],
		['Notebook', 'laptop'],
		['MacBook Pro', 'laptop'],
		['Mobile Workstation', 'laptop'],
		['Ordinateur portable', 'laptop'],
		['Portátil', 'laptop'],
		['Bærbar', 'laptop'],
		['Server', 'server'],
		['Physical Server', 'server'],
		['File Server', 'server'],
		['Print Server', 'server'],
		['Serveur', 'server'],
		['Servidor', 'server'],
		['Сервер', 'server'],
		['NAS', 'server'],
		['SAN Storage', 'server'],
		['Hyper-V Host', 'server'],
		['VMware Host', 'server'],
		['VM Host', 'server'],
		['Virtual Server Host', 'server'],
		['Hypervisor', 'server'],
		['Domain Controller', 'server'],
		['Virtual Server', 'virtual-machine'],
		['Server - Virtual', 'virtual-machine'],
		['VM', 'virtual-machine'],
		['Virtual Machine', 'virtual-machine'],
		['Virtuelle Maschine', 'virtual-machine'],
		['Azure VM', 'virtual-machine'],
		['VDI Desktop', 'virtual-machine'],
		['Switch', 'switch'],
		['Network Switches', 'switch'],
		['Commutateur', 'switch'],
		['Przełącznik', 'switch'],
		['Firewall', 'firewall'],
		['Firewall/Router', 'firewall'],
		['Pare-feu', 'firewall'],
		['Cortafuegos', 'firewall'],
		['UTM', 'firewall'],
		['Access Point', 'access-point'],
		['Wireless Access Points', 'access-point'],
		['WAP', 'access-point'],
		['Wireless', 'access-point'],
		["Point d'accès", 'access-point'],
		['UPS', 'ups'],
		['Battery Backup', 'ups'],
		['Onduleur', 'ups'],
		['USV', 'ups'],
		['Printer', 'printer'],
		['Printer/Copier', 'printer'],
		['MFP', 'printer'],
		['Drucker', 'printer'],
		['Imprimante', 'printer'],
		['Tiskárna', 'printer'],
		['Phone', 'phone'],
		['IP Phones', 'phone'],
		['VoIP Handset', 'phone'],
		['Smartphone', 'phone'],
		['Telefon', 'phone'],
		['Téléphone', 'phone'],
		['Other', 'other'],
		['Router', 'other'],
		['Tablet', 'other'],
		['Thin Client', 'other'],
		['Monitor', 'other'],
		['Docking Station', 'other'],
		['KVM Switch', 'other'],
		['Server Software', 'other'],
		['Wireless Controller', 'other'],
		['SSL Certificate', 'other'],
		['Camera', 'other'],
		['', 'other'],
		[null, 'other'],
		['No type', 'other']
	])('%j is %s', (name, kind) => expect(proposeKind(name)).toBe(kind));

	it('does not mind case and accents', () => {
		const names = fc.constantFrom(
			'Imprimante',
			'Téléphone',
			'Portátil',
			'Access Point',
			'Hyper-V Host'
		);
		fc.assert(
			fc.property(names, (name) => {
				expect(proposeKind(name.toUpperCase())).toBe(proposeKind(name));
				expect(proposeKind(name.normalize('NFD'))).toBe(proposeKind(name));
			})
		);
	});

	it('is always a kind', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (name) => {
				expect(kinds).toContain(proposeKind(name));
				expect(isKind(proposeKind(name))).toBe(true);
			})
		);
		expect(isKind('toaster')).toBe(false);
	});
});
