/** The journey of a report, in any engine: made, shown, presented, completed and handed out as a file. */
import type { Driver } from '../support/driver.ts';

export interface ReportJourney {
	readonly origin: string;
	readonly company: string;
	/** A configuration of the company. */
	readonly configuration: string;
	/** Waits for the file that the browser saves and gives its text. */
	savedText(): Promise<string>;
}

/** From the page of a company, with the sample connected. Returns the standalone file. */
export async function walkReportJourney(driver: Driver, journey: ReportJourney): Promise<string> {
	await driver.open(`${journey.origin}/companies`);
	await driver.click({ role: 'link', name: journey.company });
	await driver.click({ role: 'button', name: 'Create Report' });
	await driver.fill(/^Name/, 'Autumn review');
	await driver.fill(/^Prepared by/, 'Dana Whitfield');
	await driver.click({ role: 'button', name: 'Create Report' });
	await driver.read({ role: 'heading', name: 'Assets' });
	await driver.see(journey.configuration);

	await driver.click({ role: 'button', name: 'Complete report' });
	await driver.click({ role: 'button', name: 'Complete the report' });
	await driver.see(/Completed, /);
	await driver.click({ role: 'button', name: 'Export' });
	await driver.click({ role: 'menuitem', name: 'Web page (HTML)' });
	return journey.savedText();
}
