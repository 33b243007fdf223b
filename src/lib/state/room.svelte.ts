import { storageFailure } from '../db/storage-failure.ts';
import { fullShare, readStorage } from './storage.ts';

/** How often the room is looked at while the app is open, in ms. */
const lookEveryMs = 5 * 60_000;

/** Room for data on this device: the warning before it ends, and what found none. */
export class Room {
	/** True once a write of this page found no room. */
	isFull = $state(false);
	/** True while more than the share is used that leaves a sync too little. */
	isAlmostFull = $state(false);
	#isAnswered = false;

	/** Follows the room until the returned function is called. */
	watch(): () => void {
		const refused = (event: PromiseRejectionEvent): void => this.#judge(event, event.reason);
		const thrown = (event: ErrorEvent): void => this.#judge(event, event.error);
		addEventListener('unhandledrejection', refused);
		addEventListener('error', thrown);
		const timer = setInterval(() => void this.look(), lookEveryMs);
		void this.look();
		return () => {
			removeEventListener('unhandledrejection', refused);
			removeEventListener('error', thrown);
			clearInterval(timer);
		};
	}

	async look(): Promise<void> {
		const figures = await readStorage();
		const isAlmostFull = figures !== null && figures.used > figures.quota * fullShare;
		if (!isAlmostFull) this.#isAnswered = false;
		this.isAlmostFull = isAlmostFull && !this.#isAnswered;
	}

	/** The person has read it; it comes again after there was room. */
	close(): void {
		this.isFull = false;
		this.isAlmostFull = false;
		this.#isAnswered = true;
	}

	/** True when an error says that there is no room, which is then told. */
	met(error: unknown): boolean {
		if (storageFailure(error)?.code !== 'storage-full') return false;
		this.isFull = true;
		return true;
	}

	/**
	 * Every write is one transaction, so that one without room leaves all as it was; screens need not
	 * catch it one by one, and none can forget to.
	 */
	#judge(event: Event, error: unknown): void {
		if (this.met(error)) event.preventDefault();
	}
}

/** The one of this tab. */
export const room = new Room();
