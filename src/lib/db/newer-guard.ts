/**
 * Dexie opens a database of a newer version all the same: refused, it asks again without a version, adds
 * the tables that it misses and goes on. Rows of a newer shape are not ours to write, so that question is
 * never passed on. `onNewer` is told before it is refused.
 */
export function refusingNewer(factory: IDBFactory, onNewer: () => void): IDBFactory {
	return {
		open(name, version) {
			// Every database here has a version: without one it can only be that second question.
			if (version !== undefined) return factory.open(name, version);
			onNewer();
			throw new DOMException('The database is of a newer version', 'VersionError');
		},
		deleteDatabase: (name) => factory.deleteDatabase(name),
		databases: () => factory.databases(),
		cmp: (first, second) => factory.cmp(first, second)
	};
}
