/** The rules of `ten-grades.ts` as somebody would write them down once, for these columns only. */
import { epochDayOf, type IsoDate } from '../../../../src/lib/domain/dates.ts';
import type { FleetFacts } from '../../../../src/lib/domain/fleet/fleet-facts.ts';
import type { Kind } from '../../../../src/lib/domain/kinds.ts';
import { lifespanOf } from '../../../../src/lib/domain/lifespans.ts';
import { parseManufacturer } from '../../../../src/lib/domain/manufacturer.ts';
import type { OsJudge } from '../../../../src/lib/domain/os-support/os-judge.ts';
import { latestStart } from '../../../../src/lib/domain/rules/age-threshold.ts';
import { unknownDay } from '../../../../src/lib/domain/rules/leaf.ts';
import { freeText, oldPurchase, smallGigabytes, wantedText } from './ten-grades.ts';

interface Terms {
	readonly asOf: IsoDate;
	readonly os: OsJudge;
	readonly kindOf: (type: string | null) => Kind;
}

/** The grade of every row: one loop, nothing per row that could be said once per value. */
export function gradeByHand(facts: FleetFacts, terms: Terms): Int8Array {
	const { whole, text, length } = facts;
	const name = facts.downloaded.get(freeText);
	if (!name) throw new Error(`${freeText} was not loaded`);
	const today = epochDayOf(terms.asOf);
	const [threeYears, fourYears] = [36, 48].map((months) => latestStart(months, terms.asOf)) as [
		number,
		number
	];
	const old = epochDayOf(oldPurchase);
	const support = supportOf(text.os.values, terms.os);
	const types = typesOf(text.type.values, terms);
	const isHp = text.manufacturer.values.map((value) => {
		const maker = parseManufacturer(value);
		return maker.kind === 'manufacturer' && maker.name === 'HP';
	});
	const isActive = text.status.values.map((value) => value === 'Active');
	const purchase = whole['purchase-date'];
	const expiration = whole['expiration-date'];
	const result = new Int8Array(length);
	// Rows run below the length of every column, and codes are indexes by their contract.
	for (let row = 0; row < length; row += 1) {
		const start = purchase[row] as number;
		const isDated = start !== unknownDay && start <= today;
		const end = expiration[row] as number;
		const os = text.os.codes[row] as number;
		const type = types[text.type.codes[row] as number] as TypeTerms;
		const ram = whole.ram[row] as number;
		const host = name.values[name.codes[row] as number];
		let grade = 9;
		if (host?.toLowerCase().includes(wantedText)) grade = 0;
		else if (
			isActive[text.status.codes[row] as number] &&
			type.isLaptop &&
			ram > 0 &&
			ram < smallGigabytes * 2 ** 30
		)
			grade = 1;
		else if ((isDated && start <= type.limit) || support.isOver[os]) grade = 2;
		else if (
			support.isAtRisk[os] ||
			(isDated && start <= type.recommended) ||
			(type.isDesk && ram > 0 && ram < 8 * 2 ** 30)
		)
			grade = 3;
		else if (end !== unknownDay && end <= today + 90) grade = 4;
		else if (isHp[text.manufacturer.codes[row] as number] && isDated && start <= threeYears)
			grade = 5;
		else if (type.isPrinter && isDated && start <= fourYears) grade = 6;
		else if (isDated && start < old) grade = 7;
		else if (!isDated && support.isUnknown[os]) grade = 8;
		result[row] = grade;
	}
	return result;
}

interface TypeTerms {
	/** Latest purchase that has reached it, as an epoch day. */
	readonly limit: number;
	readonly recommended: number;
	readonly isLaptop: boolean;
	readonly isDesk: boolean;
	readonly isPrinter: boolean;
}

function typesOf(types: readonly (string | null)[], { asOf, kindOf }: Terms): TypeTerms[] {
	const reached = (months: number | null): number =>
		months === null ? -Infinity : latestStart(months, asOf);
	return types.map((type) => {
		const kind = kindOf(type);
		const { recommendedMonths, limitMonths } = lifespanOf(kind);
		return {
			limit: reached(limitMonths),
			recommended: reached(recommendedMonths),
			isLaptop: kind === 'laptop',
			isDesk: kind === 'workstation' || kind === 'laptop',
			isPrinter: kind === 'printer'
		};
	});
}

function supportOf(values: readonly (string | null)[], os: OsJudge) {
	const verdicts = values.map((text) => os.judge(text));
	const flags = (holds: (verdict: (typeof verdicts)[number]) => boolean): Uint8Array =>
		Uint8Array.from(verdicts, (verdict) => Number(holds(verdict)));
	return {
		isOver: flags((one) => one.kind === 'ended' && one.freeUpdate === null),
		isAtRisk: flags((one) => {
			if (one.kind === 'ended') return one.freeUpdate !== null;
			if (one.kind === 'unknown' || one.freeUpdate !== null) return false;
			return one.daysLeft !== null && one.daysLeft <= 365;
		}),
		isUnknown: flags((one) => one.kind === 'unknown')
	};
}
