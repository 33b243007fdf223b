/**
 * The service worker's policy: the whole app is precached, every navigation is answered from the one
 * shell, and a new version waits until the person presses "Update". Autotask traffic never passes here.
 */
import { files, build, version } from '$service-worker';
import { claimOpenPages, precacheShell, shellRoute, whenAsked } from './cache.ts';

declare const self: ServiceWorkerGlobalScope;

/** Answered by the proxy, so never from the shell; `proxy/contract.ts` lists them. */
const proxyPaths = [/^\/proxy\//, /^\/healthz$/, /^\/readyz$/, /^\/metrics$/];

// Legal files and sources of the icons are not needed to run.
const needed = files.filter((path) => !path.endsWith('.txt'));

precacheShell({ hashed: build, versioned: needed, version });
shellRoute(proxyPaths);
claimOpenPages(self);
whenAsked(self, 'SKIP_WAITING', () => self.skipWaiting());
