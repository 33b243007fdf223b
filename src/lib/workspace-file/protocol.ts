/** What a page asks of the worker that saves and restores workspace files. Plain values and files only. */
import type { Outcome } from '../domain/errors.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { FileScope } from './frames.ts';

/** `key`: the passphrase's key is derived; it takes a second and has no share. */
export type FilePhase = 'key' | 'saving' | 'proving' | 'reading' | 'restoring';

export interface FileProgress {
	readonly phase: FilePhase;
	/** 0 to 1; null where it can't be told. */
	readonly share: number | null;
}

export interface SaveRequest {
	readonly passphrase: string;
	/** One company with its reports; null for the whole workspace. */
	readonly companyId: CompanyId | null;
}

export interface SavedFile {
	readonly file: Blob;
	/** ISO date-time. */
	readonly madeAt: string;
	readonly scope: FileScope;
}

/** How much there is, by what people know it as. */
export interface WorkspaceCounts {
	readonly companies: number;
	readonly configurations: number;
	readonly completedReports: number;
	readonly drafts: number;
	readonly templates: number;
	/** Configurations that something was said of. */
	readonly statements: number;
}

/** A file that is proven to its last byte and stands ready. */
export interface FilePreview {
	readonly scope: FileScope;
	/** ISO date-time. */
	readonly madeAt: string;
	readonly inFile: WorkspaceCounts;
	/** On this device; of a company's file that company alone. */
	readonly here: WorkspaceCounts;
	/** Changes that wait to be sent: they arrive parked. */
	readonly outbox: number;
	/** Null where nothing is here to merge with; never for a company's file. */
	readonly merge: MergePreview | null;
}

/** A row that was changed on both sides: what it is of, and which stands. */
export interface ShownConflict {
	readonly table: string;
	/** What people know it by: a company, a configuration, a template. */
	readonly name: string;
	readonly outcome: 'here' | 'file' | 'united' | 'twice' | 'elsewhere';
	/** ISO date-times of the two edits. */
	readonly hereAt: string;
	readonly fileAt: string;
}

/** What a merge would change of what people said. */
export interface MergePreview {
	readonly added: number;
	readonly changed: number;
	readonly deleted: number;
	/** The first of them; `conflictCount` is all. */
	readonly conflicts: readonly ShownConflict[];
	readonly conflictCount: number;
}

export type RestoreWay = 'replace' | 'merge';

export interface Restored {
	/** Of the file that was taken in. */
	readonly scope: FileScope;
	readonly counts: WorkspaceCounts;
	/** An integration is there, and this device has no credentials for it. */
	readonly needsCredentials: boolean;
}

export interface WorkspaceFileService {
	save(
		request: SaveRequest,
		onProgress: (progress: FileProgress) => void
	): Promise<Outcome<SavedFile>>;
	/** Proves a file and makes it ready; what is stored stays as it is. */
	prepare(
		file: Blob,
		passphrase: string,
		onProgress: (progress: FileProgress) => void
	): Promise<Outcome<FilePreview>>;
	/** Takes the prepared file in; a company's file is only merged (`file-of-company`). */
	restore(way: RestoreWay): Promise<Outcome<Restored>>;
	/** Forgets the prepared file. */
	discard(): Promise<void>;
	/** Ends what is under way; what is stored stays as it was. */
	cancel(): Promise<void>;
}
