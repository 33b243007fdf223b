/**
 * The limit of a page: a copy of the app in which the reads of that page answer with rows that are part
 * of the bundle. Everything else, to the last component, is the same.
 */
import { spawn } from 'node:child_process';
import { cpSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpacked } from '../peers/packing.ts';
import type { DraftRead } from '../peers/drafting.worker.ts';
import type { PageRead } from '../peers/reading.worker.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const overlay = fileURLToPath(new URL('../peers/static-app/', import.meta.url));
const copied = ['src', 'static', 'proxy', 'package.json', 'svelte.config.js', 'tsconfig.json'];

type StaticRead = PageRead | DraftRead;

/** Which export of a module answers with what instead; its others stay. */
const replaced: Readonly<Record<StaticRead, { readonly module: string; readonly name: string }>> = {
	company: { module: 'db/companies.ts', name: 'readCompany' },
	grades: { module: 'state/company-grades.ts', name: 'readCompanyGrades' },
	labels: { module: 'db/field-labels.ts', name: 'readFieldLabels' },
	settings: { module: 'db/workspace-settings.ts', name: 'readWorkspaceSettings' },
	stored: { module: 'db/reports.ts', name: 'readStoredReport' },
	status: { module: 'db/sync-status.ts', name: 'readSyncStatus' },
	typeNames: { module: 'db/type-names.ts', name: 'readTypeNames' }
};

/** What a copy of the app has in itself, packed. */
export interface StaticRows {
	readonly answers: Readonly<Partial<Record<StaticRead, string>>>;
	/** What stands on the desk of a draft. */
	readonly desk?: string;
}

/** Builds the copy and gives the folder to serve. */
export async function buildStaticApp({ answers, desk }: StaticRows): Promise<string> {
	const copy = join(root, 'build/bench/static-app');
	rmSync(copy, { recursive: true, force: true });
	for (const path of [...copied, 'vite.config.ts']) {
		cpSync(join(root, path), join(copy, path), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	const lib = join(copy, 'src/lib');
	for (const [read, json] of Object.entries(answers)) {
		const { module, name } = replaced[read as StaticRead];
		const original = module.replace('.ts', '.original.ts');
		renameSync(join(lib, module), join(lib, original));
		const lines = [
			`export * from './${original.slice(original.lastIndexOf('/') + 1)}';`,
			`const answer = ${literal(unpacked(json))};`,
			`export const ${name} = () => Promise.resolve(answer);`
		];
		writeFileSync(join(lib, module), lines.join('\n'));
	}
	const modules = ['live-query.svelte.ts', ...(desk ? ['draft-desk.svelte.ts'] : [])];
	for (const module of modules) cpSync(join(overlay, module), join(lib, 'state', module));
	if (desk) {
		const source = `export const desk = ${literal(unpacked(desk))};`;
		writeFileSync(join(lib, 'state/static-desk.ts'), source);
	}
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
