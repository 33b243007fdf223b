import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Path of the one worker of the built app whose code holds a word that no other one has. */
export function builtWorker(site: string, word: string): string {
	const folder = '_app/immutable/workers';
	const workers = readdirSync(join(site, folder)).filter(
		(file) =>
			/^worker-.*\.js$/.test(file) && readFileSync(join(site, folder, file), 'utf8').includes(word)
	);
	const [worker, ...others] = workers;
	if (!worker || others.length > 0) throw new Error(`Which worker has ${word}? ${workers.join()}`);
	return `/${folder}/${worker}`;
}
