import { afterAll, beforeEach, expect, test } from 'vitest';
import { cancelComing } from '@/lib/appointments/cancel-coming';
import { writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { openArchivedFile } from '@/lib/exports/open-archived-file';
import { openPatient } from '@/lib/patients/open-patient';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { searchArchived } from '@/lib/patients/search-archived';
import { openDatabase } from '@/lib/platform/db';
import { listOpenings } from '@/lib/retention/list-openings';
import { approveArchive, askForArchive } from '@/lib/retention/open-archive';
import { patientActorFor } from './exports';
import { type House, openHouse } from './house';
import { identity, must } from './lived-in';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
afterAll(() => db.close());
let house: House;
let patientId: Id<'patient'>;
const second = () => house.as({ ...house.member.actor, memberId: `mbr_${'2'.repeat(32)}` } as MemberActor);
const archive = () =>
  writeInPractice(house.system, (tx) =>
    tx.db.patient.update({
      where: { practiceId_id: { practiceId: house.practiceId, id: patientId } },
      data: { archivedAt: tx.clock.now() },
      select: { id: true },
    }),
  );

beforeEach(async () => {
  house = await openHouse({ db });
  patientId = must(await registerAtDesk(house.member, { identity: { ...identity, familyName: 'Canari' }, locale: 'fr' })).patientId;
});

test('a file in the archive opens to its patient, and to members only with a reason and a second yes, once', async () => {
  expect(await searchArchived(house.member, { query: 'canari' })).toEqual([]);
  expect(await askForArchive(house.member, { subject: patientId, reason: 'Essai' })).toMatchObject({
    error: { code: 'retention.patient_unknown' },
  });
  await archive();
  expect(await openPatient(house.member, patientId)).toMatchObject({ error: { code: 'patient.archived' } });
  expect((await openPatient(house.as(patientActorFor(house, [patientId])), patientId)).ok).toBe(true);
  expect((await searchArchived(house.member, { query: 'canari' })).map(({ id }) => id)).toEqual([patientId]);

  const openingId = must(await askForArchive(house.member, { subject: patientId, reason: 'Demande de la patiente' }));
  expect(await openArchivedFile(house.member, { openingId })).toMatchObject({ error: { code: 'retention.archive_not_approved' } });
  must(await approveArchive(second(), openingId));
  const rows = must(await openArchivedFile(house.member, { openingId }));
  const file = rows.find(({ table }) => table === 'patient');
  expect(file?.fields.map(([, value]) => value)).toContain('Canari');
  expect(await openArchivedFile(house.member, { openingId })).toMatchObject({ error: { code: 'retention.archive_not_approved' } });
  expect(await listOpenings(house.member)).toMatchObject([{ id: openingId, reason: 'Demande de la patiente' }]);
});

test('another practice neither finds nor asks for it, and knows of no request', async () => {
  await archive();
  const other = await openHouse({ db });
  expect(await searchArchived(other.member, { query: 'canari' })).toEqual([]);
  expect(await askForArchive(other.member, { subject: patientId, reason: 'Essai' })).toMatchObject({
    error: { code: 'retention.patient_unknown' },
  });
  const openingId = must(await askForArchive(house.member, { subject: patientId, reason: 'Essai' }));
  expect(await approveArchive(other.member, openingId)).toMatchObject({ error: { code: 'retention.opening_unknown' } });
  expect(await openArchivedFile(other.member, { openingId })).toMatchObject({ error: { code: 'retention.opening_unknown' } });
  expect(await openArchivedFile(house.member, { openingId: newId('archiveOpening') })).toMatchObject({
    error: { code: 'retention.opening_unknown' },
  });
  expect(await cancelComing(other.member, { id: patientId })).toMatchObject({ error: { code: 'patient.not_found' } });
});
