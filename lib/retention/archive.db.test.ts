import { afterAll, beforeEach, expect, test } from 'vitest';
import { inPractice, writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import type { Keepsake } from './archive/schema';
import { keepInArchive } from './keep-in-archive';
import { approveArchive, askForArchive, openArchive } from './open-archive';
import { purgeArchive } from './purge-archive';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
afterAll(() => db.close());
let house: House;
beforeEach(async () => {
  house = await openHouse({ db });
});

const subject = `pat_${'5'.repeat(32)}`;
const row = (more: Partial<Keepsake> = {}): Keepsake => ({
  ...{ table: 'patient', subject, category: 'record.custody', ground: 'statutory', source: 'Code de la santé publique R.1112-7' },
  ...{ endsAt: new Date('2030-01-01T00:00:00Z'), content: { familyName: 'Canari' } },
  ...more,
});
const keep = (rows: readonly Keepsake[]) => writeInPractice(house.system, (tx) => keepInArchive(tx, rows));
const second = () => house.as({ ...house.member.actor, memberId: `mbr_${'2'.repeat(32)}` } as MemberActor);
const rowsKept = (of: House = house) =>
  db.asArchivist(of.practiceId, (tx) => tx.keptRow.findMany({ where: { practiceId: of.practiceId } }));

test('what is kept is sealed, says why and until when, and neither the application nor another practice sees it', async () => {
  expect(await keep([row(), row({ table: 'appointment' })])).toBe(2);
  const [kept] = await rowsKept();
  expect(kept).toMatchObject({
    ground: 'statutory',
    sourceText: 'Code de la santé publique R.1112-7',
    endsAt: new Date('2030-01-01T00:00:00Z'),
  });
  expect(kept?.sealed).not.toContain('Canari');
  await expect(inPractice(house.system, (tx) => tx.db.$queryRaw`select 1 from archive.kept_row`)).rejects.toThrow('permission denied');
  await expect(inPractice(house.system, (tx) => tx.db.$queryRaw`select 1 from keys.archive_key`)).rejects.toThrow('permission denied');
  const other = await openHouse({ db });
  expect(await db.asArchivist(other.practiceId, (tx) => tx.keptRow.count())).toBe(0);
});

test('it is read by two people, for a reason, once, with a trace', async () => {
  await keep([row()]);
  expect(await askForArchive(house.member, { subject, reason: ' ' })).toMatchObject({ error: { code: 'retention.hold_needs_reason' } });
  const asked = await askForArchive(house.member, { subject, reason: 'Demande de la patiente' });
  if (!asked.ok) throw new Error(asked.error.code);
  const refused = { error: { code: 'retention.archive_not_approved' } };
  expect(await openArchive(house.member, asked.value)).toMatchObject(refused);
  expect(await approveArchive(house.member, asked.value)).toMatchObject({ error: { code: 'retention.second_person_needed' } });
  expect(await approveArchive(second(), asked.value)).toEqual({ ok: true, value: null });
  expect(await openArchive(second(), asked.value)).toMatchObject(refused);
  expect(await openArchive(house.member, asked.value)).toMatchObject({
    ok: true,
    value: { subject, rows: [{ content: { familyName: 'Canari' } }] },
  });
  expect(await openArchive(house.member, asked.value)).toMatchObject(refused);
  const acts = await inPractice(house.system, (tx) =>
    tx.db.auditEntry.findMany({ where: { practiceId: house.practiceId, subject }, orderBy: { seq: 'asc' } }),
  );
  expect(acts.map(({ act }) => act)).toEqual(['archive.asked', 'archive.approved', 'archive.opened']);
});

test('each row is shredded with its key when its term is over, and not before', async () => {
  await keep([row(), row({ subject: `pat_${'6'.repeat(32)}`, endsAt: new Date('2040-01-01T00:00:00Z') }), row({ endsAt: null })]);
  expect(await purgeArchive(house.system)).toBe(0);
  expect(await purgeArchive(house.as(house.system.actor, { now: () => new Date('2030-01-02T00:00:00Z') }))).toBe(1);
  expect(await rowsKept()).toHaveLength(2);
  const keys = await db.asArchivist(house.practiceId, (tx) => tx.archiveKey.findMany({ where: { practiceId: house.practiceId } }));
  expect(keys.filter(({ wrapped }) => wrapped === null)).toHaveLength(1);
});
