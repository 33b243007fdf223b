import { createContext } from 'svelte';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { TemplateUses } from '$lib/db/template-uses.ts';
import type { TemplateList } from '$lib/db/templates.ts';
import type { TemplateDraft } from '$lib/state/template-draft.svelte.ts';
import type { Toasts } from '$lib/ui/overlays/toasts.svelte.ts';

/** What the tabs of Settings, Configurations share. */
export interface TemplatesContext {
	readonly database: AlmanacDatabase;
	readonly list: TemplateList;
	readonly uses: TemplateUses;
	readonly toasts: Toasts;
}

export const [useTemplates, provideTemplates] = createContext<TemplatesContext>();

/** The template that the tabs Grades, Classes and Template Settings edit together. */
export const [useTemplateDraft, provideTemplateDraft] = createContext<TemplateDraft>();
