/**
 * Operating systems as RMM tools, WMI, SNMP, MDM and people write them. `end` is the last good day of
 * security support, 'none' where no end is published, and absent where the text must stay unknown.
 */
export interface OsString {
	readonly text: string;
	/** The name that is shown; for an unknown: what is known of it, or null. */
	readonly name: string | null;
	readonly end?: string;
	/** Short name of the free update at 2026-11-23. */
	readonly update?: string;
	readonly open?: readonly ('release' | 'edition' | 'build')[];
	readonly reason?: string;
}

const known = (
	text: string,
	name: string,
	end: string,
	rest: Omit<OsString, 'text' | 'name' | 'end' | 'reason'> = {}
): OsString => ({ text, name, end, ...rest });

const unknown = (text: string, reason: string, name: string | null = null): OsString => ({
	text,
	name,
	reason
});

const windowsClients: OsString[] = [
	known('Microsoft Windows 10 Pro 10.0.19045', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Microsoft Windows 10 Pro 10.0.19045.5011', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Microsoft Windows 10 Home 10.0.19045', 'Windows 10 22H2 Home', '2025-10-14'),
	known('Microsoft Windows 10 Enterprise 10.0.19044', 'Windows 10 21H2 Enterprise', '2024-06-11'),
	known('Microsoft Windows 10 Pro 10.0.19044', 'Windows 10 21H2 Pro', '2023-06-13'),
	known('Microsoft Windows 10 Pro 10.0.19043', 'Windows 10 21H1 Pro', '2022-12-13'),
	known('Microsoft Windows 10 Pro 10.0.19042', 'Windows 10 20H2 Pro', '2022-05-10'),
	known('Microsoft Windows 10 Education 10.0.19042', 'Windows 10 20H2 Education', '2023-05-09'),
	known('Microsoft Windows 10 Pro 10.0.19041', 'Windows 10 2004 Pro', '2021-12-14'),
	known('Microsoft Windows 10 Enterprise 10.0.18363', 'Windows 10 1909 Enterprise', '2022-05-10'),
	known('Microsoft Windows 10 Pro 10.0.17763', 'Windows 10 1809 Pro', '2020-11-10'),
	known('Microsoft Windows 10 Pro 10.0.10240', 'Windows 10 1507 Pro', '2017-05-09'),
	known(
		'Microsoft Windows 10 Enterprise LTSC 10.0.17763',
		'Windows 10 1809 Enterprise LTSC',
		'2029-01-09'
	),
	known('Windows 10 Enterprise LTSC 2021', 'Windows 10 21H2 Enterprise LTSC', '2027-01-12'),
	known('Windows 10 Enterprise 2016 LTSB', 'Windows 10 1607 Enterprise LTSC', '2026-10-13'),
	known(
		'Microsoft Windows 10 Enterprise 2015 LTSB',
		'Windows 10 1507 Enterprise LTSC',
		'2025-10-14'
	),
	known(
		'Microsoft Windows 10 Enterprise 2016 LTSB 10.0.14393',
		'Windows 10 1607 Enterprise LTSC',
		'2026-10-13'
	),
	known('Windows 10 EnterpriseS 10.0.19044', 'Windows 10 21H2 Enterprise LTSC', '2027-01-12'),
	known('Windows 10 IoT Enterprise LTSC 2021', 'Windows 10 21H2 IoT Enterprise LTSC', '2032-01-13'),
	known(
		'Windows 10 IoT Enterprise LTSC 10.0.17763',
		'Windows 10 1809 IoT Enterprise LTSC',
		'2029-01-09'
	),
	known('Windows 10 IoT Enterprise 10.0.19045', 'Windows 10 22H2 IoT Enterprise', '2025-10-14'),
	known('Windows 10 Pro 22H2', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Windows 10 Pro (22H2)', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Windows 10 Pro 22H2 (19045.3803)', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Windows 10 Enterprise 1809', 'Windows 10 1809 Enterprise', '2021-05-11'),
	known(
		'Windows 10 Home Single Language 1903',
		'Windows 10 1903 Home Single Language',
		'2020-12-08'
	),
	known('Windows 10 Pro Version 1909', 'Windows 10 1909 Pro', '2021-05-11'),
	known('Win10 Pro 21H2', 'Windows 10 21H2 Pro', '2023-06-13'),
	known('Windows10Pro 10.0.19045', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('WINDOWS 10 PRO X64 10.0.19045', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Microsoft® Windows® 10 Pro, 64-Bit (19045)', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Microsoft(R) Windows(R) 10 Pro 10.0.19045', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('  Microsoft\u00a0Windows\u00a010  Pro   10.0.19045 ', 'Windows 10 22H2 Pro', '2025-10-14'),
	known(
		'Microsoft Windows 10 Pro|C:\\Windows|\\Device\\Harddisk0\\Partition3',
		'Windows 10 Pro',
		'2025-10-14',
		{ open: ['release'] }
	),
	known('Windows 10 Pro', 'Windows 10 Pro', '2025-10-14', { open: ['release'] }),
	known('Windows 10', 'Windows 10', '2025-10-14', { open: ['release', 'edition'] }),
	known('Win 10 Home', 'Windows 10 Home', '2025-10-14', { open: ['release'] }),
	known('W10 Pro', 'Windows 10 Pro', '2025-10-14', { open: ['release'] }),
	known('Windows 10 Pro 2009', 'Windows 10 Pro', '2025-10-14', { open: ['release'] }),
	known('Microsoft Windows 10 Professionnel 10.0.19045', 'Windows 10 22H2 Pro', '2025-10-14'),
	known('Microsoft Windows 10 Famille 10.0.19045', 'Windows 10 22H2 Home', '2025-10-14'),
	known('Microsoft Windows 10 Entreprise 10.0.19044', 'Windows 10 21H2 Enterprise', '2024-06-11'),
	known('Microsoft Windows 10 Éducation 10.0.19044', 'Windows 10 21H2 Education', '2024-06-11'),
	known('Майкрософт Windows 10 Pro 10.0.19045', 'Windows 10 22H2 Pro', '2025-10-14'),
	known(
		'Майкрософт Windows 10 Корпоративная 10.0.19044',
		'Windows 10 21H2 Enterprise',
		'2024-06-11'
	),
	known('Майкрософт Windows 10 Домашняя 10.0.19044', 'Windows 10 21H2 Home', '2023-06-13'),
	known('Microsoft Windows 10 专业版 10.0.19044', 'Windows 10 21H2 Pro', '2023-06-13'),
	known('Microsoft Windows 10 家庭中文版 10.0.19044', 'Windows 10 21H2 Home', '2023-06-13'),
	known('Windows 10 Pro N 10.0.19045', 'Windows 10 22H2 Pro N', '2025-10-14'),
	known('Windows 10 Pro Education 10.0.19044', 'Windows 10 21H2 Pro Education', '2023-06-13'),
	known(
		'Microsoft Windows 10 Pro for Workstations 10.0.19044',
		'Windows 10 21H2 Pro for Workstations',
		'2023-06-13'
	),
	known(
		'Microsoft Windows 10 Enterprise for Virtual Desktops 10.0.19044',
		'Windows 10 21H2 Enterprise multi-session',
		'2024-06-11'
	),
	known('Windows 10 Team 10.0.19045', 'Windows 10 22H2 Team', '2025-10-14'),
	known('Windows 10 10.0.19044', 'Windows 10 21H2', '2023-06-13', { open: ['edition'] }),
	known('Windows 10 1809', 'Windows 10 1809', '2020-11-10', { open: ['edition'] }),
	known('Microsoft Windows 11 Pro 10.0.22631', 'Windows 11 23H2 Pro', '2025-11-11', {
		update: '25H2'
	}),
	known('Microsoft Windows 11 Enterprise 10.0.22631', 'Windows 11 23H2 Enterprise', '2026-11-10', {
		update: '24H2'
	}),
	known('Microsoft Windows 11 Pro 10.0.26100', 'Windows 11 24H2 Pro', '2026-10-13', {
		update: '25H2'
	}),
	known('Microsoft Windows 11 Home 10.0.26200', 'Windows 11 25H2 Home', '2027-10-12', {
		update: '26H2'
	}),
	known('Microsoft Windows 11 Business 10.0.26300', 'Windows 11 26H2 Business', '2028-10-10', {
		open: ['edition']
	}),
	known('Microsoft Windows 11 Enterprise 10.0.26300', 'Windows 11 26H2 Enterprise', 'none'),
	known('Microsoft Windows 11 Pro 10.0.28000', 'Windows 11 26H1 Pro', '2028-03-14'),
	known('Microsoft Windows 11 Education 10.0.22621', 'Windows 11 22H2 Education', '2025-10-14', {
		update: '24H2'
	}),
	known('Microsoft Windows 11 Pro 10.0.22621', 'Windows 11 22H2 Pro', '2024-10-08', {
		update: '25H2'
	}),
	known('Microsoft Windows 11 Pro 10.0.22000', 'Windows 11 21H2 Pro', '2023-10-10', {
		update: '25H2'
	}),
	known(
		'Microsoft Windows 11 Enterprise LTSC 10.0.26100',
		'Windows 11 24H2 Enterprise LTSC',
		'2029-10-09'
	),
	known('Windows 11 Enterprise LTSC 2024', 'Windows 11 24H2 Enterprise LTSC', '2029-10-09'),
	known('Windows 11 IoT Enterprise LTSC 2024', 'Windows 11 24H2 IoT Enterprise LTSC', '2034-10-10'),
	known('Windows 11 Pro 23H2', 'Windows 11 23H2 Pro', '2025-11-11', { update: '25H2' }),
	known('Windows 11 Pro, version 24H2', 'Windows 11 24H2 Pro', '2026-10-13', { update: '25H2' }),
	known('Windows 11 Pro Version 24H2 (OS Build 26100.4061)', 'Windows 11 24H2 Pro', '2026-10-13', {
		update: '25H2'
	}),
	known('Win11 Ent 23H2', 'Windows 11 23H2 Enterprise', '2026-11-10', { update: '24H2' }),
	known('Windows 11 23H2', 'Windows 11 23H2', '2025-11-11', { update: '25H2', open: ['edition'] }),
	known('Windows 10 Pro 10.0.22631', 'Windows 11 23H2 Pro', '2025-11-11', { update: '25H2' }),
	known('Windows 10 Enterprise 10.0.26200', 'Windows 11 25H2 Enterprise', '2028-10-10', {
		update: '26H2'
	}),
	unknown('Windows 11 Pro', 'release-missing', 'Windows 11 Pro'),
	unknown('Microsoft Windows 11 Pro', 'release-missing', 'Windows 11 Pro'),
	unknown('Windows 11', 'release-missing', 'Windows 11'),
	unknown('Microsoft Windows 11 Pro 10.0.27823', 'release-missing', 'Windows 11 Pro'),
	unknown('Windows 10 Enterprise LTSC', 'release-missing', 'Windows 10 Enterprise LTSC'),
	known('Microsoft Windows 8.1 Pro 6.3.9600', 'Windows 8.1 Pro', '2023-01-10'),
	known('Windows 8.1', 'Windows 8.1', '2023-01-10'),
	known('Microsoft Windows 8 Pro 6.2.9200', 'Windows 8 Pro', '2016-01-12'),
	known('Windows 8 Enterprise', 'Windows 8 Enterprise', '2016-01-12'),
	known('Microsoft Windows 7 Professional 6.1.7601', 'Windows 7 SP1 Professional', '2020-01-14'),
	known(
		'Microsoft Windows 7 Professional  Service Pack 1',
		'Windows 7 SP1 Professional',
		'2020-01-14'
	),
	known('Microsoft Windows 7 Ultimate 6.1.7600', 'Windows 7 SP1 Ultimate', '2020-01-14'),
	known('Windows 7 Home Premium x64', 'Windows 7 SP1 Home Premium', '2020-01-14'),
	known('Windows 7 Professional ESU', 'Windows 7 SP1 Professional', '2020-01-14'),
	known('Win7 Pro', 'Windows 7 SP1 Professional', '2020-01-14'),
	known('Microsoft® Windows Vista™ Business', 'Windows Vista SP2 Business', '2017-04-11'),
	known('Windows Vista Ultimate 6.0.6002', 'Windows Vista SP2 Ultimate', '2017-04-11'),
	known('Microsoft Windows XP Professional 5.1.2600', 'Windows XP SP3 Professional', '2014-04-08'),
	known('Windows XP', 'Windows XP SP3', '2014-04-08')
];

const windowsServers: OsString[] = [
	known(
		'Microsoft Windows Server 2025 Standard 10.0.26100',
		'Windows Server 2025 Standard',
		'2034-11-14'
	),
	known('Windows Server 2025 Datacenter', 'Windows Server 2025 Datacenter', '2034-11-14'),
	known(
		'Microsoft Windows Server 2022 Standard 10.0.20348',
		'Windows Server 2022 Standard',
		'2031-10-14'
	),
	known(
		'Windows Server 2022 Datacenter: Azure Edition',
		'Windows Server 2022 Datacenter: Azure Edition',
		'2031-10-14'
	),
	known('Windows Server 2022 Standard Evaluation', 'Windows Server 2022 Standard', '2031-10-14'),
	known(
		'Microsoft Windows Server 2019 Standard 10.0.17763',
		'Windows Server 2019 Standard',
		'2029-01-09'
	),
	known('Windows Server 2019 Essentials', 'Windows Server 2019 Essentials', '2029-01-09'),
	known('Windows Server 2019', 'Windows Server 2019', '2029-01-09'),
	known('Server 2019 Standard', 'Windows Server 2019 Standard', '2029-01-09'),
	known('Windows 2019 Standard', 'Windows Server 2019 Standard', '2029-01-09'),
	known('WS2019', 'Windows Server 2019', '2029-01-09'),
	known('Win2k19 Datacenter', 'Windows Server 2019 Datacenter', '2029-01-09'),
	known('Windows Server 2016 Standard', 'Windows Server 2016 Standard', '2027-01-12'),
	known(
		'Microsoft Windows Server 2016 Datacenter 10.0.14393.7428',
		'Windows Server 2016 Datacenter',
		'2027-01-12'
	),
	known('Windows Server® 2016 Essentials', 'Windows Server 2016 Essentials', '2027-01-12'),
	known(
		'Windows Storage Server 2016 Standard',
		'Windows Storage Server 2016 Standard',
		'2027-01-12'
	),
	known(
		'Microsoft Windows Server 2012 R2 Standard 6.3.9600',
		'Windows Server 2012 R2 Standard',
		'2023-10-10'
	),
	known('Windows Server 2012R2 Datacenter', 'Windows Server 2012 R2 Datacenter', '2023-10-10'),
	known('Windows 2012 R2', 'Windows Server 2012 R2', '2023-10-10'),
	known('Windows Server 2012 R2 Foundation', 'Windows Server 2012 R2 Foundation', '2023-10-10'),
	known(
		'Windows Storage Server 2012 R2 Workgroup',
		'Windows Storage Server 2012 R2 Workgroup',
		'2023-10-10'
	),
	known(
		'Microsoft Windows Server 2012 Standard 6.2.9200',
		'Windows Server 2012 Standard',
		'2023-10-10'
	),
	known(
		'Windows MultiPoint Server 2012 Premium',
		'Windows MultiPoint Server 2012 Premium',
		'2023-10-10'
	),
	known(
		'Microsoft Windows Server 2008 R2 Standard 6.1.7601',
		'Windows Server 2008 R2 SP1 Standard',
		'2020-01-14'
	),
	known(
		'Windows Server 2008 R2 Enterprise Service Pack 1',
		'Windows Server 2008 R2 SP1 Enterprise',
		'2020-01-14'
	),
	known('Windows 2008 R2 Foundation', 'Windows Server 2008 R2 SP1 Foundation', '2020-01-14'),
	known(
		'Microsoft® Windows Server® 2008 Standard',
		'Windows Server 2008 SP2 Standard',
		'2020-01-14'
	),
	known('Windows Server 2008 Standard 6.0.6002', 'Windows Server 2008 SP2 Standard', '2020-01-14'),
	known('Win2k8 R2', 'Windows Server 2008 R2 SP1', '2020-01-14'),
	known(
		'Windows Small Business Server 2011 Standard',
		'Windows Small Business Server 2011 Standard',
		'2020-01-14'
	),
	known('SBS 2008', 'Windows Small Business Server 2008', '2020-01-14'),
	known(
		'Microsoft Windows Server 2003 Standard Edition 5.2.3790',
		'Windows Server 2003 Standard',
		'2015-07-14',
		{
			open: ['release']
		}
	),
	known('Windows Server 2003 SP2', 'Windows Server 2003 SP2', '2015-07-14'),
	known('Windows Server 2003 R2 Service Pack 2', 'Windows Server 2003 SP2', '2015-07-14'),
	known('Windows 2000 Server', 'Windows Server 2000', '2010-07-13'),
	known('Hyper-V Server 2019', 'Hyper-V Server 2019', '2029-01-09'),
	known('Microsoft Hyper-V Server 2012 R2 6.3.9600', 'Hyper-V Server 2012 R2', '2023-10-10'),
	known('Windows Server, version 1909', 'Windows Server 1909 SAC', '2021-05-11'),
	known('Windows Server 23H2 Datacenter', 'Windows Server 23H2 AC Datacenter', '2026-05-12'),
	known(
		'Microsoft Windows Server Datacenter 10.0.25398',
		'Windows Server 23H2 AC Datacenter',
		'2026-05-12'
	),
	known(
		'Windows Server Standard 10.0.17763',
		'Windows Server build 10.0.17763 Standard',
		'2020-11-10',
		{
			open: ['build']
		}
	),
	known('Windows Server 2019 with SQL Server 2017', 'Windows Server 2019', '2029-01-09'),
	known(
		'Windows Server 2016 (Version 1607, OS Build 14393.6529)',
		'Windows Server 2016',
		'2027-01-12'
	),
	known(
		'Microsoft Windows Server 2016 Standard 10.0.17763',
		'Windows Server build 10.0.17763 Standard',
		'2020-11-10',
		{
			open: ['build']
		}
	),
	known('Windows Server 2022 Стандартный 10.0.20348', 'Windows Server 2022', '2031-10-14')
];

const buildsAlone: OsString[] = [
	known('10.0.19045', 'Windows 10 22H2', '2025-10-14'),
	known('Microsoft Windows NT 10.0.19045.0', 'Windows 10 22H2', '2025-10-14'),
	known('Windows NT 10.0.20348', 'Windows Server 2022', '2031-10-14'),
	known('10.0.22631.3447', 'Windows 11 23H2', '2025-11-11', { update: '25H2', open: ['edition'] }),
	known('10.0.17763', 'Windows build 10.0.17763', '2020-11-10', { open: ['build', 'edition'] }),
	known('10.0.14393', 'Windows build 10.0.14393', '2018-04-10', { open: ['build', 'edition'] }),
	known('Windows 10.0.26100', 'Windows build 10.0.26100', '2026-10-13', {
		open: ['build', 'edition'],
		update: '25H2'
	}),
	known('10.0 (19045)', 'Windows 10 22H2', '2025-10-14'),
	known('10.0 Build 22621', 'Windows 11 22H2', '2024-10-08', { update: '25H2', open: ['edition'] }),
	known('Version 22H2 (OS Build 19045.3803)', 'Windows 10 22H2', '2025-10-14'),
	known('Windows build 26200', 'Windows 11 25H2', '2027-10-12', {
		update: '26H2',
		open: ['edition']
	}),
	known('6.3.9600', 'Windows build 6.3.9600', '2023-01-10', { open: ['build'] }),
	known('6.1.7601', 'Windows build 6.1.7601', '2020-01-14', { open: ['build'] }),
	known('6.0.6002', 'Windows build 6.0.6002', '2020-01-14', { open: ['release'] }),
	known('5.1.2600', 'Windows XP SP3', '2014-04-08'),
	known('Win32NT 10.0.18363', 'Windows build 10.0.18363', '2021-05-11', {
		open: ['build', 'edition']
	}),
	unknown('10.0.99999', 'not-in-table', 'Windows build 10.0.99999')
];

const linux: OsString[] = [
	known('Ubuntu 22.04.4 LTS', 'Ubuntu 22.04 LTS', '2027-04-01', { update: 'Ubuntu 24.04' }),
	known('Ubuntu 22.04', 'Ubuntu 22.04 LTS', '2027-04-01', { update: 'Ubuntu 24.04' }),
	known('Linux Ubuntu 20.04.6 LTS (Focal Fossa)', 'Ubuntu 20.04 LTS', '2025-05-31', {
		update: 'Ubuntu 22.04'
	}),
	known('Ubuntu 24.04.1 LTS x86_64', 'Ubuntu 24.04 LTS', '2029-05-31', { update: 'Ubuntu 26.04' }),
	known('Ubuntu Server 18.04', 'Ubuntu 18.04 LTS', '2023-05-31', { update: 'Ubuntu 22.04' }),
	known('Ubuntu 16.04.7 LTS', 'Ubuntu 16.04 LTS', '2021-04-02', { update: 'Ubuntu 22.04' }),
	known('Ubuntu 14.04.6 LTS, Trusty Tahr', 'Ubuntu 14.04 LTS', '2019-04-02', {
		update: 'Ubuntu 22.04'
	}),
	known('Ubuntu 26.04 LTS', 'Ubuntu 26.04 LTS', '2031-04-30'),
	known('Ubuntu 23.10', 'Ubuntu 23.10', '2024-07-12', { update: 'Ubuntu 24.04' }),
	known('Ubuntu 25.10 (Questing Quokka)', 'Ubuntu 25.10', '2026-07-01', { update: 'Ubuntu 26.04' }),
	known('Ubuntu jammy', 'Ubuntu 22.04 LTS', '2027-04-01', { update: 'Ubuntu 24.04' }),
	known('Ubuntu 22', 'Ubuntu 22.04 LTS', '2027-04-01', { update: 'Ubuntu 24.04' }),
	known('Linux 5.15.0-91-generic Ubuntu 22.04.3 LTS', 'Ubuntu 22.04 LTS', '2027-04-01', {
		update: 'Ubuntu 24.04'
	}),
	known('Debian GNU/Linux 12 (bookworm)', 'Debian 12', '2026-07-11', { update: 'Debian 13' }),
	known('Debian GNU/Linux 11', 'Debian 11', '2024-08-14', { update: 'Debian 13' }),
	known('Debian 11.7', 'Debian 11', '2024-08-14', { update: 'Debian 13' }),
	known('Debian GNU/Linux 13 (trixie)', 'Debian 13', '2028-08-09'),
	known('Linux Debian 10 buster', 'Debian 10', '2022-09-10', { update: 'Debian 13' }),
	known('Debian stretch', 'Debian 9', '2020-07-18', { update: 'Debian 13' }),
	known('Debian 3.1', 'Debian 3.1', '2008-03-31', { update: 'Debian 13' }),
	known('Red Hat Enterprise Linux Server release 7.9 (Maipo)', 'RHEL 7', '2024-06-30'),
	known('Red Hat Enterprise Linux 8.8 (Ootpa)', 'RHEL 8', '2029-05-31'),
	known('RHEL 9.2', 'RHEL 9', '2032-05-31'),
	known('Red Hat Enterprise Linux 10.0 (Coughlan)', 'RHEL 10', '2035-05-31'),
	known('RHEL6', 'RHEL 6', '2020-11-30'),
	known('CentOS Linux release 7.9.2009 (Core)', 'CentOS Linux 7', '2024-06-30'),
	known('CentOS Linux 8', 'CentOS Linux 8', '2021-12-31'),
	known('CentOS release 6.10 (Final)', 'CentOS Linux 6', '2020-11-30'),
	known('CentOS Stream 9', 'CentOS Stream 9', '2027-05-31'),
	known('CentOS Stream release 8', 'CentOS Stream 8', '2024-05-31'),
	known('CentOS 8 Stream', 'CentOS Stream 8', '2024-05-31'),
	known('Rocky Linux 9.3 (Blue Onyx)', 'Rocky Linux 9', '2032-05-31'),
	known('Rocky Linux release 8.10 (Green Obsidian)', 'Rocky Linux 8', '2029-05-31'),
	known('AlmaLinux 8.9 (Midnight Oncilla)', 'AlmaLinux 8', '2029-05-31'),
	known('AlmaLinux release 9.4', 'AlmaLinux 9', '2032-05-31'),
	known('Alma Linux 10.0', 'AlmaLinux 10', '2035-05-31'),
	known('Oracle Linux Server 8.9', 'Oracle Linux 8', '2029-07-31'),
	known('Oracle Linux Server release 7.9', 'Oracle Linux 7', '2024-12-31'),
	known('Oracle Linux 10', 'Oracle Linux 10', 'none'),
	known('SUSE Linux Enterprise Server 15 SP5', 'SLES 15.5', '2024-12-31', { update: 'SLES 15.7' }),
	known('SUSE Linux Enterprise Server 15 SP7', 'SLES 15.7', '2031-07-31'),
	known('SLES 12 SP5', 'SLES 12.5', '2024-10-31'),
	known('SLES 15.4', 'SLES 15.4', '2023-12-31', { update: 'SLES 15.7' }),
	known('SUSE Linux Enterprise Server 11 (x86_64) SP4', 'SLES 11.4', '2019-03-31'),
	known('SUSE Linux Enterprise Server 16.0', 'SLES 16.0', '2027-11-30'),
	known('SUSE Linux Enterprise Server 15', 'SLES 15.0', '2019-12-31', { update: 'SLES 15.7' }),
	known('openSUSE Leap 15.6', 'openSUSE Leap 15.6', '2026-04-30', { update: 'openSUSE Leap 16.0' }),
	known('openSUSE Leap 16.0', 'openSUSE Leap 16.0', '2027-10-31'),
	known('openSUSE 13.2 (Harlequin)', 'openSUSE Leap 13.2', '2017-01-17', {
		update: 'openSUSE Leap 16.0'
	}),
	known('Fedora Linux 39 (Workstation Edition)', 'Fedora 39', '2024-11-26', {
		update: 'Fedora 43'
	}),
	known('Fedora release 44 (Forty Four)', 'Fedora 44', '2027-06-02'),
	known('Linux Mint 21.3 Virginia', 'Linux Mint 21.3', '2027-04-30', { update: 'Linux Mint 22' }),
	known('Linux Mint 22', 'Linux Mint 22', '2029-04-30'),
	known('LMDE 6 (faye)', 'Linux Mint lmde6', '2026-01-01', { update: 'Linux Mint lmde7' })
];

const others: OsString[] = [
	known('macOS 14.6.1', 'macOS 14 Sonoma', 'none'),
	known('macOS Sonoma 14.5', 'macOS 14 Sonoma', 'none'),
	known('macOS 15.1 (24B83)', 'macOS 15 Sequoia', 'none'),
	known('macOS 26.1', 'macOS 26 Tahoe', 'none'),
	known('macOS Tahoe', 'macOS 26 Tahoe', 'none'),
	known('Apple macOS 13.6.7', 'macOS 13 Ventura', '2025-09-15', { update: 'macOS 14 Sonoma' }),
	known('macOS 12.7.6', 'macOS 12 Monterey', '2024-09-16', { update: 'macOS 14 Sonoma' }),
	known('macOS Big Sur 11.7.10', 'macOS 11 Big Sur', '2023-09-26', { update: 'macOS 14 Sonoma' }),
	known('macOS 10.16', 'macOS 11 Big Sur', '2023-09-26', { update: 'macOS 14 Sonoma' }),
	known('Mac OS X 10.15.7 (19H2)', 'macOS 10.15 Catalina', '2022-09-12', {
		update: 'macOS 14 Sonoma'
	}),
	known('OS X El Capitan 10.11.6', 'macOS 10.11 El Capitan', '2018-12-01', {
		update: 'macOS 14 Sonoma'
	}),
	known('OSX 10.9.5', 'macOS 10.9 Mavericks', '2016-12-01', { update: 'macOS 14 Sonoma' }),
	known('macOS High Sierra', 'macOS 10.13 High Sierra', '2020-12-01', {
		update: 'macOS 14 Sonoma'
	}),
	known('Darwin 22.6.0', 'macOS 13 Ventura', '2025-09-15', { update: 'macOS 14 Sonoma' }),
	known('Darwin Kernel Version 25.1.0', 'macOS 26 Tahoe', 'none'),
	known('VMware ESXi 7.0.3 build-21930508', 'VMware ESXi 7.0', '2025-10-02'),
	known('VMware ESXi 8.0 Update 2', 'VMware ESXi 8.0', '2027-10-11'),
	known('VMware ESXi 6.7.0', 'VMware ESXi 6.7', '2022-10-15'),
	known('ESXi 9.0', 'VMware ESXi 9.0', '2027-09-17'),
	known('VMware ESXi 6', 'VMware ESXi', '2022-10-15', { open: ['release'] }),
	known('Proxmox VE 8.1.4', 'Proxmox VE 8', '2026-08-31', { update: 'Proxmox VE 9' }),
	known('pve-manager/9.0.3', 'Proxmox VE 9', 'none'),
	known('Proxmox VE 7 (Debian 11)', 'Proxmox VE 7', '2024-07-31', { update: 'Proxmox VE 9' }),
	known('iOS 17.5.1', 'iOS 17', '2025-05-13', { update: 'iOS 18' }),
	known('iPhone OS 12.5.7', 'iOS 12', '2026-01-26', { update: 'iOS 15' }),
	known('Apple iOS 26.0', 'iOS 26', 'none'),
	known('iPadOS 18.2', 'iPadOS 18', 'none'),
	known('iPadOS 14.8', 'iPadOS 14', '2021-10-01', { update: 'iPadOS 15' }),
	known('Android 14', 'Android 14', 'none'),
	known('Android 13 (Tiramisu)', 'Android 13', '2026-03-02'),
	known('Android 12L', 'Android 12.1', '2025-03-03'),
	known('Android 8.1.0', 'Android 8.1', '2021-01-10'),
	known('Android 9.0', 'Android 9', '2022-01-01'),
	known('Android 6.0.1', 'Android 6.0', '2018-08-01'),
	known('Android 4.1.2', 'Android 4.1', 'ended'),
	known('FortiOS 7.2.8', 'FortiOS 7.2', '2026-09-30', { update: 'FortiOS 7.4' }),
	known('FortiGate-60F v7.4.5,build2702,240827 (GA.M)', 'FortiOS 7.4', '2028-11-11', {
		update: 'FortiOS 7.6'
	}),
	known('FortiOS v6.4.15 build2095', 'FortiOS 6.4', '2024-09-30', { update: 'FortiOS 7.4' })
];

const unknowns: OsString[] = [
	unknown('', 'empty'),
	unknown('   ', 'empty'),
	unknown('N/A', 'placeholder'),
	unknown('Unknown', 'placeholder'),
	unknown('*****', 'protected'),
	unknown('Windows', 'release-missing'),
	unknown('Microsoft Windows Server', 'release-missing'),
	unknown('Windows NT 4.0', 'not-recognised'),
	unknown('Windows 98', 'not-recognised'),
	unknown('Windows 2000 Professional', 'not-recognised'),
	unknown('Windows CE 6.0', 'not-recognised'),
	unknown('Windows Embedded Standard 7', 'not-recognised'),
	unknown('Windows Embedded 8.1 Industry Pro', 'not-recognised'),
	unknown('Windows 10 Mobile', 'not-recognised'),
	unknown('Windows Phone 8.1', 'not-recognised'),
	unknown('Windows Home Server 2011', 'not-recognised'),
	unknown('Windows 11 Pro Insider Preview 10.0.26300', 'not-recognised'),
	unknown('SQL Server 2019', 'not-recognised'),
	unknown('Exchange Server 2016', 'not-recognised'),
	unknown('Microsoft Office 2019', 'not-recognised'),
	unknown('Linux', 'not-recognised'),
	unknown('Linux 5.15.0-91-generic', 'not-recognised'),
	unknown('Linux 5.15.0-91-generic #101~20.04.1-Ubuntu SMP', 'release-missing'),
	unknown('Ubuntu', 'release-missing'),
	unknown('Ubuntu Core 20', 'not-recognised'),
	unknown('Ubuntu 99.04', 'not-in-table', 'Ubuntu 99.04'),
	unknown('Debian GNU/Linux bookworm/sid', 'not-recognised'),
	unknown('Raspbian GNU/Linux 11 (bullseye)', 'not-recognised'),
	unknown('openSUSE Tumbleweed', 'not-recognised'),
	unknown('Fedora CoreOS 39.20240128', 'not-recognised'),
	unknown('Amazon Linux 2', 'not-recognised'),
	unknown('Arch Linux', 'not-recognised'),
	unknown('SUSE Linux Enterprise Desktop 15 SP5', 'not-recognised'),
	unknown('macOS', 'release-missing'),
	unknown('macOS 27.0', 'not-in-table', 'macOS 27'),
	unknown('Mac OS X 10', 'release-missing'),
	unknown('VMware vCenter Server 7.0', 'not-recognised'),
	unknown('VMware Photon OS 4.0', 'not-recognised'),
	unknown('Proxmox Backup Server 3.1', 'not-recognised'),
	unknown('Cisco IOS Software, C2960X, Version 15.2(7)E', 'not-recognised'),
	unknown('IOS 15.2(4)M6', 'not-recognised'),
	unknown('IOS-XE 17.06.05', 'not-recognised'),
	unknown('Cisco NX-OS 9.3', 'not-recognised'),
	unknown('Meraki MX 18.107.2', 'not-recognised'),
	unknown('SonicOS Enhanced 6.5.4.4', 'not-recognised'),
	unknown('PAN-OS 10.2.4', 'not-recognised'),
	unknown('ArubaOS-CX 10.10', 'not-recognised'),
	unknown('JUNOS 21.4R3', 'not-recognised'),
	unknown('Synology DSM 7.2-64570', 'not-recognised'),
	unknown('QTS 5.1.2', 'not-recognised'),
	unknown('UniFi OS 3.2.7', 'not-recognised'),
	unknown('pfSense 2.7.2-RELEASE', 'not-recognised'),
	unknown('FreeBSD 13.2', 'not-recognised'),
	unknown('ChromeOS 120.0', 'not-recognised'),
	unknown('FortiSwitch v7.2.5', 'not-recognised'),
	unknown('FortiGate 100F', 'release-missing'),
	unknown('Fireware OS 12.9', 'not-recognised'),
	unknown('HP JetDirect J8026A', 'not-recognised'),
	unknown('watchOS 10.1', 'not-recognised'),
	unknown('tvOS 17', 'not-recognised'),
	unknown('Dell OptiPlex 7070', 'not-recognised'),
	unknown('2.4.1', 'not-recognised'),
	unknown('10.0', 'not-recognised')
];

export const osStrings: readonly OsString[] = [
	...windowsClients,
	...windowsServers,
	...buildsAlone,
	...linux,
	...others,
	...unknowns
];
