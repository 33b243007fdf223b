/** Words of saving and opening workspace files. */
import type {
	FilePhase,
	MergePreview,
	ShownConflict,
	WorkspaceCounts
} from '../workspace-file/protocol.ts';
import type { FileScope } from '../workspace-file/frames.ts';
import { formatQuantity } from './format.ts';

export const phaseWords: Readonly<Record<FilePhase, string>> = {
	key: 'Making the key',
	saving: 'Saving',
	proving: 'Checking every byte',
	reading: 'Reading',
	restoring: 'Restoring'
};

/** The kinds of things in the order of the comparison. */
export const countNames: Readonly<Record<keyof WorkspaceCounts, string>> = {
	companies: 'Companies',
	configurations: 'Configurations',
	completedReports: 'Completed reports',
	drafts: 'Drafts',
	templates: 'Templates',
	statements: 'Configurations that you said something of'
};

/** "12 companies and 612 configurations". */
export function countsInShort({ companies, configurations }: WorkspaceCounts): string {
	return `${formatQuantity(companies, 'company', 'companies')} and ${formatQuantity(configurations, 'configuration', 'configurations')}`;
}

const longestName = 80;

/** "almanac-2026-11-23.almanac", "Harlan Dental 2026-11-23.almanac"; of the local day. */
export function workspaceFileName(madeAt: string, scope: FileScope): string {
	const moment = new Date(madeAt);
	const two = (part: number): string => String(part).padStart(2, '0');
	const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
	const company = scope.kind === 'company' ? plainName(scope.name) : '';
	return company === '' ? `almanac-${day}.almanac` : `${company} ${day}.almanac`;
}

/** A name as every file system takes it; Windows forbids the most. */
function plainName(name: string): string {
	const plain = name
		.normalize('NFC')
		.replace(/[\p{C}<>:"/\\|?*]/gu, ' ')
		.replace(/\s+/gu, ' ');
	return [...plain.trim()]
		.slice(0, longestName)
		.join('')
		.replace(/^[. ]+|[. ]+$/g, '');
}

/** What a merge does to what people said: "Adds 3, changes 2 and removes 1." */
export function mergeSentence({ added, changed, deleted }: MergePreview): string {
	if (added + changed + deleted === 0) return 'The file holds nothing newer that you wrote.';
	const parts = [
		added > 0 ? `adds ${formatQuantity(added, 'entry', 'entries')}` : '',
		changed > 0 ? `changes ${formatQuantity(changed, 'entry', 'entries')}` : '',
		deleted > 0 ? `removes ${formatQuantity(deleted, 'entry', 'entries')}` : ''
	].filter(Boolean);
	const last = parts.pop() ?? '';
	const all = parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
	return `Merging ${all} of what people wrote.`;
}

/** What is compared of the file of one company. */
export const companyCounts: readonly (keyof WorkspaceCounts)[] = [
	'configurations',
	'completedReports',
	'drafts',
	'statements'
];

/** What a row is, by its table. */
const rowNames: Readonly<Record<string, string>> = {
	companies: 'Company',
	companyTypes: 'Company type',
	companyStatuses: 'Company status',
	companyMappings: 'Mapping of a company',
	companyTypeMappings: 'Mapping of a company type',
	companyStatusMappings: 'Mapping of a company status',
	importSettings: 'Fields and selection',
	localConfigurations: 'Configuration made by hand',
	remarks: 'Note on a configuration',
	settings: 'Settings',
	templates: 'Template',
	overrides: 'What was said of a configuration',
	companySettings: 'Settings of a company',
	kinds: 'Kind of a type',
	osEdits: 'Operating system',
	osAliases: 'Name of an operating system',
	drafts: 'Draft',
	meetings: 'Next meeting',
	fiscalYears: 'Fiscal year',
	roadmaps: 'Roadmap',
	replacements: 'Replacement'
};

/** "Note on a configuration: HF-AP-01". */
export function conflictName({ table, name }: ShownConflict): string {
	const kind = rowNames[table] ?? 'Entry';
	return name ? `${kind}: ${name}` : kind;
}

export const conflictWords: Readonly<Record<ShownConflict['outcome'], string>> = {
	here: 'The edit on this device is later and stands',
	file: 'The edit in the file is later and stands',
	united: 'Statements of both stand, of two on the same subject the later one',
	twice: 'Both stay; the one of the file is named “(from file)”',
	elsewhere: 'It belongs to another company here and stays as it is'
};
