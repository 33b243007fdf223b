/** What the steps of one call tell each other. */
export interface SandboxEnv {
	Variables: {
		/** The caller takes gzip, and nothing needs the plain text. */
		gzip: boolean;
		/** Under this key the compressed answer may be kept; '' if it may not. */
		pageKey: string;
		/** Body of a POST or PATCH, read once. */
		body: string;
	};
}

/** Path below `/ATServicesRest/V1.0/`, in lower case, in its parts. */
export function pathParts(path: string): readonly string[] {
	return path.split('/').slice(3);
}
