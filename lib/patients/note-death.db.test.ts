import { afterAll, beforeEach, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelComing } from '@/lib/appointments/cancel-coming';
import { readNotice } from '@/lib/appointments/read-notice';
import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addressOf } from '@/lib/notifications/address-of';
import { openDatabase } from '@/lib/platform/db';
import { fingerprint } from '@/lib/platform/fingerprint';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { isBlockedOnline } from './is-blocked-online';
import { listFileHistory } from './list-file-history';
import { mayBeWrittenTo } from './may-be-written-to';
import { mergePatients } from './merge-patients';
import { noteDeath } from './note-death';
import { openPatient } from './open-patient';
import { registerAtDesk } from './register-at-desk';
import { deathInput } from './schema';
import { undoMerge } from './undo-merge';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
afterAll(() => db.close());

let house: House;
let id: Id<'patient'>;
beforeEach(async () => {
  house = await openHouse({ db });
  id = must(await registerAtDesk(house.member, { identity, locale: 'fr' })).patientId;
});
const on = '2027-01-02';
const note = (deceasedOn: string | null, which = id) => noteDeath(house.member, { id: which, deceasedOn });
const reached = () =>
  inPractice(house.system, async (tx) => ({
    mail: await addressOf(tx, id),
    reminder: await mayBeWrittenTo(tx, id, 'reminders'),
  }));
const bookedOnline = () => house.db.transaction({ practice: house.practiceId }, (tx) => isBlockedOnline({ ...house.system, db: tx }, id));
const row = () => inPractice(house.member, (tx) => tx.db.patient.findFirstOrThrow({ where: { practiceId: house.practiceId, id } }));
const visit = async (hour: number, day = '06') =>
  must(
    await bookForPatient(house.member, {
      ...{ practitionerId: house.practitionerId, reasonId: house.reasonId, patientId: id, locale: 'fr', isFirstVisit: false },
      start: new Date(`2027-01-${day}T${String(hour).padStart(2, '0')}:00:00Z`),
    }),
  ).id;

test('a day of death is sealed, says by whom and since when, is corrected and taken back, and told in the history without the date', async () => {
  must(await note('2027-01-01'));
  expect(JSON.stringify(await row())).not.toContain('2027-01-01T00');
  expect(Object.values(await row())).not.toContain('2027-01-01');
  must(await note(on));
  const { memberId } = house.member.actor as { memberId: Id<'member'> };
  expect(must(await openPatient(house.member, id)).deceased).toEqual({ on, notedAt: house.member.clock.now(), notedBy: memberId });
  must(await note(null));
  expect(must(await openPatient(house.member, id)).deceased).toBeNull();
  const acts = (await listFileHistory(house.member, id)).map(({ what }) => what);
  expect(acts.slice(0, 3)).toEqual(['death_taken_back', 'death_corrected', 'death_noted']);
  const audit = await inPractice(house.member, (tx) =>
    tx.db.auditEntry.findMany({ where: { practiceId: house.practiceId, act: { startsWith: 'patient.death' } } }),
  );
  expect(audit).toHaveLength(3);
  expect(JSON.stringify(audit.map(({ facts }) => facts))).not.toContain(on);
});

test('refuses a day before birth, in the future or unreadable, somebody else’s file, and what was corrected meanwhile', async () => {
  expect(await note('1900-01-01')).toMatchObject({ error: { code: 'patient.death_before_birth' } });
  const read = (deceasedOn: string) => deathInput('2027-01-04').safeParse({ id, deceasedOn });
  expect(read('02/01/2027').data).toEqual({ id, deceasedOn: on });
  for (const [typed, why] of [
    ['05/01/2027', 'patient.death_date_future'],
    ['31/02/2026', 'patient.death_date_unreal'],
    ['', 'patient.death_date_missing'],
  ] as const)
    expect(read(typed).error?.issues[0]?.message, typed).toBe(why);
  const other = await openHouse({ db });
  expect(await noteDeath(other.member, { id, deceasedOn: on })).toMatchObject({ error: { code: 'patient.not_found' } });
  expect(await noteDeath(house.visitor, { id, deceasedOn: on })).toMatchObject({ error: { code: 'patient.not_allowed' } });
  must(await note(on));
  const stale = fingerprint({ deceasedOn: null });
  expect(await noteDeath(house.member, { id, deceasedOn: '2027-01-03' }, stale)).toMatchObject({
    error: { code: 'settings.changed_meanwhile' },
  });
  expect((await noteDeath(house.member, { id, deceasedOn: on }, stale)).ok).toBe(true);
});

test('at once nothing is sent to them and nobody books online with their file; taken back, all is as before', async () => {
  expect(await reached()).toMatchObject({ mail: { to: identity.email }, reminder: true });
  expect(await bookedOnline()).toBe(false);
  must(await note(on));
  expect(await reached()).toEqual({ mail: null, reminder: false });
  expect(await bookedOnline()).toBe(true);
  must(await note(null));
  expect(await reached()).toMatchObject({ mail: { to: identity.email }, reminder: true });
  expect(await bookedOnline()).toBe(false);
});

test('visits to come are called off in one step, once of two who press, and nobody is told', async () => {
  const ids = [await visit(9), await visit(10), await visit(11, '07')];
  expect(await cancelComing(house.member, { id })).toMatchObject({ error: { code: 'patient.not_deceased' } });
  must(await note(on));
  const both = await Promise.all([cancelComing(house.member, { id }), cancelComing(house.member, { id })]);
  expect(both.map((one) => must(one).cancelled).sort()).toEqual([0, 3]);
  const visits = await inPractice(house.member, (tx) =>
    tx.db.appointment.findMany({ where: { practiceId: house.practiceId, id: { in: ids } }, select: { status: true, cancelledBy: true } }),
  );
  expect(visits).toEqual(ids.map(() => ({ status: 'cancelled', cancelledBy: 'practice' })));
  for (const one of ids) expect(await inPractice(house.system, (tx) => readNotice(tx, one))).toBeNull();
});

test('of two files brought together the date stays; two different days are refused until one is chosen; undone, both are as before', async () => {
  const other = must(
    await registerAtDesk(house.member, { identity: { ...identity, givenName: 'Autre', email: null, phone: null }, locale: 'fr' }),
  ).patientId;
  must(await note(on, other));
  const merge = (deathOf?: 'survivor' | 'merged') => mergePatients(house.member, { survivorId: id, mergedId: other, take: [], deathOf });
  const dayOf = async (which: Id<'patient'>) => must(await openPatient(house.member, which)).deceased?.on ?? null;
  const first = must(await merge());
  expect(await dayOf(id)).toBe(on);
  must(await undoMerge(house.member, { mergeId: first.mergeId }));
  expect([await dayOf(id), await dayOf(other)]).toEqual([null, on]);

  must(await note('2027-01-03'));
  expect(await merge()).toMatchObject({ error: { code: 'patient.merge_deaths_differ' } });
  const chosen = must(await merge('merged'));
  expect(await dayOf(id)).toBe(on);
  must(await undoMerge(house.member, { mergeId: chosen.mergeId }));
  expect([await dayOf(id), await dayOf(other)]).toEqual(['2027-01-03', on]);
  must(await merge('survivor'));
  expect(await dayOf(id)).toBe('2027-01-03');
});
