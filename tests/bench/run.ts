/**
 * `npm run bench -- NAME [--json] [--only PART]`: the home of all measuring. Everything is compared side
 * by side in one run, because only ratios carry over from one machine to the next.
 */
import { parseArgs } from 'node:util';
import { readdirSync } from 'node:fs';
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

const usage = `Name one bench: ${names.join(', ')}.
--json prints one document on standard output, --only PART measures one part of a bench.`;

async function main(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { json: { type: 'boolean', default: false }, only: { type: 'string' } }
	});
	const [name] = positionals;
	if (!name || !names.includes(name)) {
		console.error(usage);
		return 2;
	}
	const module: unknown = await import(new URL(`${name}.ts`, here).href);
	if (!isBench(module)) throw new Error(`tests/bench/${name}.ts exports no name and run()`);
	const rows = await module.run((line) => console.error(line), values.only);
	const document = documentOf(module.name, rows);
	console.log(values.json ? JSON.stringify(document) : tableOf(document));
	return document.rows.every((row) => row.ok) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
