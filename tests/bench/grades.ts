/** `npm run bench -- grades`: the rules over a whole fleet. */
import { grades100k } from './parts/grading.ts';
import type { Bench } from './report.ts';
import { runParts } from './support/parts.ts';

export const name = 'grades';

export const run: Bench['run'] = (say, only) => runParts({ grades100k }, say, only);
