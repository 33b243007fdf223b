/** The one place that turns failure codes into sentences: what happened, then what to do. */
import { formatBytes } from './format.ts';
import { problemCodes, type ProblemCode } from '../../../proxy/contract.ts';
import type { Failure, FailureCode } from '../domain/errors.ts';

export interface FailureWords {
	/** What is so, in one sentence. */
	readonly fact: string;
	/** What to do, in one sentence. */
	readonly advice: string;
}

const recordOf = ({ recordId, field }: Failure): string =>
	[recordId === undefined ? 'id unknown' : `id ${recordId}`, field ? `field ${field}` : '']
		.filter(Boolean)
		.join(', ');

type Words = (failure: Failure) => FailureWords;

const entityOf = (failure: Failure): string => failure.entity ?? 'this entity';

const waitOf = (failure: Failure): string =>
	failure.retryAfterSeconds === undefined
		? 'in a few minutes'
		: `in ${Math.max(1, Math.ceil(failure.retryAfterSeconds / 60))} min`;

const wordsByCode: Record<FailureCode, Words> = {
	offline: () => ({
		fact: 'This device is offline.',
		advice: 'Everything that is stored here still works. Try again when the network is back.'
	}),
	'proxy-unreachable': () => ({
		fact: 'The proxy did not answer.',
		advice:
			'Check its address, that it runs, and that it allows this page as an origin. Nothing was changed.'
	}),
	'proxy-refused': (failure) => ({
		fact: refusalFact(failure.problem),
		advice: refusalAdvice(failure.problem)
	}),
	'proxy-busy': (failure) => ({
		fact: 'The proxy has too much to do at the moment.',
		advice: `Try again ${waitOf(failure)}. What was stored so far stays.`
	}),
	'autotask-unreachable': () => ({
		fact: 'The proxy could not reach Autotask.',
		advice:
			"Check the proxy's network and Autotask's status page, then try again. What was stored so far stays."
	}),
	timeout: () => ({
		fact: 'Autotask took too long to answer.',
		advice: 'Try again later. The next sync goes on after the last stored set.'
	}),
	'user-unknown': () => ({
		fact: 'Autotask does not know this user name.',
		advice:
			'Copy the key of the API user again into “User name (Key)”. It looks like an e-mail address.'
	}),
	'credentials-rejected': () => ({
		fact: 'Autotask did not accept the user name and secret.',
		advice:
			'The key or the secret is wrong, the API user is locked or inactive, or it was created less than 5 minutes ago. Check it in Autotask before you try again: repeated failures lock it.'
	}),
	'tracking-identifier-rejected': () => ({
		fact: 'Autotask did not accept the API tracking identifier.',
		advice:
			'Open the API user in Autotask, copy its tracking identifier and paste it here. “Custom (internal integration)” gives one of your own.'
	}),
	'tracking-identifier-missing': () => ({
		fact: 'An API tracking identifier is needed.',
		advice: 'This proxy adds none of its own. Copy it from the API user in Autotask.'
	}),
	'permission-missing': (failure) => ({
		fact: `The API user may not read ${entityOf(failure)}.`,
		advice:
			'Give its security level access to this entity in Autotask, or choose “API User (system)”.'
	}),
	'rate-limited': (failure) => ({
		fact: 'Autotask asked to slow down, again and again.',
		advice: `Other integrations may be using the tenant. Try again ${waitOf(failure)}; the sync goes on where it stopped.`
	}),
	'threshold-reached': (failure) => ({
		fact: "Almanac stopped at 75 % of the tenant's API calls this hour.",
		advice: `It leaves the rest to your other integrations. Try again ${waitOf(failure)}; the sync goes on where it stopped.`
	}),
	'autotask-rejected': (failure) => ({
		fact: `Autotask rejected a request${failure.entity ? ` for ${failure.entity}` : ''}.`,
		advice: failure.words ? `It said: “${failure.words}”` : 'It gave no reason.'
	}),
	'autotask-failed': (failure) => ({
		fact: `Autotask failed to answer${failure.entity ? ` for ${failure.entity}` : ''}, several times.`,
		advice: 'Try again later. What was stored so far stays.'
	}),
	'answer-not-json': () => ({
		fact: 'An answer arrived broken.',
		advice:
			'Something between this device and Autotask cut it short or replaced it. Try again; nothing of it was stored.'
	}),
	'answer-malformed': (failure) => ({
		fact: `Autotask's answer${failure.entity ? ` for ${failure.entity}` : ''} has a shape that Almanac does not know.`,
		advice: 'Nothing of it was stored. A newer version of Almanac may read it.'
	}),
	'record-malformed': (failure) => ({
		fact: `A record of ${entityOf(failure)} can't be read: ${recordOf(failure)}.`,
		advice: 'Nothing of its page was stored. Look at this record in Autotask.'
	}),
	'vault-locked': () => ({
		fact: 'The vault is locked.',
		advice: 'Enter the passphrase to sync. Everything else works without it.'
	}),
	'passphrase-wrong': () => ({
		fact: 'That passphrase does not open the vault.',
		advice: 'Try again. If it is lost, enter the key and secret anew; nothing else is lost.'
	}),
	'passphrase-too-short': () => ({
		fact: 'The passphrase is too short.',
		advice: 'Write at least 12 characters. Four words that you remember do well.'
	}),
	'storage-full': () => ({
		fact: 'This device has no room left for Almanac.',
		advice: 'Free some space, then sync again. What was stored so far stays whole.'
	}),
	'storage-failed': () => ({
		fact: "The browser's storage did not answer.",
		advice: 'Close other tabs of Almanac and reload this page. Nothing was half written.'
	}),
	'database-newer': () => ({
		fact: "This device's data was written by a newer version of Almanac.",
		advice: 'Reload this page to get that version. Nothing was changed.'
	}),
	'database-blocked': () => ({
		fact: 'Another tab holds an older version of Almanac open.',
		advice: 'Close or reload the other tabs, then reload this one.'
	}),
	'file-foreign': () => ({
		fact: 'This is not a workspace file.',
		advice: 'Choose a file that Almanac saved; its name ends in .almanac. Nothing was changed.'
	}),
	'file-truncated': () => ({
		fact: 'This workspace file is cut short.',
		advice:
			'Its end is missing, as after a broken download or copy. Copy it again from where it was saved. Nothing was changed.'
	}),
	'file-damaged': () => ({
		fact: 'This workspace file is damaged.',
		advice:
			'Some of its bytes are not those that were saved. Use another copy, or save a new one. Nothing was changed.'
	}),
	'file-newer': () => ({
		fact: 'This workspace file was saved by a newer version of Almanac.',
		advice: 'Update Almanac on this device, then open the file again. Nothing was changed.'
	}),
	'file-passphrase-wrong': () => ({
		fact: 'That passphrase does not open this file.',
		advice:
			'Enter the one that was chosen when the file was saved; it may differ from that of the vault. Nothing was changed.'
	}),
	'file-unfit': () => ({
		fact: 'This file holds what a workspace can not hold.',
		advice:
			'It was not made by Almanac as it is. Save a new one where the workspace is. Nothing was changed.'
	}),
	'file-unreadable': () => ({
		fact: 'The browser can no longer read this file.',
		advice: 'It was moved, changed or removed after it was chosen. Choose it again.'
	}),
	'file-of-sample': () => ({
		fact: 'This file holds the sample, and your own workspace is on the screen.',
		advice: 'Go to the sample and restore it there. The two never mix; nothing was changed.'
	}),
	'file-of-workspace': () => ({
		fact: 'This file holds a workspace of its own, and the sample is on the screen.',
		advice: 'Go to your own workspace and restore it there. The two never mix; nothing was changed.'
	}),
	'file-work-elsewhere': () => ({
		fact: 'A sync or another workspace file is under way, here or in another tab.',
		advice: 'Wait for it to end, or cancel it, then try again. Nothing was changed.'
	}),
	'file-of-company': () => ({
		fact: 'This file holds one company and can not replace a workspace.',
		advice: 'Take the company in: all other companies stay as they are. Nothing was changed.'
	}),
	'file-other-tenant': () => ({
		fact: 'This company comes from another Autotask tenant than the one of this workspace.',
		advice:
			'Open the file where that tenant is connected, or in a browser profile without one. Nothing was changed.'
	}),
	'file-no-room': ({ neededBytes = 0, freeBytes = 0 }) => ({
		fact: `This file needs about ${formatBytes(neededBytes)} while it is taken in, and ${formatBytes(freeBytes)} are free.`,
		advice:
			'Free some space on this device, then open the file again. Settings, Storage shows what Almanac keeps. Nothing was changed.'
	}),
	'company-missing': () => ({
		fact: 'This company is no longer here.',
		advice: 'It was deleted meanwhile, perhaps in another tab. Choose another one.'
	}),
	cancelled: () => ({
		fact: 'The sync was cancelled.',
		advice: 'The next one goes on after the last stored set.'
	}),
	'sync-running-elsewhere': () => ({
		fact: 'Another tab of Almanac is syncing.',
		advice: 'Its progress shows here as well; wait for it to end.'
	}),
	'integration-missing': () => ({
		fact: 'No Autotask tenant is connected.',
		advice: 'Connect one under Settings, Integrations.'
	}),
	'integration-exists': () => ({
		fact: 'A PSA integration is connected already, and only one is allowed at once.',
		advice: 'Disconnect it first; its data can stay on this device.'
	}),
	'tenant-differs': () => ({
		fact: 'This key belongs to another Autotask tenant than the one that is connected.',
		advice: 'Disconnect the present tenant first, or use a key of the same tenant.'
	}),
	'proxy-address-invalid': () => ({
		fact: 'This is not an address of a proxy.',
		advice: 'Write it like https://proxy.example.com. Plain http is allowed for localhost only.'
	}),
	internal: () => ({
		fact: 'Almanac met an error of its own.',
		advice: 'Reload the page and try again. What was stored before stays whole.'
	})
};

const bodyChanged =
	'Something between this device and the proxy changed the request. Try another network; nothing of it reached Autotask.';
const versionsDiffer = 'The app and the proxy may be of different versions. Update both.';

/** For the refusals that are a `proxy-refused`; the others have a failure code of their own. */
const adviceByProblem: Partial<Record<ProblemCode, string>> = {
	'origin-not-allowed': 'Ask whoever runs the proxy to add this page to ALLOWED_ORIGINS.',
	'tenant-not-allowed':
		"Ask whoever runs the proxy to add the domain of your API user's name to ALLOWED_TENANTS.",
	'host-not-allowed':
		'Autotask named a zone that is not one of its own, or the proxy serves one tenant alone. Check the address of the proxy, then connect again.',
	'header-not-allowed':
		"The key, the secret or the tracking identifier holds a space or a character that can't be sent. Copy them from Autotask again.",
	'body-too-large': 'More was sent at once than it passes on. Nothing of it reached Autotask.',
	'body-not-json': bodyChanged,
	'media-type-not-allowed': bodyChanged,
	'entity-not-allowed': versionsDiffer,
	'path-not-allowed': versionsDiffer,
	'method-not-allowed': versionsDiffer,
	'not-found': versionsDiffer,
	internal:
		'It met an error of its own, and its log says more. Try again, then ask whoever runs it.'
};

function refusalFact(problem: string | undefined): string {
	if (problem === 'host-not-allowed') return 'The proxy does not forward to this host.';
	return `The proxy refused the request${problem ? ` (${problem})` : ''}.`;
}

function refusalAdvice(problem: string | undefined): string {
	const known = problemCodes.find((code) => code === problem);
	return (
		(known && adviceByProblem[known]) ??
		'The app and the proxy may not fit together. Update both, then try again.'
	);
}

/** What is so and what to do about it, for a note with two sentences. */
export function failureWords(failure: Failure): FailureWords {
	return wordsByCode[failure.code](failure);
}

/** Both as one text, for a line in a log or under a field. */
export function failureSentence(failure: Failure): string {
	const { fact, advice } = failureWords(failure);
	return `${fact} ${advice}`;
}

/** What happened to the database from outside, in the same form. */
export const databaseTroubleWords: Readonly<
	Record<'blocked' | 'outdated' | 'newer' | 'closed', FailureWords>
> = {
	blocked: wordsByCode['database-blocked']({ code: 'database-blocked' }),
	outdated: {
		fact: 'Another tab has updated Almanac.',
		advice: 'Reload this one to go on. What you saved here is stored.'
	},
	newer: wordsByCode['database-newer']({ code: 'database-newer' }),
	closed: {
		fact: "The browser took Almanac's data away from this tab.",
		advice:
			'Its site data may have been cleared. Reload this page; a workspace file or a new sync brings back what is gone.'
	}
};
