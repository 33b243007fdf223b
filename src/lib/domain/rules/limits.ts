/** The limits of a comparison with one value, taken twice, or with two. */
export function limitsOf<T>(
	comparison: { readonly value: T } | { readonly from: T; readonly to: T }
): [from: T, to: T] {
	return 'value' in comparison
		? [comparison.value, comparison.value]
		: [comparison.from, comparison.to];
}
