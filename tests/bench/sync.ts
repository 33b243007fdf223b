/** `npm run bench -- sync`: import, storing, memory and the main thread while a sync runs. */
import type { Bench } from './report.ts';
import { import100k, import20k } from './parts/import.ts';
import { incremental } from './parts/incremental.ts';
import { mainThread } from './parts/main-thread.ts';
import { memory } from './parts/memory.ts';
import { store100k } from './parts/storing.ts';
import { runParts } from './support/parts.ts';

export const name = 'sync';

export const run: Bench['run'] = (say, only) =>
	runParts({ import20k, import100k, incremental, store100k, mainThread, memory }, say, only);
