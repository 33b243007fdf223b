import type { UserDefinedField } from './entities/entity.ts';
import { picklistOf, type Tenant, type TenantEntity } from './tenant.ts';

const granted = (may: boolean): 0 | 1 => (may ? 1 : 0);

/** `GET /{Entity}/entityInformation`. Rights are those of the API user that asks. */
export function entityInformation({ definition, permission }: TenantEntity) {
	return {
		info: {
			name: definition.singular,
			canCreate: definition.access.create,
			canDelete: definition.access.delete,
			canQuery: true,
			canUpdate: definition.access.update,
			userAccessForCreate: granted(permission.create),
			userAccessForDelete: granted(definition.access.delete && permission.update),
			userAccessForQuery: granted(permission.query),
			userAccessForUpdate: granted(permission.update),
			hasUserDefinedFields: definition.userDefinedFields !== null,
			supportsWebhookCallouts: definition.supportsWebhooks
		}
	};
}

/** `GET /{Entity}/entityInformation/fields`. */
export function fieldInformation(tenant: Tenant, entity: TenantEntity) {
	return {
		fields: entity.fields.map((field) => ({
			name: field.name,
			dataType: field.dataType,
			length: field.length,
			isRequired: field.isRequired,
			isReadOnly: field.isReadOnly,
			isQueryable: field.isQueryable,
			isReference: field.references !== '',
			referenceEntityType: field.references,
			isPickList: field.isPickList,
			picklistValues: picklistOf(tenant, entity, field),
			picklistParentValueField: '',
			isSupportedWebhookField: entity.definition.supportsWebhooks
		}))
	};
}

/** `GET /{Entity}/entityInformation/userDefinedFields`. */
export function userDefinedFieldInformation(entity: TenantEntity) {
	return { fields: (entity.userDefinedFields ?? []).map(describeUdf) };
}

function describeUdf(field: UserDefinedField) {
	return {
		name: field.name,
		label: field.name,
		type: field.type,
		length: field.type === 'string' ? 8000 : 0,
		description: field.description,
		isRequired: false,
		isReadOnly: false,
		isQueryable: !field.isProtected,
		isReference: false,
		referenceEntityType: '',
		isPickList: field.picklist !== null,
		picklistValues: field.picklist,
		picklistParentValueField: '',
		defaultValue: null,
		isSupportedWebhookField: false
	};
}
