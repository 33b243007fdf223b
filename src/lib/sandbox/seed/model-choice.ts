import type { CompanySeed } from './companies.ts';
import { mix, type Dice } from './dice.ts';
import { models, type Model } from './hardware.ts';
import { kinds, type Kind } from './kinds.ts';

/** A model and its place among the tenant's products. */
export interface PlacedModel {
	readonly model: Model;
	readonly place: number;
}

const placed: readonly PlacedModel[] = models.map((model, place) => ({ model, place }));
const soldIn = new Map<string, readonly PlacedModel[]>();

const makersOf: ReadonlyMap<Kind, readonly string[]> = new Map(
	kinds.map((kind) => {
		const ofKind = models.filter((model) => model.kind === kind);
		return [kind, [...new Set(ofKind.map((model) => model.maker))]];
	})
);

/** Kinds that people choose one by one; of everything else a company keeps to one maker. */
const personal: readonly Kind[] = ['workstation', 'laptop', 'server'];

/** The model that a company bought in a year: mostly of the maker that it is used to. */
export function chooseModel(
	dice: Dice,
	company: CompanySeed,
	{ kind, year }: { readonly kind: Kind; readonly year: number }
): PlacedModel {
	const sold = modelsSold(kind, year);
	const usual = sold.filter(({ model }) => model.maker === usualMaker(company, kind));
	const likes = personal.includes(kind) ? dice.chance(0.84) : true;
	const choice = dice.pick(likes && usual.length > 0 ? usual : sold);
	if (!choice) throw new RangeError(`No model of kind ${kind}`);
	return choice;
}

function usualMaker(company: CompanySeed, kind: Kind): string {
	if (kind === 'server') return company.maker === 'HP' ? 'HPE' : company.maker;
	if (personal.includes(kind)) return company.maker;
	const makers = makersOf.get(kind) ?? [];
	return makers[mix(company.key, kinds.indexOf(kind)) % makers.length] ?? '';
}

function modelsSold(kind: Kind, year: number): readonly PlacedModel[] {
	const key = `${kind} ${year}`;
	const known = soldIn.get(key);
	if (known) return known;
	const ofKind = placed.filter(({ model }) => model.kind === kind);
	const sold = ofKind.filter(
		({ model }) => model.from <= year && (model.to === null || model.to >= year)
	);
	// Before the first model of the list was sold, its oldest ones stand in.
	const oldest = Math.min(...ofKind.map(({ model }) => model.from));
	const choice = sold.length > 0 ? sold : ofKind.filter(({ model }) => model.from === oldest);
	soldIn.set(key, choice);
	return choice;
}
