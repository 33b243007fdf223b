/** Finds the other engines that the journeys are walked in, or installs them where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Debian's packages; the display is for WebKit, which has no headless mode. */
const packages = {
	firefox: ['firefox-esr'],
	webkit: ['webkit2gtk-driver', 'xvfb', 'libgl1-mesa-dri', 'libegl1']
};

const libraries = ['/usr/lib', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

/** @returns {string | undefined} the path of Firefox */
function firefox() {
	const named = process.env.FIREFOX_PATH;
	if (named) return existsSync(named) ? named : undefined;
	return ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
}

/** @returns {string | undefined} the path of WebKitGTK's MiniBrowser, if its driver and a display are there */
function webkit() {
	const hasDriver = existsSync('/usr/bin/WebKitWebDriver');
	const hasScreen = Boolean(process.env.DISPLAY) || existsSync('/usr/bin/Xvfb');
	if (!hasDriver || !hasScreen) return undefined;
	return libraries
		.filter((folder) => existsSync(folder))
		.flatMap((folder) =>
			readdirSync(folder)
				.filter((name) => name.startsWith('webkit2gtk-'))
				.map((name) => `${folder}/${name}/MiniBrowser`)
		)
		.findLast((path) => existsSync(path));
}

const finders = { firefox, webkit };

/** Only root may install a system package without asking, and only Debian's tools are tried. */
function install(engine) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	console.error(`No ${engine} here: installing ${packages[engine].join(', ')}.`);
	const options = {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	spawnSync('apt-get', ['update', '-qq'], { ...options, timeout: 180_000 });
	const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages[engine]];
	spawnSync('apt-get', args, { ...options, timeout: 600_000 });
}

/**
 * @param {'firefox' | 'webkit'} engine
 * @returns {string | undefined} the path of the executable
 */
export function findEngine(engine) {
	const found = finders[engine]();
	if (found) return found;
	install(engine);
	return finders[engine]();
}

/** What to do by hand where nothing may be installed. */
export function howToInstall(engine) {
	return `${engine} is not here and could not be installed. As an administrator: apt-get install ${packages[engine].join(' ')}`;
}
