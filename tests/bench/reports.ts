/** `npm run bench -- reports`: what a person waits for while a report is prepared. */
import { draftEdit, draftOpen } from './parts/draft.ts';
import { draftTable } from './parts/draft-table.ts';
import { tables } from './parts/tables.ts';
import type { Bench } from './report.ts';
import { runParts } from './support/parts.ts';

export const name = 'reports';

export const run: Bench['run'] = (say, only) =>
	runParts({ draftOpen, draftEdit, draftTable, tables }, say, only);
