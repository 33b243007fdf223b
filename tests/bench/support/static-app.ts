/**
 * The limit of a company page: a copy of the app in which the reads of that page answer with rows that
 * are part of the bundle. Everything else, to the last component, is the same.
 */
import { spawn } from 'node:child_process';
import { cpSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpacked } from '../peers/packing.ts';
import type { CompanyPage, PageRead } from '../peers/reading.worker.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const overlay = fileURLToPath(new URL('../peers/static-app/', import.meta.url));
const copied = ['src', 'static', 'proxy', 'package.json', 'svelte.config.js', 'tsconfig.json'];

/** Which export of a module answers with what instead; its others stay. */
const replaced: Readonly<Record<PageRead, { readonly module: string; readonly name: string }>> = {
	company: { module: 'db/companies.ts', name: 'readCompany' },
	grades: { module: 'state/company-grades.ts', name: 'readCompanyGrades' },
	labels: { module: 'db/field-labels.ts', name: 'readFieldLabels' },
	settings: { module: 'db/workspace-settings.ts', name: 'readWorkspaceSettings' },
	status: { module: 'db/sync-status.ts', name: 'readSyncStatus' },
	typeNames: { module: 'db/type-names.ts', name: 'readTypeNames' }
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
	for (const [read, { module, name }] of Object.entries(replaced)) {
		const original = module.replace('.ts', '.original.ts');
		renameSync(join(lib, module), join(lib, original));
		const source = literal(unpacked(page.answers[read as PageRead]));
		const lines = [
			`export * from './${original.slice(original.lastIndexOf('/') + 1)}';`,
			`const answer = ${source};`,
			`export const ${name} = () => Promise.resolve(answer);`
		];
		writeFileSync(join(lib, module), lines.join('\n'));
	}
	const query = 'live-query.svelte.ts';
	cpSync(join(overlay, query), join(lib, 'state', query));
	await runBuild(copy);
	return join(copy, 'build/app');
}

/**
 * A value as source code. What holds no map is parsed from JSON, which an engine reads faster than the
 * same as a literal: the limit must not wait for its own rows.
 */
export function literal(value: unknown): string {
	if (value instanceof Map) return `new Map(${literal([...(value as Map<unknown, unknown>)])})`;
	if (!holdsMap(value)) return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
	if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
	const entries = Object.entries(value as object);
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${literal(one)}`).join()}}`;
}

function holdsMap(value: unknown): boolean {
	if (value instanceof Map) return true;
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsMap);
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
