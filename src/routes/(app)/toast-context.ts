import { createContext } from 'svelte';
import type { Toasts } from '$lib/ui/overlays/toasts.svelte.ts';

/** The one toast of the app: a done deed that can be undone. */
export const [useToasts, provideToasts] = createContext<Toasts>();
