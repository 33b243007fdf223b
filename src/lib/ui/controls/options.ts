/** A choice of a select field or combobox. */
export interface Option {
	value: string;
	label: string;
	/** Second text at the right: a type, a count. */
	detail?: string;
	disabled?: boolean;
	/** Heading it stands under; options of one group follow each other. */
	group?: string;
}
