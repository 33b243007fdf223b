import type { Sandbox } from '../../src/lib/sandbox/app.ts';

export type WireRecord = Readonly<Record<string, unknown>> & { readonly id: number };

/** What a tenant holds, asked behind the API's back: what an import is held against. */
export async function tenantRecords(sandbox: Sandbox, entity: string): Promise<WireRecord[]> {
	const response = await sandbox.control.request(`/control/records/${entity}?as=api`);
	if (!response.ok) throw new Error(`${entity}: ${await response.text()}`);
	return (await response.json()) as WireRecord[];
}

/** Changes the tenant, or what lies around it. */
export async function control(
	sandbox: Sandbox,
	method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	path: string,
	body?: unknown
): Promise<unknown> {
	const response = await sandbox.control.request(`/control/${path}`, {
		method,
		headers: { 'Content-Type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
	return response.json();
}
