import { z } from '../z.ts';
import { kinds, type Kind } from './kinds.ts';
import { isCurrency } from './money.ts';
import { templateContentSchema, type Template } from './template.ts';

/** A template as a file: versioned, without the ids and data of the workspace that it came from. */
export interface TemplateFile {
	readonly format: 'almanac-template';
	readonly version: 1;
	/** ISO date-time. */
	readonly exportedAt: string;
	/** The currency that its budgets are in. */
	readonly currency: string;
	readonly template: Omit<Template, 'id'>;
	/** Kinds that a person chose for types, so that the same rules give the same grades elsewhere. */
	readonly kinds: Readonly<Record<string, Kind>>;
}

export const templateFileVersion = 1;

export type TemplateFileProblem =
	| 'not-json'
	| 'not-a-template'
	/** Written by a newer Almanac. */
	| 'newer-version'
	/** A template, but with values that do not fit; `issues` says where. */
	| 'invalid';

export interface TemplateFileIssue {
	/** "template.grades.2.rule.rules.0.value" */
	readonly path: string;
	/** A code of ours ("grade-name-twice") or of the check that failed ("wrong-type", "unknown-key" …). */
	readonly code: string;
}

export type TemplateFileReading =
	| { readonly kind: 'template'; readonly file: TemplateFile }
	| {
			readonly kind: 'refused';
			readonly problem: TemplateFileProblem;
			readonly issues: readonly TemplateFileIssue[];
	  };

const fileSchema = z.strictObject({
	format: z.literal('almanac-template'),
	version: z.literal(templateFileVersion),
	exportedAt: z.string().max(40),
	currency: z.string().refine(isCurrency, { error: 'unknown-currency' }),
	template: templateContentSchema,
	kinds: z.record(z.string().min(1).max(200), z.enum(kinds))
}) as z.ZodType<TemplateFile>;

/** A file larger than this is not a template. */
const longestFile = 5_000_000;
const mostIssues = 50;

/** The text of an export. `id` and nothing else of the workspace stays behind. */
export function templateFileText(
	{ id: _id, ...template }: Template,
	origin: Pick<TemplateFile, 'exportedAt' | 'currency' | 'kinds'>
): string {
	const file: TemplateFile = {
		format: 'almanac-template',
		version: templateFileVersion,
		...origin,
		template
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/** Reads an exported template. Total: whatever the text, an outcome. */
export function readTemplateFile(text: string): TemplateFileReading {
	const json = text.length > longestFile ? undefined : parsed(text);
	if (json === undefined) return refused('not-json');
	const head = z
		.looseObject({ format: z.literal('almanac-template'), version: z.int() })
		.safeParse(json);
	if (!head.success) return refused('not-a-template');
	if (head.data.version > templateFileVersion) return refused('newer-version');
	const file = fileSchema.safeParse(json);
	if (file.success) return { kind: 'template', file: file.data };
	return refused('invalid', file.error.issues.slice(0, mostIssues).map(issueOf));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		return undefined;
	}
}

function refused(
	problem: TemplateFileProblem,
	issues: readonly TemplateFileIssue[] = []
): TemplateFileReading {
	return { kind: 'refused', problem, issues };
}

const codes: Record<string, string> = {
	invalid_type: 'wrong-type',
	too_big: 'too-big',
	too_small: 'too-small',
	not_multiple_of: 'wrong-step',
	unrecognized_keys: 'unknown-key',
	invalid_union: 'not-allowed',
	invalid_value: 'not-allowed',
	invalid_key: 'not-allowed'
};

function issueOf(issue: z.core.$ZodIssue): TemplateFileIssue {
	// Our own checks give their code as the message; Zod's have one of their own.
	const code = issue.code === 'custom' ? issue.message : (codes[issue.code] ?? 'not-allowed');
	return { path: issue.path.join('.'), code };
}
