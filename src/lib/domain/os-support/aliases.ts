import type { OsJudge } from './os-judge.ts';

/** Systems that a person named for texts which no parser knows, by {@link aliasKey}. */
export type OsAliases = ReadonlyMap<string, string>;

/** A text as an alias is found by: without regard to case and white space. */
export function aliasKey(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** A judge that reads a text as the system that a person said it is. */
export function withAliases(judge: OsJudge, aliases: OsAliases): OsJudge {
	if (aliases.size === 0) return judge;
	return {
		...judge,
		judge: (text, extendedSupportBought) =>
			judge.judge(aliases.get(aliasKey(text ?? '')) ?? text, extendedSupportBought)
	};
}
