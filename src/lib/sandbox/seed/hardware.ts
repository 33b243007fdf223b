import type { Kind } from './kinds.ts';

/** A model that makers sold. Its place in the list is its place among the tenant's products. */
export interface Model {
	readonly kind: Kind;
	readonly maker: string;
	readonly name: string;
	/** Maker's product number. */
	readonly number: string;
	/** First and last year in which it was bought; null while it is sold. */
	readonly from: number;
	readonly to: number | null;
	/** List price in whole dollars. */
	readonly price: number;
	/** Nominal memory in GiB to choose from. */
	readonly memory: readonly number[];
	/** Disk sizes in GB to choose from. */
	readonly storage: readonly number[];
	readonly processors: readonly string[];
}

type Years = readonly [from: number, to: number | null];

interface Inside {
	readonly memory?: readonly number[];
	readonly storage?: readonly number[];
	readonly processors?: readonly string[];
}

const model =
	(kind: Kind, inside: Inside = {}) =>
	(
		maker: string,
		name: string,
		number: string,
		[years, price]: readonly [Years, number]
	): Model => ({
		kind,
		maker,
		name,
		number,
		from: years[0],
		to: years[1],
		price,
		memory: inside.memory ?? [],
		storage: inside.storage ?? [],
		processors: inside.processors ?? []
	});

const officeOld = model('workstation', {
	memory: [8, 8, 16],
	storage: [256, 512],
	processors: ['Intel(R) Core(TM) i5-9500 CPU @ 3.00GHz', 'Intel(R) Core(TM) i7-9700 CPU @ 3.00GHz']
});
const office = model('workstation', {
	memory: [16, 16, 32],
	storage: [256, 512],
	processors: [
		'11th Gen Intel(R) Core(TM) i5-11500 @ 2.70GHz',
		'12th Gen Intel(R) Core(TM) i5-12500',
		'13th Gen Intel(R) Core(TM) i5-13500'
	]
});
const drafting = model('workstation', {
	memory: [32, 64],
	storage: [512, 1000],
	processors: ['Intel(R) Core(TM) i7-9700K CPU @ 3.60GHz', 'Intel(R) Xeon(R) W-1370P @ 3.60GHz']
});
const appleDesk = model('workstation', {
	memory: [16, 32],
	storage: [512, 1000],
	processors: ['Apple M1', 'Apple M2']
});
const laptopOld = model('laptop', {
	memory: [8, 16],
	storage: [256, 512],
	processors: [
		'Intel(R) Core(TM) i5-8265U CPU @ 1.60GHz',
		'Intel(R) Core(TM) i5-10310U CPU @ 1.70GHz'
	]
});
const laptop = model('laptop', {
	memory: [16, 16, 32],
	storage: [512, 1000],
	processors: [
		'11th Gen Intel(R) Core(TM) i5-1145G7 @ 2.60GHz',
		'13th Gen Intel(R) Core(TM) i5-1345U',
		'AMD Ryzen 5 PRO 7540U w/ Radeon 740M Graphics'
	]
});
const appleLaptop = model('laptop', {
	memory: [16, 24, 32],
	storage: [512, 1000],
	processors: ['Apple M1 Pro', 'Apple M2', 'Apple M3 Pro']
});
const server = model('server', {
	memory: [64, 128, 256],
	storage: [2400, 4800, 9600],
	processors: [
		'Intel(R) Xeon(R) Silver 4210R CPU @ 2.40GHz',
		'Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz',
		'Intel(R) Xeon(R) Gold 5416S'
	]
});
const tower = model('server', {
	memory: [16, 32, 64],
	storage: [1000, 2000, 4000],
	processors: ['Intel(R) Xeon(R) E-2336 CPU @ 2.90GHz', 'Intel(R) Xeon(R) E-2134 CPU @ 3.50GHz']
});
const virtual = model('virtual machine', {
	memory: [4, 8, 16, 32],
	storage: [80, 120, 250, 500],
	processors: [
		'Intel(R) Xeon(R) Silver 4210R CPU @ 2.40GHz',
		'Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz'
	]
});
const networkSwitch = model('switch');
const firewall = model('firewall');
const accessPoint = model('access point');
const ups = model('UPS');
const printer = model('printer');
const storage = model('storage', { memory: [4, 8, 32], storage: [8000, 16000, 32000] });
const phone = model('phone');

/** Real makers and models with the years in which they were sold. */
export const models: readonly [Model, ...Model[]] = [
	officeOld('Dell', 'OptiPlex 7070', '210-ASFT', [[2017, 2020], 940]),
	officeOld('HP', 'EliteDesk 800 G5', '7PE92EA', [[2017, 2020], 910]),
	officeOld('Lenovo', 'ThinkCentre M720q', '10T7-S03F00', [[2017, 2020], 790]),
	office('Dell', 'OptiPlex 7090', '210-AZBG', [[2021, 2022], 980]),
	office('Dell', 'OptiPlex 7010 Plus', '210-BFXP', [[2023, null], 1050]),
	office('HP', 'EliteDesk 800 G8', '4U6Q2EA', [[2021, 2022], 1010]),
	office('HP', 'Elite Mini 800 G9', '5L6J9EA', [[2022, null], 1020]),
	office('Lenovo', 'ThinkCentre M75q Gen 2', '11JN-S08400', [[2021, 2022], 720]),
	office('Lenovo', 'ThinkCentre M70q Gen 4', '12E3-S04T00', [[2023, null], 830]),
	drafting('Dell', 'Precision 3630', '210-AOZN', [[2017, 2020], 1650]),
	drafting('Dell', 'Precision 3650', '210-AYUY', [[2021, 2022], 1850]),
	drafting('Dell', 'Precision 3660', '210-BDLO', [[2022, null], 2100]),
	drafting('HP', 'Z2 Tower G9', '4F857EA', [[2022, null], 2250]),
	appleDesk('Apple', 'iMac 24-inch (M1, 2021)', 'MGPK3LL/A', [[2021, 2023], 1499]),
	appleDesk('Apple', 'Mac mini (M2, 2023)', 'MMFK3LL/A', [[2023, null], 799]),
	laptopOld('Dell', 'Latitude 5400', '210-ARXK', [[2018, 2020], 1120]),
	laptopOld('HP', 'EliteBook 840 G6', '6XD42EA', [[2018, 2020], 1290]),
	laptopOld('Lenovo', 'ThinkPad T490', '20N2-S0NK00', [[2018, 2020], 1240]),
	laptop('Dell', 'Latitude 5420', '210-AXVO', [[2021, 2022], 1180]),
	laptop('Dell', 'Latitude 5440', '210-BGBK', [[2023, 2024], 1260]),
	laptop('Dell', 'Latitude 7430', '210-BEDJ', [[2022, 2023], 1640]),
	laptop('Dell', 'Pro 14 Plus PB14250', '210-BPLV', [[2025, null], 1490]),
	laptop('HP', 'EliteBook 840 G8', '3C7Z0EA', [[2021, 2022], 1330]),
	laptop('HP', 'EliteBook 840 G10', '81A15EA', [[2023, 2024], 1390]),
	laptop('HP', 'EliteBook 8 G1i 14', 'B53YVEA', [[2025, null], 1470]),
	laptop('Lenovo', 'ThinkPad T14 Gen 2', '20W0-S1UX00', [[2021, 2022], 1270]),
	laptop('Lenovo', 'ThinkPad T14 Gen 4', '21HD-S00V00', [[2023, null], 1350]),
	laptop('Lenovo', 'ThinkPad X1 Carbon Gen 11', '21HM-S0AG00', [[2023, null], 1980]),
	laptop('Microsoft', 'Surface Laptop 4', '5BT-00001', [[2021, 2022], 1299]),
	laptop('Microsoft', 'Surface Laptop 5', 'R1S-00001', [[2023, null], 1399]),
	appleLaptop('Apple', 'MacBook Pro 14-inch (2021)', 'MKGP3LL/A', [[2021, 2022], 1999]),
	appleLaptop('Apple', 'MacBook Air (M2, 2022)', 'MLXW3LL/A', [[2022, 2023], 1199]),
	appleLaptop('Apple', 'MacBook Pro 14-inch (Nov 2023)', 'MRX33LL/A', [[2023, null], 1999]),
	server('HPE', 'ProLiant DL380 Gen10', 'P20174-B21', [[2017, 2021], 7800]),
	server('HPE', 'ProLiant DL380 Gen11', 'P52560-B21', [[2022, null], 9400]),
	server('Dell', 'PowerEdge R740', '210-AKXJ', [[2017, 2020], 7600]),
	server('Dell', 'PowerEdge R750', '210-AYCG', [[2021, 2023], 8900]),
	server('Dell', 'PowerEdge R660xs', '210-BFUZ', [[2023, null], 9100]),
	server('Lenovo', 'ThinkSystem SR650 V2', '7Z73A06CEA', [[2021, null], 8200]),
	tower('Dell', 'PowerEdge T350', '210-BBRU', [[2021, null], 3400]),
	tower('Dell', 'PowerEdge T340', '210-AQSN', [[2017, 2021], 2900]),
	tower('HPE', 'ProLiant ML350 Gen10', 'P11050-421', [[2017, 2022], 4100]),
	tower('HPE', 'ProLiant MicroServer Gen10 Plus', 'P16005-421', [[2020, null], 1400]),
	virtual('VMware, Inc.', 'VMware7,1', 'VMware7,1', [[2017, null], 0]),
	virtual('Microsoft Corporation', 'Virtual Machine', 'Hyper-V', [[2017, null], 0]),
	networkSwitch('Cisco', 'Catalyst 2960X-48FPS-L', 'WS-C2960X-48FPS-L', [[2016, 2021], 3900]),
	networkSwitch('Cisco', 'Catalyst 9200L-48P-4G', 'C9200L-48P-4G-E', [[2020, null], 4600]),
	networkSwitch('HPE Aruba', '2930F 24G PoE+', 'JL261A', [[2017, 2023], 1900]),
	networkSwitch('HPE Aruba', 'CX 6100 48G', 'JL675A', [[2021, null], 2600]),
	networkSwitch('Ubiquiti', 'UniFi Switch Pro 48 PoE', 'USW-Pro-48-POE', [[2020, null], 1099]),
	firewall('Fortinet', 'FortiGate 60E', 'FG-60E', [[2017, 2020], 640]),
	firewall('Fortinet', 'FortiGate 60F', 'FG-60F', [[2020, null], 690]),
	firewall('Fortinet', 'FortiGate 100F', 'FG-100F', [[2020, null], 2900]),
	firewall('SonicWall', 'TZ470', '02-SSC-2829', [[2020, null], 980]),
	firewall('WatchGuard', 'Firebox T45', 'WGT45001', [[2022, null], 890]),
	firewall('Cisco Meraki', 'MX68', 'MX68-HW', [[2018, null], 995]),
	accessPoint('Ubiquiti', 'UniFi AC Pro', 'UAP-AC-PRO', [[2016, 2020], 149]),
	accessPoint('Ubiquiti', 'UniFi U6 Pro', 'U6-Pro', [[2021, null], 159]),
	accessPoint('Cisco Meraki', 'MR36', 'MR36-HW', [[2020, null], 520]),
	accessPoint('HPE Aruba', 'AP-515', 'Q9H62A', [[2019, null], 610]),
	accessPoint('Ruckus', 'R550', '901-R550-US00', [[2020, null], 540]),
	ups('APC', 'Smart-UPS 1500 RM 2U', 'SMT1500RM2UC', [[2016, null], 890]),
	ups('APC', 'Smart-UPS 3000 RM 2U', 'SMT3000RM2UC', [[2016, null], 1750]),
	ups('Eaton', '5P 1550i Rack', '5P1550iR', [[2018, null], 960]),
	printer('HP', 'LaserJet Enterprise M507dn', '1PV87A', [[2019, null], 560]),
	printer('Brother', 'MFC-L8900CDW', 'MFCL8900CDW', [[2018, null], 690]),
	printer('Kyocera', 'ECOSYS M3645idn', '1102V33NL0', [[2018, null], 840]),
	printer('Canon', 'imageRUNNER ADVANCE DX C3826i', '4915C005', [[2020, null], 3900]),
	storage('Synology', 'RackStation RS1221+', 'RS1221+', [[2021, null], 1290]),
	storage('Synology', 'DiskStation DS918+', 'DS918+', [[2017, 2020], 560]),
	storage('QNAP', 'TS-873A', 'TS-873A-8G', [[2021, null], 1090]),
	phone('Yealink', 'SIP-T46U', '1301204', [[2020, null], 189]),
	phone('Poly', 'VVX 450', '2200-48840-025', [[2018, null], 210])
];

/** Serial number patterns by maker; see `Dice.pattern`. */
export const serialPatterns: Readonly<Record<string, string>> = {
	Dell: '9XX9X9X',
	HP: '5CG999XXXX',
	Lenovo: 'PFXXXXXX',
	Apple: 'AXXXXXXXXX',
	Microsoft: '0999999999XX',
	HPE: 'CZJ999XXXX',
	'HPE Aruba': 'CN9XXXXXXX',
	Cisco: 'FOC99999XXX',
	'Cisco Meraki': 'Q9XX-XXXX-XXXX',
	Ubiquiti: 'hhhhhhhhhhhh',
	Fortinet: 'FGT60FTK99999999',
	SonicWall: '99hhhhhhhhhh',
	WatchGuard: 'D0B999999XXXX',
	Ruckus: '999999999999',
	APC: 'AS9999999999',
	Eaton: 'G999K99999',
	Brother: 'E99999K9J999999',
	Kyocera: 'VCF9999999',
	Canon: 'XTK99999',
	Synology: '9999QXR999999',
	QNAP: 'Q99AI99999',
	Yealink: '999999C999999999',
	Poly: '64167F99hhhh',
	'VMware, Inc.': 'VMware-56 4d hh hh hh hh hh hh-hh hh hh hh hh hh hh hh',
	'Microsoft Corporation': '9999-9999-9999-9999-9999-9999-99'
};
