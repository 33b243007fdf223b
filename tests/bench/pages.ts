/** `npm run bench -- pages`: what a person waits for. */
import { companyPage } from './parts/company-page.ts';
import { fleet } from './parts/fleet.ts';
import { tables } from './parts/tables.ts';
import type { Bench } from './report.ts';
import { runParts } from './support/parts.ts';

export const name = 'pages';

export const run: Bench['run'] = (say, only) => runParts({ companyPage, fleet, tables }, say, only);
