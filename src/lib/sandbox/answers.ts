const jsonHeaders = {
	'Content-Type': 'application/json; charset=utf-8',
	'Cache-Control': 'no-cache',
	Server: 'Microsoft-IIS/10.0'
} as const;

const htmlHeaders = { 'Content-Type': 'text/html', Server: 'Microsoft-IIS/10.0' } as const;

/** JSON that is already text. */
export function jsonText(text: string, status = 200): Response {
	return new Response(text, { status, headers: jsonHeaders });
}

export function json(value: unknown, status = 200): Response {
	return jsonText(JSON.stringify(value), status);
}

/** Autotask's form of a refusal: nearly always with status 500. */
export function errors(list: readonly string[], status = 500): Response {
	return json({ errors: list }, status);
}

/** ASP.NET's own form, for verbs and routes that do not exist. */
export function message(text: string, status: number): Response {
	return json({ Message: text }, status);
}

export function methodNotAllowed(method: string): Response {
	return message(`The requested resource does not support http method '${method}'.`, 405);
}

/** 401 without a useful body. */
export function unauthorized(): Response {
	return new Response(null, { status: 401, headers: { Server: 'Microsoft-IIS/10.0' } });
}

/** The page that IIS itself sends for a URL that is too long or leads nowhere. */
export function iisNotFound(): Response {
	return new Response(
		page(
			'404 - File or directory not found.',
			'The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.'
		),
		{ status: 404, headers: htmlHeaders }
	);
}

/** The page that stands in for the API while it is down. */
export function iisServerError(status = 500): Response {
	return new Response(
		page(
			`${status} - Internal server error.`,
			'There is a problem with the resource you are looking for, and it cannot be displayed.'
		),
		{ status, headers: htmlHeaders }
	);
}

function page(title: string, text: string): string {
	return (
		'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\r\n' +
		`<html xmlns="http://www.w3.org/1999/xhtml">\r\n<head>\r\n<title>${title}</title>\r\n</head>\r\n` +
		'<body>\r\n<div id="header"><h1>Server Error</h1></div>\r\n<div id="content">\r\n' +
		`<h2>${title}</h2>\r\n<h3>${text}</h3>\r\n</div>\r\n</body>\r\n</html>\r\n`
	);
}
