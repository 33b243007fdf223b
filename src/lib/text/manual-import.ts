/** Words of what is added by hand and from tables. */
import type { IssueCode, RowIssue } from '../domain/mapping/manual-import.ts';

const issueWords: Readonly<Record<IssueCode, (issue: RowIssue<string>) => string>> = {
	'name-missing': () => 'A name is needed.',
	'name-or-serial-missing': () => 'A name, a model or a serial number is needed.',
	'too-long': ({ field }) => `${field ?? 'A cell'} is too long.`,
	'twice-in-table': ({ other }) => `The same stands in row ${other ?? ''} already.`,
	'already-there': ({ other }) => `“${other ?? ''}” is here already.`,
	'looks-alike': ({ other }) => `“${other ?? ''}” looks alike.`,
	'type-unknown': ({ raw }) => `No local type is called “${raw ?? ''}”; it is left out.`,
	'status-unknown': ({ raw }) => `“${raw ?? ''}” is no status.`,
	'date-ambiguous': ({ raw }) => `“${raw ?? ''}” can be read as two days; choose the order above.`,
	'date-unreadable': ({ raw }) => `“${raw ?? ''}” is not a date; it is left out.`,
	'ram-unreadable': ({ raw }) => `“${raw ?? ''}” is no size of memory; it is left out.`,
	'quotes-broken': () => 'Its quotes do not close, so that cells may be shifted.'
};

export function issueSentence(issue: RowIssue<string>): string {
	return issueWords[issue.code](issue);
}
