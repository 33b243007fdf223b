/** What is asked about a draft as a whole, one at a time. */
export type DraftPopup = 'arrange' | 'details' | 'complete' | 'delete';
