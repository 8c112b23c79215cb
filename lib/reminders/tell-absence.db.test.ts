import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import type { Status } from '@/lib/appointments/rules';
import { stepStatus } from '@/lib/appointments/step-status';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { ringDueDeliveries } from '@/lib/notifications/ring-due-deliveries';
import { blockOnline } from '@/lib/patients/block-online';
import { refuseContact } from '@/lib/patients/refuse-contact';
import { registerPatient } from '@/lib/patients/register-patient';
import type { Posting } from '@/lib/platform/queue';
import type { Prisma } from '@/prisma/generated/client';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { tellAbsence } from './tell-absence';

/** Friday from ten to half past ten in Paris. */
const visit = '2027-01-08T09:00:00Z';
const missed = '2027-01-08T09:20:00Z';
let house: House;
let carrier: Carrier;
let patientId: Id<'patient'>;
let appointmentId: Id<'appointment'>;

const at = (iso: string) => frozenClock(iso);
const member = (iso: string) => house.as(house.member.actor, at(iso));
const worker = (iso: string) => ({ ...house.as(house.system.actor, at(iso)), email: carrier, appUrl: 'https://prati.test' });
const step = async (iso: string, from: Status, to: Status) => must(await stepStatus(member(iso), { id: appointmentId, from, to }));
const tell = (iso: string) => tellAbsence(worker(iso), { appointmentId });
/** The sweep at that moment, and the jobs it rings for. */
async function sweep(iso: string) {
  const rung: Posting[] = [];
  await ringDueDeliveries({ ...worker(iso), publish: async (postings) => void rung.push(...postings) });
  const own = rung.map(({ request }) => request.payload as { practiceId: string; appointmentId: Id<'appointment'>; version: number });
  const outcomes = [];
  for (const payload of own.filter(({ practiceId }) => practiceId === house.practiceId))
    outcomes.push(await tellAbsence(worker(iso), payload));
  return outcomes;
}
const settings = (data: Prisma.PracticeUncheckedUpdateInput) =>
  writeInPractice(house.system, ({ db }) => db.practice.update({ where: { id: house.practiceId }, data, select: { id: true } }));

beforeEach(async () => {
  carrier = new Carrier();
  house = await openHouse({ now: '2027-01-04T07:00:00Z' });
  patientId = await writeInPractice(house.member, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, patientId, locale: 'fr' as const, isFirstVisit: false, mode: 'in_person' as const };
  const booked = await bookForPatient(member('2027-01-04T07:00:00Z'), { ...wish, start: new Date(visit), notify: 'never' });
  appointmentId = must(booked).id;
});
afterEach(() => house.db.close());

describe('an unexcused absence', () => {
  test('is told three minutes later, not a second before, and once', async () => {
    await step(missed, 'booked', 'no_show');
    expect(await tell(missed)).toBe('waiting');
    expect(await sweep('2027-01-08T09:22:59Z')).toEqual([]);
    expect(await sweep('2027-01-08T09:23:00Z')).toEqual(['sent']);
    expect(await tell('2027-01-08T09:24:00Z')).toBe('known');
    expect(await sweep('2027-01-09T09:24:00Z')).toEqual([]);
    expect(carrier.taken).toHaveLength(1);
    const [mail] = carrier.taken;
    expect(mail?.subject).toContain('vendredi 8 janvier 2027 à 10 h 00');
    expect(mail?.text).toContain('https://prati.test/book/');
    expect(mail?.text).toContain('https://prati.test/not-me/');
  });

  test.each(['booked', 'excused'] as const)('that becomes “%s” within the three minutes is not told', async (to) => {
    await step(missed, 'booked', 'no_show');
    await tell(missed);
    await step('2027-01-08T09:22:00Z', 'no_show', to);
    expect(await sweep('2027-01-08T09:23:00Z')).toEqual(['dropped']);
    expect(await sweep('2027-01-08T12:00:00Z')).toEqual([]);
    expect(carrier.taken).toEqual([]);
  });

  test('noted again after it was taken back is told from then on, and never twice', async () => {
    await step(missed, 'booked', 'no_show');
    await tell(missed);
    await step('2027-01-08T09:21:00Z', 'no_show', 'booked');
    await step('2027-01-08T09:22:00Z', 'booked', 'no_show');
    expect(await tell('2027-01-08T09:22:00Z')).toBe('waiting');
    expect(await sweep('2027-01-08T09:24:00Z')).toEqual(['dropped']);
    expect(await sweep('2027-01-08T09:25:00Z')).toEqual(['sent']);
    await step('2027-01-08T09:30:00Z', 'no_show', 'booked');
    await step('2027-01-08T09:31:00Z', 'booked', 'no_show');
    await tell('2027-01-08T09:40:00Z');
    expect(carrier.taken).toHaveLength(1);
  });

  test('waits until the quiet hours are over', async () => {
    await settings({ quietFrom: '10:00', quietTo: '14:00' });
    await step(missed, 'booked', 'no_show');
    await tell(missed);
    expect(await sweep('2027-01-08T09:23:00Z')).toEqual(['waiting']);
    expect(await sweep('2027-01-08T12:59:59Z')).toEqual([]);
    expect(await sweep('2027-01-08T13:00:00Z')).toEqual(['sent']);
  });

  test('is told nobody where the practice does not wish it, of a week that is over, and at an address that was refused', async () => {
    await settings({ noShowNotice: false });
    await step(missed, 'booked', 'no_show');
    expect(await tell(missed)).toBe('known');
    await settings({ noShowNotice: true });
    expect(await tell('2027-01-15T09:40:00Z')).toBe('dropped');
    await step('2027-01-15T09:41:00Z', 'no_show', 'booked');
    expect(await tell('2027-01-15T09:41:00Z')).toBe('known');
    expect(carrier.taken).toEqual([]);
  });

  test('fails in the log where the address was refused', async () => {
    await step(missed, 'booked', 'no_show');
    await writeInPractice(house.system, (tx) => refuseContact(tx, patientId));
    expect(await tell('2027-01-08T09:30:00Z')).toBe('failed');
    expect(carrier.taken).toEqual([]);
  });

  test('sends who cannot book online to the practice', async () => {
    must(await blockOnline(member(missed), { id: patientId, block: 'yes', reason: 'absences' }));
    await step(missed, 'booked', 'no_show');
    expect(await tell('2027-01-08T09:30:00Z')).toBe('sent');
    expect(carrier.taken[0]?.text).not.toContain('https://prati.test/book/');
    expect(carrier.taken[0]?.text).toContain('auprès du cabinet');
  });
});
