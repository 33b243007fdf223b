import type { PreviewRequest, TemplatePreview } from '../sync/grading-protocol.ts';
import { FiguresWhileTyping } from './figures-while-typing.svelte.ts';

/** What an edit of a template would do to the fleet, while it is typed. */
export class TemplatePreviewState extends FiguresWhileTyping<PreviewRequest, TemplatePreview> {}
