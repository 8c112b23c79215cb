import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkPatientAccount } from '@/lib/access/link-patient-account';
import { linkActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { holdSlot } from '@/lib/appointments/hold';
import { moveAtDesk } from '@/lib/appointments/move-at-desk';
import type { AppointmentView } from '@/lib/appointments/schema';
import { stepStatus } from '@/lib/appointments/step-status';
import { listSlots } from '@/lib/availability/list-slots';
import { createFeed, revokeFeed } from '@/lib/calendar-feeds/keep-feeds';
import { type Context, writeInPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { findPractitioner } from '@/lib/directory/find-practitioner';
import { type LifecycleState, lifecycleStates } from '@/lib/lifecycle/schema';
import { exportPatients } from '@/lib/patients/export-patients';
import { openPatient } from '@/lib/patients/open-patient';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { renamePractice } from '@/lib/practice/rename-practice';
import { planReminders } from '@/lib/reminders/plan-reminders';
import { addToList } from '@/lib/waiting-list/add-to-list';
import { answer } from './answers';
import { type Desk, openDesk } from './desk';
import { identity, must } from './lived-in';
import { putAt } from './standing';

let desk: Desk;
let visits: AppointmentView[];
let starts = 0;
/** A start nobody has taken. */
const nextStart = () => {
  starts += 1;
  return new Date(Date.parse('2027-01-11T08:00:00Z') + Math.floor(starts / 16) * 86_400_000 + (starts % 16) * 1_800_000);
};
beforeAll(async () => {
  desk = await openDesk();
  visits = [];
  for (let n = 0; n < 2 * lifecycleStates.length; n++) visits.push(await desk.book(nextStart().toISOString()));
});
afterAll(() => desk.db.close());

const visit = () => {
  const one = visits.shift();
  if (!one) throw new Error('no visit is left');
  return one;
};
const wish = () => ({ practitionerId: desk.practitionerId, reasonId: desk.reasonId, locale: 'fr' as const });
const wishes = { modes: [], fromDate: '2027-01-05', toDate: '2027-02-05', weekdays: [], dayParts: [] };
const feedOf = async (): Promise<Id<'calendarFeed'>> => {
  const id = newId('calendarFeed');
  const { practiceId, practitionerId } = desk;
  await writeInPractice(desk.system, (tx) =>
    tx.db.calendarFeed.create({ data: { practiceId, id, practitionerId, tokenHash: id, createdBy: 'test', createdAt: tx.clock.now() } }),
  );
  return id;
};

type Tried = { ok: boolean; error?: { code: string } };
/** A verb of each class, really run by somebody. */
const verbs: Record<string, () => Promise<Tried>> = {
  'ordinary: rename the practice': () => renamePractice(desk.member, { name: 'Cabinet Essai' }),
  'new_patient: register at the desk': () =>
    registerAtDesk(desk.member, { identity: { ...identity, givenName: `N${nextStart().getTime()}` }, locale: 'fr' }),
  'booking: book at the desk': () =>
    bookForPatient(desk.member, { ...wish(), patientId: desk.patientId, isFirstVisit: false, start: nextStart() }),
  'booking: hold online': () => holdSlot(desk.visitor, { ...wish(), start: nextStart(), isFirstVisit: true }),
  'booking: put on the waiting list': () =>
    addToList(desk.member, { ...wishes, patientId: desk.patientId, reasonId: desk.reasonId, anyPractitioner: false, locale: 'fr' }),
  'integration: open a feed': () => createFeed(desk.member, { practitionerId: desk.practitionerId }),
  'care: say who has arrived': () => {
    const one = visits[0];
    if (!one) throw new Error('no visit is left');
    return stepStatus(desk.member, { id: one.id, from: one.status, to: 'arrived' }).then(async (done) => {
      if (done.ok) await stepStatus(desk.member, { id: one.id, from: 'arrived', to: one.status });
      return done;
    });
  },
  'hand_over: move at the desk': () => {
    const one = visits[1];
    if (!one) throw new Error('no visit is left');
    const { id, version, start, durationMinutes, practitionerId } = one;
    return moveAtDesk(desk.member, { id, version, start, durationMinutes, practitionerId, notify: 'never' });
  },
  'cancel: at the desk, as its owner': () =>
    cancelAppointment(desk.member, { id: visit().id, reason: 'other', note: 'x', notify: 'never' }),
  'cancel: at the desk, as an assistant': () => {
    const one = visits[0];
    if (!one) throw new Error('no visit is left');
    return cancelAppointment(desk.assistant(), { id: one.id, version: -1, reason: 'other', note: 'x' });
  },
  'cancel: by the patient’s link': () => {
    const { id } = visit();
    return cancelAppointment(desk.as(linkActor(desk.practiceId, id)), { id, reason: 'patient_unavailable' });
  },
  'revoke: withdraw a feed': async () => revokeFeed(desk.member, { feedId: await feedOf() }),
  'rights: link a patient’s account': () => linkPatientAccount(desk.system, { patientId: newId('patient'), accountId: newId('account') }),
  'consent: answer': async () => ({ ok: (await tried(() => answer(desk.member, 'anonymized_stats_sharing', 'refused'))) !== 'refused' }),
  'export: take the patients along': () => exportPatients(desk.member),
  'read_journal: open a file': () => openPatient(desk.member, desk.patientId),
};
const tried = async (work: () => Promise<unknown>): Promise<'done' | 'refused'> =>
  work().then(
    () => 'done',
    (error: unknown) => {
      if (String(error).includes('lifecycle.read_only')) return 'refused';
      throw error;
    },
  );

/** Which of them the gate refuses (PRODUCT 4.1); any other refusal is the verb's own. */
const refused: Record<LifecycleState, readonly string[]> = {
  trial: [],
  active: [],
  past_due: [],
  grace: ['integration: open a feed'],
  free_listing: [
    'ordinary: rename the practice',
    'new_patient: register at the desk',
    'booking: book at the desk',
    'booking: hold online',
    'booking: put on the waiting list',
    'integration: open a feed',
    'care: say who has arrived',
    'hand_over: move at the desk',
    'cancel: at the desk, as an assistant',
  ],
  deletion_requested: [
    'ordinary: rename the practice',
    'new_patient: register at the desk',
    'booking: book at the desk',
    'booking: hold online',
    'booking: put on the waiting list',
    'integration: open a feed',
  ],
  // Reading is closed to members at sign-in; what no verb asks the gate for stays as it is here.
  deleted: Object.keys(verbs).filter((name) => !/^(?:export|read_journal)/.test(name)),
};

describe('inv-D9 real verbs where the practice stands', () => {
  for (const state of lifecycleStates)
    test(`${state}: the gate refuses what PRODUCT 4.1 closes, and nothing else`, async () => {
      await putAt(desk, state);
      const closed: string[] = [];
      for (const [name, verb] of Object.entries(verbs)) {
        const done = await verb();
        if (name.startsWith('consent') ? !done.ok : done.error?.code === 'lifecycle.read_only') closed.push(name);
      }
      expect(closed).toEqual(refused[state]);
    });

  test('times are free, in the list and on the card, exactly where anybody may book', async () => {
    for (const state of lifecycleStates) {
      await putAt(desk, state);
      const slots = must(await listSlots(desk.visitor, { ...wish(), from: '2027-03-01', days: 7 }));
      const open = ['trial', 'active', 'past_due', 'grace'].includes(state);
      expect(slots.slots.length > 0, state).toBe(open);
      expect(slots.nextAvailable !== null, state).toBe(open);
      const card = await findPractitioner(desk.visitor, desk.slug);
      if (card) expect(card.visitReasons.length > 0, state).toBe(open);
    }
  });

  test('reminders of what is booked are planned where nobody can book any more', async () => {
    await putAt(desk, 'active');
    const { id } = await desk.book('2027-03-15T09:00:00Z');
    for (const state of ['free_listing', 'deletion_requested'] as const) {
      await putAt(desk, state);
      expect(await planReminders(desk.system as Context, { appointmentId: id }), state).toBe(2);
    }
  });
});
