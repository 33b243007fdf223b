import { models, type Model } from '../seed/hardware.ts';
import { kindTraits } from '../seed/kinds.ts';
import { listedRows } from '../record.ts';
import { picklist, plainEntity, udf, type EntityDefinition } from './entity.ts';

/** Product id of a model. Ids have gaps, as services and licences lie between. */
export function productId(modelPlace: number): number {
	return 29_683_110 + modelPlace * 4;
}

const categoryIds: Readonly<Record<string, number>> = { server: 2, storage: 2, printer: 3 };

/** `Products`: a product for each model that a company of the tenant may own. */
export const products: EntityDefinition = {
	...plainEntity,
	name: 'Products',
	singular: 'Product',
	access: { create: true, update: true, delete: false },
	writes: 'root',
	picklists: () => ({
		billingType: picklist([
			[1, 'One-time'],
			[2, 'Recurring']
		]),
		periodType: picklist([
			['m', 'Monthly'],
			['y', 'Yearly']
		]),
		priceCostMethod: picklist([[1, 'Fixed']]),
		productCategory: picklist([
			[1, 'Hardware'],
			[2, 'Infrastructure'],
			[3, 'Peripherals']
		])
	}),
	userDefinedFields: () => [udf('End of Sale', 'datetime'), udf('Approved Standard', 'string')],
	rows: () =>
		listedRows(
			models.map((model, place) => ({
				id: productId(place),
				values: productValues(model),
				udf: [null, model.to === null ? 'Yes' : null]
			}))
		)
};

function productValues(model: Model) {
	return {
		name: model.name,
		description: `${model.maker} ${model.name}`,
		manufacturerName: model.maker,
		manufacturerProductName: model.number,
		isActive: model.to === null,
		isSerialized: model.price > 0,
		productBillingCodeID: 29_682_801,
		productCategory: categoryIds[model.kind] ?? 1,
		billingType: 1,
		priceCostMethod: 1,
		unitCost: model.price === 0 ? null : Math.round(model.price * 84) / 100,
		unitPrice: model.price === 0 ? null : model.price,
		msrp: model.price === 0 ? null : model.price,
		defaultInstalledProductCategoryID: kindTraits[model.kind].categoryId
	};
}
