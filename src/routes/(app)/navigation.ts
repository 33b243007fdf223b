import { resolve } from '$app/paths';
import type { NavigationItem, SubItem } from '$lib/ui/shell/navigation.ts';

/** The words of the navigation at an address. `companies` is their number, formatted, where it is known. */
export function appNavigation(path: string, companies?: string): readonly NavigationItem[] {
	const isWithin = (prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`);
	const sub = (label: string, href: string): SubItem => ({ label, href, current: isWithin(href) });
	return [
		{ label: 'Home', href: resolve('/'), icon: 'house', current: path === resolve('/') },
		{
			label: 'Companies',
			href: resolve('/companies'),
			icon: 'buildings',
			current: isWithin(resolve('/companies')),
			...(companies === undefined ? {} : { count: companies })
		},
		{
			label: 'Reports',
			href: resolve('/reports'),
			icon: 'book-open-text',
			current: isWithin(resolve('/reports'))
		},
		{
			label: 'Settings',
			href: resolve('/settings'),
			icon: 'gear-six',
			current: isWithin(resolve('/settings')) || isWithin(resolve('/data-quality')),
			items: [
				sub('Integrations', resolve('/settings/integrations')),
				sub('Configurations', resolve('/settings/configurations')),
				sub('Operating systems', resolve('/settings/operating-systems')),
				sub('Warranty', resolve('/settings/warranty')),
				sub('Data quality', resolve('/data-quality')),
				sub('What you said', resolve('/settings/statements')),
				sub('Workspace and safety', resolve('/settings/workspace')),
				sub('Storage', resolve('/settings/storage')),
				sub('Workspace file', resolve('/settings/workspace-file'))
			]
		}
	];
}

/** What stands in the search field and its tooltip. */
export const searchWords = { label: 'Search or run a command', keys: ['Ctrl', 'K'] } as const;
