/** `npm run bench -- reports`: what a person waits for while a report is prepared. */
import { draftEdit, draftOpen } from './parts/draft.ts';
import { tables } from './parts/tables.ts';
import type { Bench } from './report.ts';
import { runParts } from './support/parts.ts';

export const name = 'reports';

export const run: Bench['run'] = (say, only) =>
	runParts({ draftOpen, draftEdit, tables }, say, only);
