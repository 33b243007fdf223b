/**
 * `npm run bench -- NAME [--json]`: the home of all measuring. Everything is compared side by side in
 * one run, because only ratios carry over from one machine to the next.
 */
import { existsSync, readdirSync } from 'node:fs';
import { documentOf, tableOf, type Bench } from './report.ts';

const here = new URL('.', import.meta.url);
const own = new Set(['run.ts', 'report.ts']);

const names = readdirSync(here)
	.filter((file) => file.endsWith('.ts') && !own.has(file))
	.map((file) => file.slice(0, -3))
	.sort();

function isBench(value: unknown): value is Bench {
	return typeof value === 'object' && value !== null && 'name' in value && 'run' in value;
}

async function main(args: readonly string[]): Promise<number> {
	const asJson = args.includes('--json');
	const name = args.find((arg) => !arg.startsWith('--'));
	if (!name || !existsSync(new URL(`${name}.ts`, here))) {
		console.error(`Name one bench: ${names.join(', ')}. Add --json for one document on stdout.`);
		return 2;
	}
	const module: unknown = await import(new URL(`${name}.ts`, here).href);
	if (!isBench(module)) throw new Error(`tests/bench/${name}.ts exports no name and run()`);
	const rows = await module.run((line) => console.error(line));
	const document = documentOf(module.name, rows);
	console.log(asJson ? JSON.stringify(document) : tableOf(document));
	return document.rows.every((row) => row.ok) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
