/** `npm run bench -- reports`: what a person waits for while a report is prepared. */
import { draft } from './parts/draft.ts';
import { tables } from './parts/tables.ts';
import type { Bench } from './report.ts';
import { runParts } from './support/parts.ts';

export const name = 'reports';

export const run: Bench['run'] = (say, only) => runParts({ draft, tables }, say, only);
