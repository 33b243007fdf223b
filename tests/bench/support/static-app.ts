/**
 * The limit of a company page: a copy of the app in which the reads of that page answer with rows that
 * are part of the bundle. Everything else, to the last component, is the same.
 */
import { spawn } from 'node:child_process';
import { cpSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompanyPage } from '../peers/reading.worker.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const overlay = fileURLToPath(new URL('../peers/static-app/', import.meta.url));
const copied = ['src', 'static', 'proxy', 'package.json', 'svelte.config.js', 'tsconfig.json'];

/** Which export of a module answers with what instead; its others stay. */
const replaced: Readonly<Record<string, { readonly name: string; answer: keyof CompanyPage }>> = {
	'db/companies.ts': { name: 'readCompany', answer: 'company' },
	'db/configurations.ts': { name: 'configurationsOf', answer: 'configurations' },
	'db/sync-status.ts': { name: 'readSyncStatus', answer: 'status' }
};

/** Builds the copy and gives the folder to serve. */
export async function buildStaticApp(page: CompanyPage): Promise<string> {
	const copy = join(root, 'build/bench/static-app');
	rmSync(copy, { recursive: true, force: true });
	for (const path of [...copied, 'vite.config.ts']) {
		cpSync(join(root, path), join(copy, path), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	const lib = join(copy, 'src/lib');
	for (const [module, { name, answer }] of Object.entries(replaced)) {
		const original = module.replace('.ts', '.original.ts');
		renameSync(join(lib, module), join(lib, original));
		const lines = [
			`import page from './company-page.json';`,
			`export * from './${original.slice(original.lastIndexOf('/') + 1)}';`,
			`export const ${name} = () => Promise.resolve(page.${answer});`
		];
		writeFileSync(join(lib, module), lines.join('\n'));
	}
	writeFileSync(join(lib, 'db/company-page.json'), JSON.stringify(page));
	const query = 'live-query.svelte.ts';
	cpSync(join(overlay, query), join(lib, 'state', query));
	await runBuild(copy);
	return join(copy, 'build/app');
}

/** In a process of its own: SvelteKit builds the project of the folder that it runs in. */
function runBuild(folder: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'];
		const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 2] });
		child.on('error', reject);
		child.on('close', (code) =>
			code === 0 ? resolve() : reject(new Error('The copy of the app did not build'))
		);
	});
}
