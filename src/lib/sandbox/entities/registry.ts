import { classificationIconEntity } from './classification-icons.ts';
import { companies } from './companies.ts';
import { companyLocations } from './company-locations.ts';
import { configurationItemCategories } from './configuration-item-categories.ts';
import { configurationItemTypes } from './configuration-item-types.ts';
import { configurationItems } from './configuration-items.ts';
import { contacts } from './contacts.ts';
import { countries } from './countries.ts';
import type { EntityDefinition } from './entity.ts';
import { products } from './products.ts';
import { resources } from './resources.ts';

/** Every entity that the tenant serves. */
export const entityDefinitions: readonly EntityDefinition[] = [
	companies,
	companyLocations,
	configurationItems,
	configurationItemTypes,
	configurationItemCategories,
	products,
	contacts,
	resources,
	countries,
	classificationIconEntity
];
