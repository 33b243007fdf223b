// eslint-disable-next-line no-control-regex -- these are what HTML and XML 1.0 may not hold
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/**
 * The text without what HTML and XML 1.0 can't hold, not even escaped: a program would call a file with
 * it damaged. Signs of markup are still to be escaped.
 */
export function allowedText(text: string): string {
	return text.replace(forbidden, '');
}
