import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { writeInPractice } from '@/lib/context';
import { systemClock } from '@/lib/core/clock';
import { dateOfDay, dayNumber } from '@/lib/core/local-date';
import { type OutboxMessage, readOutbox } from '@/lib/integrations/email/local';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { settled, startFakeResend, startWorker, until, type Workshop, workshop } from '@/test/worker-process';
import { addToList } from './add-to-list';
import { askToJoin } from './ask-to-join';
import { offerFreedTimes } from './offer-freed-times';

let house: House;
let shop: Workshop;
/** Addresses of this try alone: a worker also sends what an earlier one, cut short, left behind. */
let host = '';
const mailOf = (name: string) => `${name}@${host}`;

beforeEach(async () => {
  host = `${Math.random().toString(36).slice(2)}.example.test`;
  house = await openHouse({ now: systemClock.now().toISOString() });
  shop = workshop();
  // The run may be at night: a test that stood still in quiet hours would say nothing.
  await writeInPractice(house.system, ({ db }) =>
    db.practice.updateMany({ where: { id: house.practiceId }, data: { quietFrom: '00:00', quietTo: '00:00' } }),
  );
});
afterEach(async () => {
  await shop.close();
  await house.db.close();
});

const day = (ahead: number) => dateOfDay(dayNumber(systemClock.now().toISOString().slice(0, 10)) + ahead);
const wishes = () => ({ modes: [], fromDate: day(0), toDate: day(30), weekdays: [], dayParts: [] });
const desk = () => house.as(house.member.actor, systemClock);
const person = (givenName: string, email: string, phone: string) => ({ ...identity, givenName, email, phone });

async function waits(givenName: string, email: string, phone: string) {
  const { patientId } = must(await registerAtDesk(desk(), { identity: person(givenName, email, phone), locale: 'fr' }));
  const { practitionerId, reasonId } = house;
  must(await addToList(desk(), { ...wishes(), patientId, reasonId, anyPractitioner: false, locale: 'fr' }));
  return { practitionerId, reasonId, patientId };
}
/** Somebody has a visit three days ahead and gives it up. */
async function freesATime() {
  const { practitionerId, reasonId } = house;
  const { patientId } = must(await registerAtDesk(desk(), { identity: person('Ève', mailOf('eve'), '+33639980010'), locale: 'fr' }));
  const wish = { practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false } as const;
  const visit = must(await bookForPatient(desk(), { ...wish, start: new Date(`${day(3)}T10:00:00Z`) }));
  return async () => must(await cancelAppointment(desk(), { id: visit.id, reason: 'patient_unavailable' }));
}
const offersTo = async (email: string): Promise<OutboxMessage[]> =>
  (await readOutbox(shop.data)).filter(({ to, subject }) => to === email && /créneau s’est libéré/.test(subject));
const offers = () =>
  writeInPractice(house.system, ({ db }) => db.waitingOffer.findMany({ where: { practiceId: house.practiceId }, orderBy: { id: 'asc' } }));

describe('the worker', () => {
  test('offers a freed time to the first, once, and says nothing personal in its log', async () => {
    await waits('Ada', mailOf('ada'), '+33639980011');
    await waits('Bea', mailOf('bea'), '+33639980012');
    const free = await freesATime();
    const worker = startWorker(shop);
    await until(() => worker.count('worker.ready') > 0);
    await settled();
    await free();
    const [mail] = await until(async () => {
      const mails = await offersTo(mailOf('ada'));
      return mails.length > 0 && mails;
    });
    expect(mail?.text).toMatch(/https:\/\/prati\.test\/waiting\/offer\/[\w-]{43}/);
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/Canari|Ada|Consultation/);
    await settled();
    expect(await offersTo(mailOf('ada'))).toHaveLength(1);
    expect(await offersTo(mailOf('bea'))).toEqual([]);
    expect(worker.output()).toContain('waiting-list.offer-freed-times');
    expect(worker.output()).not.toMatch(/canari|6399800|example\.test/i);
  });

  test('killed after the time was held and before the mail: the next worker sends the offer’s mail, once', async () => {
    await waits('Ada', mailOf('ada'), '+33639980011');
    await (await freesATime())();
    // What a worker does before it is killed: the hold, the offer and the event are one transaction.
    expect(await offerFreedTimes(house.as(house.system.actor, systemClock))).toBe(1);
    startWorker(shop);
    await until(async () => (await offersTo(mailOf('ada'))).length === 1);
    await settled();
    expect(await offersTo(mailOf('ada'))).toHaveLength(1);
    expect(await offers()).toHaveLength(1);
  });

  test('killed while the carrier has the mail: it has left once, and one time is held', async () => {
    const resend = await startFakeResend(shop);
    resend.silent = true;
    const settings = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url };
    await waits('Ada', mailOf('ada'), '+33639980011');
    await (await freesATime())();
    const doomed = startWorker(shop, settings);
    await until(() => resend.calls > 0);
    await doomed.kill('SIGKILL');
    resend.silent = false;
    const next = startWorker(shop, settings);
    await until(() => next.output().includes('"outcome":"sent"') && [...resend.taken].some((key) => key.includes('waiting_offer')));
    await settled();
    const [offer, ...more] = await offers();
    expect(more).toEqual([]);
    expect([...resend.taken].filter((key) => key.includes(offer?.id ?? ''))).toHaveLength(1);
  });

  test('ends an offer nobody answered and asks the next, by itself', async () => {
    await waits('Ada', mailOf('ada'), '+33639980011');
    await waits('Bea', mailOf('bea'), '+33639980012');
    await (await freesATime())();
    // Made half an hour ago, by a clock that stood there: everything about it is over by now.
    const halfAnHourAgo = { now: () => new Date(systemClock.now().getTime() - 30 * 60_000) };
    expect(await offerFreedTimes(house.as(house.system.actor, halfAnHourAgo))).toBe(1);
    startWorker(shop);
    await until(async () => (await offersTo(mailOf('bea'))).length === 1);
    expect((await offers()).map(({ status }) => status)).toEqual(['lapsed', 'open']);
    expect(await offersTo(mailOf('ada'))).toEqual([]);
  });

  test('writes to who the desk put on the list, with the link to leave it, once', async () => {
    startWorker(shop);
    await waits('Ada', mailOf('ada'), '+33639980011');
    const mail = await until(async () => (await readOutbox(shop.data)).find(({ to }) => to === mailOf('ada')));
    expect(mail.subject).toMatch(/^Liste d’attente/);
    expect(mail.text).toMatch(/https:\/\/prati\.test\/waiting\/[\w-]{43}/);
    expect(`${mail.subject}${mail.text}`).not.toMatch(/Canari|Ada|Consultation/);
    await settled();
    expect((await readOutbox(shop.data)).filter(({ to }) => to === mailOf('ada'))).toHaveLength(1);
  });

  test('mails the link that proves an address, once', async () => {
    startWorker(shop);
    const patient = person('Cléo', mailOf('cleo'), '+33639980013') as typeof identity;
    const ctx = house.as(house.visitor.actor, systemClock);
    must(
      await askToJoin(ctx, { ...wishes(), reasonId: house.reasonId, anyPractitioner: false, isFirstVisit: true, patient, locale: 'fr' }),
    );
    const mail = await until(async () => (await readOutbox(shop.data)).find(({ to }) => to === mailOf('cleo')));
    expect(mail.text).toMatch(/https:\/\/prati\.test\/waiting\/[\w-]{43}/);
    await settled();
    expect((await readOutbox(shop.data)).filter(({ to }) => to === mailOf('cleo'))).toHaveLength(1);
  });
});
