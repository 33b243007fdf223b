import { createContext } from 'svelte';
import type { Outcome } from '../domain/errors.ts';
import type { Connected, Workspace } from '../sync/protocol.ts';
import { rememberHere } from './device-setting.ts';
import { WorkspaceState } from './workspace.svelte.ts';

const key = 'almanac:workspace';

/**
 * The app of this tab: which workspace is on the screen. The choice is kept on this device, so that a
 * reload, also without a network, comes back to the same data.
 */
export class AppState {
	/** The sync panel, which the foot, the palette and Home open. */
	isSyncPanelOpen = $state(false);
	readonly #workspaces: Partial<Record<Workspace, WorkspaceState>> = {};
	#name = $state<Workspace>(localStorage.getItem(key) === 'sample' ? 'sample' : 'main');

	get current(): WorkspaceState {
		return this.workspace(this.#name);
	}

	get isSample(): boolean {
		return this.#name === 'sample';
	}

	/** A workspace by its name, opened when it is first asked for. */
	workspace(name: Workspace): WorkspaceState {
		return (this.#workspaces[name] ??= new WorkspaceState(name));
	}

	/** Puts a workspace on the screen. */
	use(name: Workspace): void {
		this.#name = name;
		rememberHere(key, name);
	}

	/** Connects the sample, shows it and starts its first sync; progress shows in the sync panel. */
	async trySample(proxyOrigin: string): Promise<Outcome<Connected>> {
		const sample = this.workspace('sample');
		const outcome = await sample.service.connectSample(proxyOrigin);
		if (!outcome.ok) return outcome;
		this.use('sample');
		void sample.sync.start({ startedBy: 'person', mode: 'auto' });
		return outcome;
	}

	/** Connects the sample with nothing of it chosen, to try the set-up. Refused while it is there. */
	async connectSample(proxyOrigin: string): Promise<Outcome<Connected>> {
		const outcome = await this.workspace('sample').service.connectSample(proxyOrigin, 'none');
		if (outcome.ok) this.use('sample');
		return outcome;
	}

	/** Removes the sample from this device and goes back to the user's own workspace. */
	async eraseSample(): Promise<void> {
		const sample = this.workspace('sample');
		this.use('main');
		delete this.#workspaces.sample;
		await sample.erase();
	}
}

let app: AppState | undefined;

/**
 * The one of this tab, made when the first screen asks that needs it. The welcome page needs none: it
 * paints before the database's code is there.
 */
export function theApp(): AppState {
	return (app ??= new AppState());
}

export const [useApp, provideApp] = createContext<AppState>();
