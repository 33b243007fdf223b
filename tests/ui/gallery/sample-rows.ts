import type { GradeShape } from '$lib/ui/grades/grade-look.ts';

export interface SampleRow {
	id: string;
	name: string;
	type: string;
	grade: GradeShape;
	word: string;
	reason: string;
	age: number | null;
	model: string;
	user: string;
	budget: number;
}

const grades = [
	['replace', 'Replace', '6.2 years old, limit 5; Windows 10 22H2 Pro lost support on 14 Oct 2025'],
	['atrisk', 'At risk', 'Windows Server 2016 Standard loses support on 12 Jan 2027, in 50 days'],
	['watch', 'Watch', 'Expired on 12 Feb 2026'],
	['unknown', 'Unknown', 'No purchase date and no operating system date'],
	[
		'healthy',
		'Healthy',
		'2.7 years old, limit 7; Windows Server 2022 Standard is supported until 14 Oct 2031'
	]
] as const;
const types = ['Server', 'Workstation', 'Laptop', 'Firewall'];
const models = ['Dell OptiPlex 7070', 'HPE ProLiant DL380 Gen10', 'Lenovo ThinkPad T14 Gen 6'];
const users = ['M. Okafor', 'P. Lindqvist', 'S. Adeyemi', '–', 'Ágnes Szőke', 'Łukasz Wójcik'];

/** Deterministic rows: the n-th row is the same in every run. */
export function sampleRows(count: number): SampleRow[] {
	return Array.from({ length: count }, (_, index) => {
		const [grade, word, reason] = grades[index % 5] ?? grades[0];
		return {
			id: `row-${index}`,
			name:
				index === 6
					? 'A configuration with a name of sixty characters, written out in full'
					: `HF-WS-${index + 1}`,
			type: types[(index * 7) % 4] ?? 'Server',
			grade,
			word,
			reason,
			age: index % 11 === 0 ? null : (index % 90) / 10,
			model: models[index % 3] ?? '',
			user: users[index % 6] ?? '',
			budget: 1050 + (index % 7) * 300
		};
	});
}
