/**
 * What an answer means: pure, total classification of status and body (product.md, sections 2 and 9;
 * `docs/autotask.md`, "Errors"). Autotask reports every validation error, a missing right and a bad
 * tracking identifier as HTTP 500 with an `errors` array, so the words decide, not the status.
 */
import { problemCodes } from '../../../proxy/contract.ts';
import type { ProblemCode } from '../../../proxy/contract.ts';
import { AlmanacError, failed, succeeded } from '../domain/errors.ts';
import type { Failure, FailureCode, Outcome } from '../domain/errors.ts';
import { retryAfterSeconds } from './retry.ts';

/** An answer once it has been read. */
export interface Answer {
	readonly status: number;
	/** The Content-Type header. */
	readonly mediaType: string | null;
	/** The Retry-After header. */
	readonly retryAfter: string | null;
	readonly body: string;
}

/** What was asked, as far as it decides what an answer means. */
export interface Question {
	/** The entity or other endpoint. */
	readonly endpoint: string;
	/** Answers that are no failure of this call; they read as undefined. */
	readonly tolerates?: 'empty-body' | 'not-found' | undefined;
	/** zoneInformation: an `errors` array means that it does not know the user. */
	readonly namesUser?: boolean | undefined;
	/** Epoch milliseconds, for a Retry-After date. */
	readonly now: number;
	/** Takes credentials out of a text, in case an answer repeats them. */
	readonly conceal: (text: string) => string;
}

/** Autotask's own words are cut here: a log entry, not a page. */
const longestWords = 500;
/** Of an HTML page only its beginning says anything. */
const longestPageWords = 200;
/** Bounds the work on a page that is no page. */
const longestMarkup = 4_000;

/** The thread limit, and by its likely words the hourly one, whose own text no source shows. */
const overLimit = /threshold\b[^.]{0,80}\bexceeded|itgenatr005/i;
const badTrackingIdentifier = /integrationcode is invalid/i;
/** "The logged in Resource does not have the adequate permissions to …", also when a module is off. */
const noPermission = /adequate permission/i;

/** The parsed JSON of a good answer (undefined for a tolerated one without), or the failure it is. */
export function judge(answer: Answer, question: Question): Outcome<unknown> {
	if (/^application\/problem\+json/i.test(answer.mediaType ?? '')) {
		return failed(refusal(answer, question));
	}
	const { status, body } = answer;
	const isGood = status >= 200 && status < 300;
	if (isGood && question.tolerates === 'empty-body' && body.trim() === '') {
		return succeeded(undefined);
	}
	const json = parsed(body);
	const errors = errorWords(json);
	if (isGood && errors === null) {
		return json === undefined ? failed(unreadable(answer, question)) : succeeded(json);
	}
	const code = codeOf(answer, errors, question);
	if (status === 404 && code === 'autotask-rejected' && question.tolerates === 'not-found') {
		return succeeded(undefined);
	}
	return failed({
		code,
		entity: question.endpoint,
		...wordsOf(errors ?? messageOf(json) ?? body, question),
		...waitOf(answer, question)
	});
}

/** What was expected to fail, as a value; a bug is thrown on. */
export async function outcomeOf<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
	try {
		return succeeded(await work());
	} catch (error) {
		if (error instanceof AlmanacError) return failed(error.failure);
		throw error;
	}
}

function codeOf(answer: Answer, errors: string | null, question: Question): FailureCode {
	const { status } = answer;
	if (status === 429 || overLimit.test(errors ?? answer.body)) return 'rate-limited';
	if (status === 401) return 'credentials-rejected';
	if (status === 403) return 'permission-missing';
	if (errors !== null) {
		if (badTrackingIdentifier.test(errors)) return 'tracking-identifier-rejected';
		if (noPermission.test(errors)) return 'permission-missing';
		return question.namesUser && status === 500 ? 'user-unknown' : 'autotask-rejected';
	}
	return status >= 400 && status < 500 ? 'autotask-rejected' : 'autotask-failed';
}

/** Codes for the proxy's refusals that are not a plain `proxy-refused`. */
const problemMeanings: Partial<Record<ProblemCode, FailureCode>> = {
	'upstream-timeout': 'timeout',
	'body-too-slow': 'timeout',
	'upstream-unreachable': 'autotask-unreachable',
	'queue-full': 'proxy-busy',
	'too-many-requests': 'proxy-busy',
	'shutting-down': 'proxy-busy',
	// User name and secret are always sent, so that only the tracking identifier can be missing.
	'credentials-missing': 'tracking-identifier-missing'
};

function refusal(answer: Answer, question: Question): Failure {
	const code = memberOf(parsed(answer.body), 'code');
	const problem = problemCodes.find((known) => known === code);
	return {
		code: (problem && problemMeanings[problem]) ?? 'proxy-refused',
		entity: question.endpoint,
		problem,
		...waitOf(answer, question)
	};
}

/** A page in place of JSON shows its beginning; cut-off JSON shows nothing, since it holds records. */
function unreadable(answer: Answer, question: Question): Failure {
	return {
		code: 'answer-not-json',
		entity: question.endpoint,
		...(isPage(answer.body) && wordsOf(answer.body, question))
	};
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}

/** The `errors` array as one text; null without one. */
function errorWords(json: unknown): string | null {
	const errors = memberOf(json, 'errors');
	if (!Array.isArray(errors) || errors.length === 0) return null;
	return errors
		.map((error: unknown) =>
			typeof error === 'string'
				? error
				: String(memberOf(error, 'message') ?? JSON.stringify(error))
		)
		.join(' ');
}

/** ASP.NET's own form, for a wrong verb or path. */
function messageOf(json: unknown): string | null {
	const message = memberOf(json, 'Message') ?? memberOf(json, 'message');
	return typeof message === 'string' ? message : null;
}

function isPage(text: string): boolean {
	return text.trimStart().startsWith('<');
}

/** Concealed before anything is cut: a cut credential would no longer be recognised. */
function wordsOf(text: string, { conceal }: Question): Pick<Failure, 'words'> {
	const shown = conceal(text);
	const plain = isPage(shown) ? withoutMarkup(shown.slice(0, longestMarkup)) : shown;
	const words = plain.replace(/\s+/g, ' ').trim();
	if (words === '') return {};
	return { words: words.slice(0, isPage(shown) ? longestPageWords : longestWords) };
}

function withoutMarkup(page: string): string {
	return page.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<[^>]*>/g, ' ');
}

function waitOf(answer: Answer, question: Question): Pick<Failure, 'retryAfterSeconds'> {
	const seconds = retryAfterSeconds(answer.retryAfter, question.now);
	return seconds === null ? {} : { retryAfterSeconds: seconds };
}

function memberOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;
}
