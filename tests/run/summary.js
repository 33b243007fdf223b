/** Reads what the test runners report and adds it up. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped reasons, one per skipped test
 * @property {boolean} ok whether the runner itself ended well
 */

function report(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return null;
	}
}

const broken = (name) => ({ name, passed: 0, failed: 1, skipped: [], ok: false });

/** @returns {Suite} */
export function readVitest(file, ok) {
	const name = 'unit and component';
	const result = report(file);
	if (!result) return broken(name);
	const cases = result.testResults.flatMap((module) => module.assertionResults);
	return {
		name,
		passed: result.numPassedTests,
		failed: result.numFailedTests + result.testResults.filter(failedToLoad).length,
		skipped: cases.filter((test) => test.status === 'skipped').map((test) => test.fullName),
		ok
	};
}

/** A test file that threw while it was loaded has no cases, but it must not pass unseen. */
function failedToLoad(module) {
	return module.status === 'failed' && module.assertionResults.length === 0;
}

/** @returns {Suite} */
export function readPlaywright(file, ok) {
	const name = 'end-to-end';
	const result = report(file);
	if (!result) return broken(name);
	const { expected, unexpected, flaky } = result.stats;
	// A test that needed a second try has failed: retries are off, so a flaky one is a bug of ours.
	const failed = unexpected + flaky;
	return { name, passed: expected, failed, skipped: skippedSpecs(result.suites), ok };
}

function skippedSpecs(suites) {
	return suites.flatMap((suite) => [
		...(suite.specs ?? [])
			.filter((spec) => spec.tests.some((test) => test.status === 'skipped'))
			.map((spec) => spec.title),
		...skippedSpecs(suite.suites ?? [])
	]);
}

/**
 * Prints a line per suite and the closing line.
 * @param {Suite[]} suites
 * @returns {boolean} true when everything ran and passed
 */
export function summarise(suites) {
	console.log('');
	for (const suite of suites) {
		console.log(`${suite.name}: ${suite.passed} passed, ${suite.failed} failed`);
		for (const reason of suite.skipped) console.log(`  skipped: ${reason}`);
	}
	const empty = suites.filter((suite) => suite.passed + suite.failed === 0);
	for (const suite of empty) console.log(`${suite.name} ran no test, which counts as a failure.`);
	const crashed = suites.filter(
		(suite) => !suite.ok && suite.failed === 0 && !empty.includes(suite)
	);
	for (const suite of crashed) console.log(`${suite.name}: its runner failed.`);
	const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
	const failed =
		suites.reduce((sum, suite) => sum + suite.failed, 0) + empty.length + crashed.length;
	console.log(`\n${passed} passed, ${failed} failed`);
	return failed === 0;
}
