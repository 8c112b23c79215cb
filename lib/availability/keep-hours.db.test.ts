import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { type House, openHouse } from '@/test/house';
import { listHours } from './list-hours';
import { listPractitionersToKeep } from './list-practitioners-to-keep';
import { listSlots } from './list-slots';
import { followWeekAgain, openAnyway } from './open-anyway';
import { planAbsence, removeAbsence, restoreAbsence } from './plan-absence';
import { removeException, saveException } from './save-exception';
import { saveOpenings } from './save-openings';
import { planAbsenceInput, saveOpeningsInput } from './schema';

let house: House;
let elsewhere: House;
let colleagueId: Id<'practitioner'>;
const monday = '2027-03-01';

beforeAll(async () => {
  house = await openHouse({ now: '2027-02-22T08:00:00Z' });
  elsewhere = await openHouse({ db: house.db });
  colleagueId = await addColleague(house);
});
afterAll(() => house.db.close());

async function addColleague({ db, practiceId }: House): Promise<Id<'practitioner'>> {
  const [id, memberId, accountId] = [newId('practitioner'), newId('member'), newId('account')];
  const createdAt = new Date('2027-02-22T08:00:00Z');
  await db.transaction({ practice: practiceId }, async (tx) => {
    await tx.account.create({
      data: { id: accountId, emailToken: accountId, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt },
      select: { id: true },
    });
    await tx.member.create({ data: { practiceId, id: memberId, accountId, role: 'practitioner', displayName: 'Autre', createdAt } });
    await tx.practitioner.create({
      data: {
        ...{ practiceId, id, memberId, slug: `c-${id.slice(-12)}`, honorific: '', givenName: 'Autre', familyName: 'Essai', createdAt },
        ...{ specialty: 'physiotherapy', languages: ['fr'] },
      },
    });
  });
  return id;
}

const asRole = (role: MemberActor['role'], practitionerId: Id<'practitioner'> | null): Context =>
  house.as({ ...(house.member.actor as MemberActor), role, practitionerId });
const opening = (weekday: number, start: string, end: string, siteId = house.siteId) => ({
  ...{ siteId, weekday, start, end, modes: ['in_person' as const], reasonIds: [], knownOnly: false, validFrom: null, validTo: null },
});
const startsOn = async (from: string) => {
  const { practitionerId, reasonId } = house;
  const listed = await listSlots(house.visitor, { practitionerId, reasonId, from, days: 1 });
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value.slots.map(({ start }) => new Date(start).toISOString().slice(11, 16));
};

describe('the week', () => {
  it('is replaced as a whole', async () => {
    const { practitionerId } = house;
    expect(
      (await saveOpenings(house.member, { practitionerId, openings: [opening(1, '09:00', '10:00'), opening(1, '14:00', '15:00')] })).ok,
    ).toBe(true);
    const { openings } = await listHours(house.member, practitionerId);
    expect(openings.map(({ weekday, start, end }) => [weekday, start, end])).toEqual([
      [1, '09:00', '10:00'],
      [1, '14:00', '15:00'],
    ]);
    expect(await startsOn(monday)).toEqual(['08:00', '08:30', '13:00', '13:30']);
  });

  it('stays as it was when one opening names a site of another practice', async () => {
    const { practitionerId } = house;
    const refused = await saveOpenings(house.member, { practitionerId, openings: [opening(2, '09:00', '10:00', elsewhere.siteId)] });
    expect(refused).toEqual({ ok: false, error: { code: 'availability.site_not_found' } });
    expect((await listHours(house.member, practitionerId)).openings).toHaveLength(2);
  });

  it('is one of the two weeks, never both, when two save at once', async () => {
    const { practitionerId } = house;
    const weeks = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ practitionerId, openings: [opening(weekday, '09:00', '10:00')] }));
    await Promise.all(weeks.map((week) => saveOpenings(house.member, week)));
    expect((await listHours(house.member, practitionerId)).openings).toHaveLength(1);
    await saveOpenings(house.member, weeks[0] ?? { practitionerId, openings: [] });
  });

  it('takes times as people type them and names the field it cannot read', () => {
    const read = saveOpeningsInput.parse({ practitionerId: house.practitionerId, openings: [{ ...opening(1, '9h', '24'), weekday: '1' }] });
    expect(read.openings[0]).toMatchObject({ start: '09:00', end: '24:00', weekday: 1 });
    const refused = saveOpeningsInput.safeParse({ practitionerId: house.practitionerId, openings: [opening(1, 'midi', '24:00')] });
    expect(refused.error?.issues[0]).toMatchObject({ message: 'opening.time_unreal', path: ['openings', 0, 'start'] });
  });
});

describe('who may', () => {
  it.each([
    ['the owner', 'owner', true],
    ['an assistant', 'assistant', true],
    ['a practitioner', 'practitioner', false],
  ] as const)('%s keeps a colleague’s hours: %s', async (_who, role, may) => {
    const ctx = asRole(role, role === 'assistant' ? null : house.practitionerId);
    const saved = await saveOpenings(ctx, { practitionerId: colleagueId, openings: [] });
    expect(saved.ok ? true : saved.error.code).toBe(may ? true : 'availability.not_allowed');
    expect((await listPractitionersToKeep(ctx)).map(({ id }) => id)).toEqual(
      may ? [house.practitionerId, colleagueId] : [house.practitionerId],
    );
  });

  it('lets a practitioner keep the own ones', async () => {
    expect((await saveOpenings(asRole('practitioner', colleagueId), { practitionerId: colleagueId, openings: [] })).ok).toBe(true);
  });

  it('finds nothing of another practice', async () => {
    const { practitionerId, siteId } = elsewhere;
    const unknown = { ok: false, error: { code: 'availability.practitioner_not_found' } };
    expect(await saveOpenings(house.member, { practitionerId, openings: [] })).toEqual(unknown);
    expect(await saveException(house.member, { practitionerId, siteId, date: monday, openings: [] })).toEqual(unknown);
    const plan = planAbsenceInput.parse({ practitionerId, fromDate: monday, toDate: monday });
    expect(await planAbsence(house.member, plan)).toEqual(unknown);
    const theirs = await planAbsence(elsewhere.member, plan);
    const exception = await saveException(elsewhere.member, { practitionerId, siteId, date: monday, openings: [] });
    if (!theirs.ok || !exception.ok) throw new Error('the other practice could not plan');
    expect(await removeAbsence(house.member, { id: theirs.value.id })).toMatchObject({ error: { code: 'availability.absence_not_found' } });
    expect(await removeException(house.member, { id: exception.value.id })).toMatchObject({
      error: { code: 'availability.exception_not_found' },
    });
    expect((await listHours(house.member, practitionerId)).absences).toEqual([]);
  });

  it('shows a visitor nothing', async () => {
    expect(await listHours(house.visitor, house.practitionerId)).toEqual({ openings: [], exceptions: [], absences: [] });
    expect(await listPractitionersToKeep(house.visitor)).toEqual([]);
  });
});

describe('a date that differs from its week', () => {
  const on = (openings: { start: string; end: string }[]) => {
    const { practitionerId, siteId } = house;
    return saveException(house.member, { practitionerId, siteId, date: monday, openings });
  };

  it('closes the day, and opens it again when removed', async () => {
    const closed = await on([]);
    if (!closed.ok) throw new Error(closed.error.code);
    expect(await startsOn(monday)).toEqual([]);
    expect(await removeException(house.member, { id: closed.value.id })).toMatchObject({ ok: true, value: { date: monday, openings: [] } });
    expect(await startsOn(monday)).toEqual(['08:00', '08:30']);
  });

  it('is replaced when said again', async () => {
    await on([{ start: '11:00', end: '12:00' }]);
    await on([{ start: '16:00', end: '16:30' }]);
    expect(await startsOn(monday)).toEqual(['15:00']);
    await on([]);
    expect(await startsOn(monday)).toEqual([]);
    await on([{ start: '11:00', end: '11:30' }]);
    expect(await startsOn(monday)).toEqual(['10:00']);
    expect((await listHours(house.member, house.practitionerId)).exceptions).toHaveLength(1);
  });
});

describe('an absence', () => {
  it('planned twice at once stands once', async () => {
    const { practitionerId } = house;
    const plan = { practitionerId, fromDate: '2027-12-20', toDate: '2027-12-24', label: 'Congés' };
    const both = await Promise.all([planAbsence(house.member, plan), planAbsence(house.member, plan)]);
    expect(new Set(both.map((one) => one.ok && one.value.id)).size).toBe(1);
    const { absences } = await listHours(house.member, practitionerId);
    expect(absences.filter(({ label }) => label === 'Congés')).toHaveLength(1);
    for (const { id } of absences.filter(({ label }) => label === 'Congés')) await removeAbsence(house.member, { id });
  });

  const plan = (wish: Record<string, string>) =>
    planAbsence(house.member, planAbsenceInput.parse({ practitionerId: house.practitionerId, ...wish }));

  it('without times is whole days, of 23 hours in the spring night and of 25 in the autumn one', async () => {
    const spring = await plan({ fromDate: '2027-03-28', toDate: '2027-03-28' });
    const autumn = await plan({ fromDate: '2027-10-31', toDate: '2027-10-31' });
    expect(spring).toMatchObject({ value: { start: new Date('2027-03-27T23:00:00Z'), end: new Date('2027-03-28T22:00:00Z') } });
    expect(autumn).toMatchObject({ value: { start: new Date('2027-10-30T22:00:00Z'), end: new Date('2027-10-31T23:00:00Z') } });
  });

  it('covers both passes of a time that comes twice', async () => {
    const twice = await plan({ fromDate: '2027-10-31', fromTime: '2h', toDate: '2027-10-31', toTime: '2h30' });
    expect(twice).toMatchObject({ value: { start: new Date('2027-10-31T00:00:00Z'), end: new Date('2027-10-31T01:30:00Z') } });
  });

  it('is refused when the change of clocks leaves nothing of it', async () => {
    const nothing = await plan({ fromDate: '2027-03-28', fromTime: '02:30', toDate: '2027-03-28', toTime: '03:15' });
    expect(nothing).toEqual({ ok: false, error: { code: 'availability.absence_empty' } });
  });

  it('that ends before it begins names its end', () => {
    const read = planAbsenceInput.safeParse({ practitionerId: house.practitionerId, fromDate: '2027-03-02', toDate: '2027-03-01' });
    expect(read.error?.issues[0]).toMatchObject({ message: 'absence.ends_before_start', path: ['toDate'] });
  });

  it('takes the times away, gives them back when removed, and comes back as it was', async () => {
    const planned = await plan({ fromDate: '2027-03-08', fromTime: '09:30', toDate: '2027-03-08' });
    if (!planned.ok) throw new Error(planned.error.code);
    expect(await startsOn('2027-03-08')).toEqual(['08:00']);
    const removed = await removeAbsence(house.member, { id: planned.value.id });
    if (!removed.ok) throw new Error(removed.error.code);
    expect(await startsOn('2027-03-08')).toEqual(['08:00', '08:30']);
    const { practitionerId, start, end, label } = removed.value;
    expect(await restoreAbsence(house.member, { practitionerId, start, end, label })).toMatchObject({ ok: true, value: { start, end } });
    expect(await startsOn('2027-03-08')).toEqual(['08:00']);
  });
});

describe('an opening bound to visit reasons', () => {
  it('keeps them, and refuses one that is another practitioner’s, another practice’s or archived', async () => {
    const { practitionerId, reasonId } = house;
    const bound = { ...opening(1, '09:00', '10:00'), reasonIds: [reasonId], knownOnly: true };
    expect((await saveOpenings(house.member, { practitionerId, openings: [bound] })).ok).toBe(true);
    expect((await listHours(house.member, practitionerId)).openings).toMatchObject([{ reasonIds: [reasonId], knownOnly: true }]);
    const unknown = { ok: false, error: { code: 'availability.reason_not_found' } };
    for (const id of [elsewhere.reasonId, newId('visitReason')]) {
      const openings = [{ ...bound, reasonIds: [reasonId, id] }];
      expect(await saveOpenings(house.member, { practitionerId, openings })).toEqual(unknown);
      const date = { practitionerId, siteId: house.siteId, date: '2027-03-02' };
      expect(await saveException(house.member, { ...date, openings: [{ start: '09:00', end: '10:00', reasonIds: [id] }] })).toEqual(
        unknown,
      );
    }
    expect(await saveOpenings(house.member, { practitionerId: colleagueId, openings: [bound] })).toEqual(unknown);
    expect((await listHours(house.member, practitionerId)).openings).toHaveLength(1);
  });
});

describe('a public holiday', () => {
  const holiday = '2027-05-17'; // Whit Monday
  it('is opened at the usual hours of its weekday, with their reasons, and closed again', async () => {
    const { practitionerId, reasonId, siteId } = house;
    const bound = { ...opening(1, '09:00', '10:00'), reasonIds: [reasonId], knownOnly: true };
    const later = { ...opening(1, '14:00', '15:00'), validFrom: '2027-06-01' };
    await saveOpenings(house.member, { practitionerId, openings: [bound, later, opening(2, '08:00', '09:00')] });
    expect((await openAnyway(house.member, { practitionerId, date: holiday })).ok).toBe(true);
    expect((await openAnyway(house.member, { practitionerId, date: holiday })).ok).toBe(true);
    const noted = async () => (await listHours(house.member, practitionerId)).exceptions.filter(({ date }) => date === holiday);
    expect(await noted()).toMatchObject([
      { siteId, openings: [{ start: '09:00', end: '10:00', modes: ['in_person'], reasonIds: [reasonId], knownOnly: true }] },
    ]);
    expect((await followWeekAgain(house.member, { practitionerId, date: holiday })).ok).toBe(true);
    expect(await noted()).toEqual([]);
  });

  it('is not opened where its weekday has no hours, nor for another practice', async () => {
    const { practitionerId } = house;
    await saveOpenings(house.member, { practitionerId, openings: [opening(2, '08:00', '09:00')] });
    expect(await openAnyway(house.member, { practitionerId, date: holiday })).toEqual({
      ok: false,
      error: { code: 'availability.no_hours_that_day' },
    });
    const theirs = { practitionerId: elsewhere.practitionerId, date: holiday };
    for (const act of [openAnyway, followWeekAgain])
      expect(await act(house.member, theirs)).toEqual({ ok: false, error: { code: 'availability.practitioner_not_found' } });
  });
});
