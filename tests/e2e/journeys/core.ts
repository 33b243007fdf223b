/**
 * The core journey: from the first screen to the same data with the server gone. It knows only labels
 * and roles, so that every engine's driver can walk it.
 */
import type { Driver } from '../support/driver.ts';

export interface CoreJourney {
	/** Origin that serves the app. */
	readonly origin: string;
	/** From the first screen to a finished sync. */
	connect(driver: Driver): Promise<void>;
	/** A company that the tenant has, one of its configurations, and a text of its panel. */
	readonly company: string;
	readonly configuration: string;
	/** Ends the server process. */
	endServer(): Promise<void>;
}

export async function walkCoreJourney(driver: Driver, journey: CoreJourney): Promise<void> {
	await driver.open(journey.origin);
	await driver.read({ role: 'button', name: 'Try it with sample data' });
	await journey.connect(driver);

	await driver.click({ role: 'link', name: /^Companies/ });
	await driver.read({ role: 'heading', name: 'Companies' });
	await driver.click({ role: 'link', name: journey.company });
	await driver.read({ role: 'heading', name: journey.company });

	await searchEverywhere(driver, journey.configuration);
	await driver.read({ role: 'heading', name: journey.configuration });

	await driver.see(/Ready offline/);
	await journey.endServer();
	await driver.reopen();
	await driver.read({ role: 'heading', name: journey.configuration });
	await driver.click({ role: 'button', name: 'Close' });
	await driver.read({ role: 'heading', name: journey.company });
}

/** Opens a configuration through the command palette, by keyboard. */
async function searchEverywhere(driver: Driver, name: string): Promise<void> {
	await driver.press('Control+k');
	await driver.fill(/Search or run a command/, name);
	await driver.read({ role: 'option', name: new RegExp(name) });
	await driver.press('Enter');
}
