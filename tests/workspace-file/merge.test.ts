import { describe, expect, it } from 'vitest';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { editIdOf } from '$lib/db/edit-stamps.ts';
import { isoDate } from '$lib/domain/dates.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import { verifyReport } from '$lib/domain/report/verify.ts';
import type { WorkspaceFileService } from '$lib/workspace-file/protocol.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { fill, portable, quiet, restoreInto, savedFile, serviceOf } from './file-bed.ts';
import { passphrase } from './file-of-frames.ts';

const remark = (id: string, text: string) => ({
	configurationId: id as ConfigurationId,
	text,
	editedAt: new Date().toISOString()
});

/** Two devices with the same workspace, by a file. */
async function deskAndTablet(): Promise<[AlmanacDatabase, AlmanacDatabase]> {
	const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
	await fill(desk);
	expect(await restoreInto(tablet, await savedFile(desk))).toBeNull();
	return [desk, tablet];
}

async function mergeInto(db: AlmanacDatabase, from: AlmanacDatabase) {
	const service: WorkspaceFileService = serviceOf(db);
	const preview = await service.prepare(await savedFile(from), passphrase, quiet);
	if (!preview.ok) throw new Error(preview.failure.code);
	expect(await service.restore('merge')).toMatchObject({ ok: true });
	return preview.value.merge;
}

describe('merging a file', () => {
	it('takes what changed on the other side and keeps what changed here', async () => {
		const [desk, tablet] = await deskAndTablet();
		await desk.remarks.put(remark('desk', 'Here'));
		await tablet.remarks.put(remark('tablet', 'There'));
		const [gone] = await tablet.meetings.toArray();
		if (!gone) throw new Error('No meeting');
		await tablet.meetings.delete(gone.companyId);
		const merge = await mergeInto(desk, tablet);
		expect(merge).toMatchObject({ added: 1, changed: 0, deleted: 1, conflicts: [] });
		expect(await desk.remarks.get('tablet' as ConfigurationId)).toMatchObject({ text: 'There' });
		expect(await desk.remarks.get('desk' as ConfigurationId)).toMatchObject({ text: 'Here' });
		expect(await desk.meetings.count()).toBe(0);
		await mergeInto(tablet, desk);
		const said = async (db: AlmanacDatabase) => {
			const { edits: _e, outbox: _o, runs: _r, ...rest } = await portable(db);
			return rest;
		};
		expect(await said(tablet)).toEqual(await said(desk));
		expect(await mergeInto(desk, tablet)).toMatchObject({ added: 0, changed: 0, deleted: 0 });
	});

	it('lists what changed on both sides, and the later edit stands', async () => {
		const [desk, tablet] = await deskAndTablet();
		await desk.remarks.put(remark('autotask-1/1', 'Earlier'));
		await new Promise((resolve) => setTimeout(resolve, 5));
		await tablet.remarks.put(remark('autotask-1/1', 'Later'));
		const merge = await mergeInto(desk, tablet);
		expect(merge?.conflicts).toMatchObject([{ table: 'remarks', outcome: 'file' }]);
		expect(await desk.remarks.get('autotask-1/1' as ConfigurationId)).toMatchObject({
			text: 'Later'
		});
	});

	it('keeps a draft that was edited on both sides twice, once', async () => {
		const [desk, tablet] = await deskAndTablet();
		const [draft] = await desk.drafts.toArray();
		if (!draft) throw new Error('No draft');
		await desk.drafts.put({ ...draft, preparer: 'At the desk' });
		await tablet.drafts.put({ ...draft, preparer: 'On the tablet' });
		const merge = await mergeInto(desk, tablet);
		expect(merge?.conflicts).toMatchObject([{ table: 'drafts', outcome: 'twice' }]);
		const drafts = (await desk.drafts.toArray()).toSorted((a, b) => a.name.length - b.name.length);
		expect(drafts.map(({ name, preparer }) => [name, preparer])).toEqual([
			[draft.name, 'At the desk'],
			[`${draft.name} (from file)`, 'On the tablet']
		]);
		await mergeInto(desk, tablet);
		expect(await desk.drafts.count()).toBe(2);
	});

	it('only adds completed reports', async () => {
		const [desk, tablet] = await deskAndTablet();
		const [report] = await tablet.completedReports.toArray();
		const [head] = await tablet.reportHeads.toArray();
		if (!report || !head) throw new Error('No report');
		await tablet.completedReports.put({ ...report, id: 'new' });
		await tablet.reportHeads.put({ ...head, id: 'new' });
		await tablet.completedReports.delete(report.id);
		await tablet.reportHeads.delete(report.id);
		await mergeInto(desk, tablet);
		expect((await desk.completedReports.toArray()).map(({ id }) => id).sort()).toEqual(
			['new', report.id].sort()
		);
		expect(await desk.reportHeads.count()).toBe(2);
	});

	it('brings companies together that two devices mapped on their own', async () => {
		const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
		await fill(desk);
		await fill(tablet);
		const [mapping] = await tablet.companyMappings.toArray();
		if (!mapping) throw new Error('No mapping');
		const company = await tablet.companies.get(mapping.companyId);
		if (!company) throw new Error('No company');
		const other = 'another id' as CompanyId;
		await tablet.companyMappings.put({ ...mapping, companyId: other });
		await tablet.companies.delete(company.id);
		await tablet.companies.put({ ...company, id: other });
		// It never had the company of the desk.
		await tablet.edits.delete(editIdOf('companies', company.id));
		await tablet.meetings.put({ companyId: other, nextOn: isoDate('2027-01-05'), editedAt: 'x' });
		const [report] = await tablet.completedReports.toArray();
		const { digest: _digest, ...rest } = report ?? ({} as never);
		const { digestOf } = await import('$lib/domain/report/digest.ts');
		const theirs = { ...rest, id: 'theirs', companyId: other };
		await tablet.completedReports.put({ ...theirs, digest: digestOf(theirs) });
		await mergeInto(desk, tablet);
		expect(await desk.companies.get(other)).toBeUndefined();
		expect(await desk.companies.get(company.id)).toBeDefined();
		expect((await desk.meetings.get(company.id))?.nextOn).toBe('2027-01-05');
		expect(await desk.companyMappings.get([mapping.integrationId, mapping.psaId])).toMatchObject({
			companyId: company.id
		});
		const added = await desk.completedReports.get('theirs');
		expect(added?.companyId).toBe(company.id);
		expect(added && verifyReport(added)).not.toContain('digest');
	});

	it('takes the company that was read further, with all its shards', async () => {
		const [desk, tablet] = await deskAndTablet();
		const [watermark] = await tablet.watermarks.toArray();
		if (!watermark) throw new Error('No watermark');
		const { integrationId, psaCompanyId } = watermark;
		const shard = await tablet.shards.where({ integrationId, psaCompanyId, chunk: 0 }).first();
		if (!shard) throw new Error('No shard');
		await tablet.watermarks.put({ ...watermark, maxStamp: '2027-01-01T00:00:00.000Z' });
		await tablet.shards.put({ ...shard, marks: [{ id: 1, missingSince: 'x', outOfScope: null }] });
		await mergeInto(desk, tablet);
		const taken = await desk.shards.where({ integrationId, psaCompanyId, chunk: 0 }).first();
		expect(taken?.marks).toHaveLength(1);
		expect(await desk.watermarks.get([integrationId, psaCompanyId])).toMatchObject({
			maxStamp: '2027-01-01T00:00:00.000Z',
			pass: 0
		});
		expect(await desk.outbox.filter(({ state }) => state === 'parked').count()).toBe(0);
	});
});
