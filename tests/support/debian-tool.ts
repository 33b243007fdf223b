import { spawnSync } from 'node:child_process';

/** A real program that a suite needs, or the reason why it can't be had. */
export type FoundTool = { readonly path: string } | { readonly missing: string };

/**
 * Finds a program by any of its names, else installs its Debian package where that is allowed: by
 * root, on a machine with apt. Never throws, so that a suite can say that it was skipped, and why.
 */
export function findTool(names: readonly string[], debianPackage: string): FoundTool {
	const found = pathOf(names);
	if (found) return { path: found };
	const name = names[0] ?? debianPackage;
	if (process.platform !== 'linux' || process.getuid?.() !== 0) {
		return { missing: `no ${name} here, and only root on Debian may install one` };
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [['update'], ['install', '--yes', '--no-install-recommends', debianPackage]]) {
		spawnSync('apt-get', args, { stdio: 'ignore', timeout: 180_000, env });
	}
	const installed = pathOf(names);
	return installed ? { path: installed } : { missing: `${name} cannot be installed` };
}

function pathOf(names: readonly string[]): string | null {
	const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
	for (const name of names) {
		const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$0"', name], {
			encoding: 'utf8',
			env
		});
		if (status === 0) return stdout.trim();
	}
	return null;
}
