/** One asset under each column of the template: the text of the screen, and the value behind it. */
import { downloadedFieldOf, type ColumnKey } from '../domain/columns.ts';
import { ageText } from '../domain/dates.ts';
import type { PlacedAsset } from '../domain/report/budget.ts';
import {
	assetAge,
	assetAmount,
	assetCell,
	assetDay,
	assetGigabytes,
	moneyColumns
} from '../text/report-cells.ts';
import type { DocumentTerms } from './cells.ts';
import type { CellValue, DocumentCell } from './document.ts';

const plain: CellValue = { kind: 'text' };

/** What stands in a column for an asset. */
export function documentCell(
	asset: PlacedAsset,
	key: ColumnKey,
	terms: DocumentTerms
): DocumentCell {
	const text = assetCell(asset, key, terms);
	const isEmpty = text === '' || downloadedFieldOf(key) !== null;
	return { text, value: isEmpty ? plain : valueOf(asset, key, terms) };
}

function valueOf(asset: PlacedAsset, key: ColumnKey, { asOf }: DocumentTerms): CellValue {
	if (moneyColumns.has(key)) return { kind: 'money', minor: assetAmount(asset, key) };
	const date = assetDay(asset, key);
	if (date !== null) return { kind: 'date', date };
	if (key === 'grade' && asset.grade !== null) {
		return { kind: 'grade', colour: asset.grade.colour, mark: asset.grade.mark };
	}
	if (key === 'age') {
		const months = assetAge(asset, asOf);
		// In years with one decimal, cut and never rounded.
		return months === null ? plain : { kind: 'number', number: Number(ageText(months)) };
	}
	if (key === 'ram') {
		const gigabytes = assetGigabytes(asset);
		return gigabytes === null ? plain : { kind: 'number', number: gigabytes };
	}
	return plain;
}
