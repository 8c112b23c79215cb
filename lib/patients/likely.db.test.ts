import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Context, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { blockOnline, readAbsences } from './block-online';
import { findLikely } from './find-likely';
import { judgeAbsences } from './judge-absences';
import { listLikelyPairs } from './list-likely-pairs';
import { lookForDuplicates } from './look-for-duplicates';
import { openPatient } from './open-patient';
import { registerPatient } from './register-patient';
import type { PatientIdentity } from './schema';
import { typedPerson } from './schema';
import { tellApart } from './tell-apart';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const zoe: PatientIdentity = {
  familyName: 'D’Angélo-Łuczak',
  givenName: 'Zoé-Marie',
  birthDate: '1985-03-07',
  phone: '+33698765432',
  email: 'zoe.canari@example.org',
};
const register = (ctx: Context, identity: PatientIdentity): Promise<Id<'patient'>> =>
  writeInPractice(ctx, (tx) => registerPatient(tx, identity, { source: 'online', locale: 'fr' }));
const ask = (ctx: Context, typed: Record<string, string>) => findLikely(ctx, typedPerson.parse(typed));

let house: House;
let zoeId: Id<'patient'>;
beforeAll(async () => {
  house = await openHouse({ db });
  zoeId = await register(house.member, zoe);
});

test.each([
  [{ familyName: 'dangelo luczak', givenName: 'zoe marie' }, false],
  [{ familyName: 'Zoé', givenName: 'D Angelo', birthDate: '07/03/1985' }, false],
  [{ familyName: 'Dangélo Lutchak', givenName: 'Zoe-Marie', birthDate: '7.3.1985' }, true],
  [{ familyName: 'D’Angelo-Luczak', givenName: 'Zoé-Marie', birthDate: '03/07/1985' }, false],
  [{ familyName: 'D’Angelo-Luczak', givenName: 'Zoé-Marie', phone: '06 98 76 54 32' }, true],
  [{ familyName: 'D’Angelo-Luczak', givenName: 'Zoé-Marie', phone: '5432' }, false],
] as const)('typing %j shows the file that may be meant', async (typed, isSure) => {
  expect(await ask(house.member, typed)).toMatchObject([{ id: zoeId, isSure, email: zoe.email }]);
});

test('nobody is shown for a stranger, to a visitor or to another practice', async () => {
  const whole = { familyName: zoe.familyName, givenName: zoe.givenName, birthDate: zoe.birthDate };
  expect(await ask(house.member, { familyName: 'Martin', givenName: 'Paul', birthDate: '07/03/1985' })).toEqual([]);
  expect(await ask(house.visitor, whole)).toEqual([]);
  expect(await ask((await openHouse({ db })).member, whole)).toEqual([]);
  expect(await ask(house.member, whole)).toHaveLength(1);
});

test('a file that looks like another is put on the list once, leaves it when told apart, and does not come back', async () => {
  const here = await openHouse({ db });
  const first = await register(here.member, zoe);
  const second = await register(here.member, { ...zoe, familyName: 'Dangelo Luczak', phone: '+33711111111', email: null });
  expect(await lookForDuplicates(here.system, { patientId: second })).toBe(1);
  expect(await lookForDuplicates(here.system, { patientId: second })).toBe(0);
  const { pairs, count } = await listLikelyPairs(here.member);
  expect(count).toBe(1);
  expect(pairs).toMatchObject([{ one: { id: first }, other: { id: second }, isSure: true, why: ['names_same', 'birth_same'] }]);
  const stranger = await openHouse({ db });
  expect(await tellApart(stranger.member, { id: first, otherId: second })).toEqual({ ok: false, error: { code: 'patient.not_found' } });
  await Promise.all([1, 2, 3].map(() => tellApart(here.member, { id: second, otherId: first })));
  expect((await listLikelyPairs(here.member)).count).toBe(0);
  expect(await lookForDuplicates(here.system, { patientId: first })).toBe(0);
});

/** An absence of this patient, so many days into January. */
async function absence(at: House, patientId: Id<'patient'>, day: number, status = 'no_show'): Promise<Id<'appointment'>> {
  const { practiceId, practitionerId, siteId, reasonId: visitReasonId } = at;
  const id = newId('appointment');
  const startsAt = new Date(Date.UTC(2026, 11, day, 9));
  const endsAt = new Date(startsAt.getTime() + 1_800_000);
  await writeInPractice(at.system, (tx) =>
    tx.db.appointment.create({
      data: {
        ...{ practiceId, id, practitionerId, siteId, visitReasonId, patientId, status, mode: 'in_person', startsAt, endsAt },
        ...{
          blockStartsAt: startsAt,
          blockEndsAt: endsAt,
          bufferBefore: 0,
          bufferAfter: 0,
          wallStart: startsAt.toISOString().slice(0, 16),
        },
        ...{ timeZone: 'Europe/Paris', source: 'reception', locale: 'fr', createdAt: startsAt, createdBy: 'member', missedAt: endsAt },
      },
    }),
  );
  return id;
}
const setStatus = (at: House, id: Id<'appointment'>, status: string) =>
  writeInPractice(at.system, (tx) => tx.db.appointment.updateMany({ where: { practiceId: at.practiceId, id }, data: { status } }));

test('the third unexcused absence closes online booking, an excuse opens it again, and lifting begins anew', async () => {
  const here = await openHouse({ db });
  const patientId = await register(here.member, zoe);
  const blocked = async () => must(await openPatient(here.member, patientId)).onlineBlocked;
  const [first, second] = [await absence(here, patientId, 1), await absence(here, patientId, 2)];
  await absence(here, patientId, 3, 'excused');
  expect(await judgeAbsences(here.system, { appointmentId: second })).toBe('unchanged');
  const third = await absence(here, patientId, 4);
  const judged = await Promise.all([1, 2, 3].map(() => judgeAbsences(here.system, { appointmentId: third })));
  expect(judged.filter((one) => one === 'blocked')).toHaveLength(1);
  expect(await blocked()).toMatchObject({ by: null });
  expect(await readAbsences(here.member, patientId)).toEqual({ count: 3, limit: 3 });

  await setStatus(here, first, 'excused');
  expect(await judgeAbsences(here.system, { appointmentId: first })).toBe('lifted');
  await setStatus(here, first, 'no_show');
  expect(await judgeAbsences(here.system, { appointmentId: first })).toBe('blocked');

  const later = here.as(here.member.actor, frozenClock('2027-01-05T07:00:00Z'));
  must(await blockOnline(later, { id: patientId, block: 'no' }));
  expect(await blocked()).toBeNull();
  expect(await readAbsences(here.member, patientId)).toEqual({ count: 0, limit: 3 });
  expect(await judgeAbsences(here.system, { appointmentId: third })).toBe('unchanged');
});

test('a block set by hand is left alone by the rule', async () => {
  const here = await openHouse({ db });
  const patientId = await register(here.member, zoe);
  must(await blockOnline(here.member, { id: patientId, block: 'yes', reason: 'wrong_details' }));
  const one = await absence(here, patientId, 1);
  expect(await judgeAbsences(here.system, { appointmentId: one })).toBe('unchanged');
  const { onlineBlocked } = must(await openPatient(here.member, patientId));
  expect(onlineBlocked).toMatchObject({ by: expect.stringMatching(/^mbr_/), reason: 'wrong_details' });
  const stranger = await openHouse({ db });
  expect(await blockOnline(stranger.member, { id: patientId, block: 'no' })).toEqual({ ok: false, error: { code: 'patient.not_found' } });
});
