import { newTemplate, type Template } from './template.ts';

/** What a workspace grades by until somebody makes or changes a template. */
export const defaultTemplate: Template = newTemplate({
	id: 'standard',
	name: 'Standard template',
	types: []
});
