/** `npm run bench -- workspace-file`: memory of saving and restoring everything in one file. */
import { fileMemory } from './parts/file-memory.ts';
import type { Bench } from './report.ts';
import { runParts } from './support/parts.ts';

export const name = 'workspace-file';

export const run: Bench['run'] = (say, only) => runParts({ memory: fileMemory }, say, only);
