/** Every key of the app, place by place (design.md, section 13). */

export interface KeyLine {
	/** Ways to do it; each is pressed one key after the other, a chord being one key ("Ctrl+K"). */
	readonly ways: readonly (readonly string[])[];
	readonly does: string;
}

export interface KeyPlace {
	readonly place: string;
	readonly lines: readonly KeyLine[];
}

const line = (does: string, ...ways: readonly (readonly string[])[]): KeyLine => ({ does, ways });

export const keyList: readonly KeyPlace[] = [
	{
		place: 'Everywhere',
		lines: [
			line('Search, or run a command', ['Ctrl+K']),
			line('Home', ['G', 'H']),
			line('Companies', ['G', 'C']),
			line('Reports', ['G', 'R']),
			line('Settings', ['G', 'S']),
			line('Sync now', ['Ctrl+Shift+S']),
			line('Save a mapping or a template', ['Ctrl+S']),
			line('Back, clear or close', ['Esc']),
			line('This list', ['?'])
		]
	},
	{
		place: 'Tables',
		lines: [
			line('Search in this table', ['/']),
			line('Next row', ['↓'], ['J']),
			line('Row before', ['↑'], ['K']),
			line('Tick the row', ['Space'], ['X']),
			line('Tick a range', ['Shift+↑'], ['Shift+↓']),
			line('Tick all rows', ['Ctrl+A']),
			line('Open the row', ['Enter']),
			line('Edit the cell', ['F2']),
			line('Open or close a group', ['→'], ['←']),
			line('First or last cell of a row', ['Home'], ['End']),
			line('Top or bottom of the table', ['Ctrl+Home'], ['Ctrl+End']),
			line('Wider or narrower column, on its head', ['Shift+→'], ['Shift+←']),
			line('Find a row by its name', ['any letter'])
		]
	},
	{
		place: 'Company',
		lines: [
			line('Create Report', ['C']),
			line('Class of the ticked rows', ['E', 'C']),
			line('Grade of the ticked rows', ['E', 'G']),
			line('Note on the ticked rows', ['E', 'N']),
			line('Purchase date of the ticked rows', ['E', 'P']),
			line('Type of the ticked rows', ['E', 'T'])
		]
	},
	{ place: 'Companies to map', lines: [line('Import Companies', ['I'])] },
	{
		place: 'Report',
		lines: [
			line('Build', ['B']),
			line('Display', ['D']),
			line('Presentation', ['P']),
			line('Undo', ['Ctrl+Z']),
			line('Redo', ['Ctrl+Shift+Z']),
			line('Class of the ticked assets', ['E', 'C']),
			line('Grade of the ticked assets', ['E', 'G']),
			line('Budget of the ticked assets', ['E', 'B']),
			line('Quarter of the ticked assets', ['E', 'Q']),
			line('Note on the ticked assets', ['E', 'N']),
			line('Exclude the ticked assets', ['E', 'X'])
		]
	},
	{
		place: 'Roadmap and lists in an order',
		lines: [
			line('Pick up a card, and drop it', ['Space']),
			line('Move it by a quarter', ['→'], ['←']),
			line('Put it back', ['Esc']),
			line('Move a line of a list, on its handle', ['↑'], ['↓'], ['Home'], ['End'])
		]
	},
	{
		place: 'Presentation',
		lines: [
			line('Next part', ['→'], ['Space'], ['Page Down']),
			line('Part before', ['←'], ['Page Up']),
			line('First or last part', ['Home'], ['End']),
			line('Leave', ['Esc'])
		]
	}
];
