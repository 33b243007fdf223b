import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * The layering rule: which folders a folder may never import from. See ARCHITECTURE.md, "Layers".
 * Patterns match the import specifier, so both `$lib/x` and relative climbs are named.
 */
function layer(files, forbidden, why) {
	return {
		files,
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: forbidden.flatMap((name) => [
								`$lib/${name}`,
								`$lib/${name}/**`,
								`**/../${name}/**`
							]),
							message: why
						},
						{
							regex: 'zod/compile',
							message: 'zod/compile needs unsafe-eval, which our CSP refuses.'
						}
					],
					paths: files[0]?.startsWith('src/')
						? [
								{
									name: 'zod',
									message: "Import z from '$lib/z.ts', which switches Zod's JIT off for the CSP."
								}
							]
						: []
				}
			]
		}
	};
}

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test-results/', 'playwright-report/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			eqeqeq: 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'@typescript-eslint/no-invalid-void-type': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		files: ['tests/**', 'proxy/start.js'],
		rules: { 'no-console': 'off' }
	},
	{
		// Playwright reads a fixture's dependencies from the pattern of its first parameter.
		files: ['tests/e2e/**'],
		rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] }
	},
	layer(
		['src/lib/domain/**'],
		['autotask', 'csv', 'db', 'vault', 'sync', 'sandbox', 'state', 'ui', 'text', 'app'],
		'domain is pure: it imports only itself and z.ts.'
	),
	layer(
		['src/lib/csv/**'],
		['autotask', 'db', 'domain', 'vault', 'sync', 'sandbox', 'state', 'ui', 'text'],
		'csv reads text into rows of cells; domain judges them.'
	),
	layer(
		['src/lib/autotask/**'],
		['db', 'vault', 'sync', 'state', 'ui', 'text'],
		'autotask imports domain only (and the sandbox app, dynamically, in sandbox-transport.ts).'
	),
	layer(
		['src/lib/sandbox/**'],
		['db', 'vault', 'sync', 'state', 'ui', 'text', 'autotask'],
		'The sandbox shares no code with the client, so that one misreading cannot pass on both sides.'
	),
	layer(
		['src/lib/db/**'],
		['autotask', 'vault', 'sync', 'state', 'ui', 'text', 'sandbox'],
		'db imports domain only.'
	),
	layer(
		['src/lib/vault/**'],
		['autotask', 'sync', 'state', 'ui', 'text', 'sandbox'],
		'vault imports domain and db.'
	),
	layer(
		['src/lib/sync/**'],
		['state', 'ui', 'text', 'sandbox'],
		'sync runs in the worker and knows no screen.'
	),
	layer(
		['src/lib/ui/**'],
		['db', 'state', 'sync', 'vault', 'autotask', 'sandbox'],
		'ui components know no app state.'
	),
	layer(
		['src/lib/text/**'],
		['db', 'state', 'vault', 'ui', 'sandbox'],
		'text maps codes and the types of domain and sync/protocol.ts to words.'
	),
	layer(
		['src/lib/export/**'],
		['autotask', 'csv', 'db', 'vault', 'sync', 'state', 'ui', 'sandbox'],
		'export makes files of what domain computes, in the words of text.'
	),
	layer(
		['src/lib/workspace-file/**'],
		['autotask', 'csv', 'sync', 'state', 'ui', 'text', 'sandbox', 'export'],
		'workspace-file reads and writes what is stored; it knows no tenant and no screen.'
	),
	layer(
		['src/lib/state/**'],
		['autotask', 'sandbox', 'ui'],
		'state talks to Autotask through sync/connect.ts only.'
	),
	layer(['src/routes/**'], ['autotask', 'sandbox'], 'routes compose state, ui and text.')
);
