import { linkPatientAccount } from '@/lib/access/link-patient-account';
import { systemActor, visitorActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import type { Booker } from '@/lib/appointments/booker';
import { holdSlot } from '@/lib/appointments/hold';
import { listAgenda } from '@/lib/appointments/list-agenda';
import type { Answers } from '@/lib/appointments/questions';
import { releaseHold } from '@/lib/appointments/release-hold';
import type { Status } from '@/lib/appointments/rules';
import type { AppointmentView } from '@/lib/appointments/schema';
import { stepStatus } from '@/lib/appointments/step-status';
import { listSlots } from '@/lib/availability/list-slots';
import { planAbsence } from '@/lib/availability/plan-absence';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { saveAgendaRules } from '@/lib/practice/save-agenda-rules';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { bookOnline } from './booked-online';
import type { DemoPractice } from './demo-practice';
import { as, openAccount, yes } from './house';
import { identityOf, newcomers, signIns } from './personas';
import { HOUR, MINUTE, type Thread, timeZone } from './story-clock';
import type { Agenda } from './week';

const todayOf = (open: Thread) => localDateAt(open.clock.now().getTime(), timeZone);

/** The second practitioner will be away; some who had agreed on a time in those days are still to be told. */
export async function planHolidays(open: Thread, { owner, desk, physio, files }: DemoPractice): Promise<void> {
  const { practitionerId, reasons } = physio;
  const [reasonId] = reasons;
  if (!reasonId) throw new Error('The story stops: nothing can be booked');
  const [fromDate, toDate] = [addDays(todayOf(open), 24), addDays(todayOf(open), 30)];
  const { slots } = yes(await listSlots(as(open, desk), { practitionerId, reasonId, from: fromDate, days: 7 }), 'listing');
  for (const [place, file] of files.slice(19, 22).entries()) {
    const slot = slots[place * 7];
    const wish = { practitionerId, reasonId, patientId: file.id, locale: file.persona.locale, isFirstVisit: false };
    if (slot) yes(await bookForPatient(as(open, desk), { ...wish, start: new Date(slot.start), notify: 'never' }), 'booking');
  }
  const absence = { practitionerId, fromDate, fromTime: null, toDate, toTime: null, label: 'Congés' };
  yes(await planAbsence(as(open, owner), absence), 'the absence');
}

/** The demo patient signs in and has a visit to come. */
export async function visitOfPortalPatient(open: Thread, { desk, files, doctor }: DemoPractice): Promise<AppointmentView> {
  const accountId = await openAccount(open, signIns.patient, 'fr');
  const file = files[0];
  const reasonId = doctor.reasons[0];
  if (!file || !reasonId) throw new Error('The story stops: the demo patient has no file');
  const system = { ...open, actor: systemActor(desk.practiceId, 'seed') };
  yes(await linkPatientAccount(system, { patientId: file.id, accountId }), 'linking the patient');
  const { practitionerId } = doctor;
  const from = addDays(todayOf(open), 6);
  const free = yes(await listSlots(as(open, desk), { practitionerId, reasonId, from, days: 14 }), 'listing').slots[4];
  if (!free) throw new Error('The story stops: no free time for the demo patient');
  const wish = { practitionerId, reasonId, start: new Date(free.start), patientId: file.id, locale: 'fr', isFirstVisit: false } as const;
  return yes(await bookForPatient(as(open, desk), { ...wish, notify: 'never' }), 'booking the demo patient');
}

/** From today on the third practitioner looks at who is new before saying yes. Two ask: one for herself, a mother for her son. */
export async function askToBeReceived(open: Thread, { owner, desk, third }: DemoPractice): Promise<void> {
  const now = open.clock.now().getTime();
  const [, reasonId] = third.reasons;
  const { practitionerId } = third;
  const rules = { practitionerId, maxPerDay: null, maxPerWeek: null, reviewsNew: true };
  yes(await saveAgendaRules(as(open, owner), rules), 'the rules of an agenda');
  const reason = (await listVisitReasons(as(open, desk), practitionerId)).find(({ id }) => id === reasonId);
  if (!reasonId || !reason) throw new Error('The story stops: nothing to ask for');
  const says = (answers: readonly string[]): Answers =>
    Object.fromEntries(reason.questions.map(({ id }, place) => [id, answers[place] ?? '']));
  const booker: Booker = { familyName: 'Okonkwo', givenName: 'Adaeze', relation: 'parent', authority: true };
  const asked = [
    { persona: newcomers[0], hoursAgo: 3, answers: says(['yes', 'Dos', 'Trois semaines']), about: {} },
    { persona: newcomers[1], hoursAgo: 1, answers: says(['no', 'Genou', '']), about: { booker } },
  ];
  for (const { persona, hoursAgo, answers, about } of asked) {
    open.clock.turnTo(now - hoursAgo * HOUR);
    const visitor = { ...open, actor: visitorActor(desk.practiceId) };
    const from = addDays(todayOf(open), 3);
    const free = yes(await listSlots(visitor, { practitionerId, reasonId, from, days: 14 }), 'listing').slots[1];
    if (!persona || !free) throw new Error('The story stops: nobody asks to be received');
    const wish = { practitionerId, reasonId, start: new Date(free.start), patient: identityOf(persona), locale: persona.locale };
    const request = await bookOnline(open, { ...wish, practiceId: desk.practiceId, isFirstVisit: true, answers, ...about });
    if (request?.status !== 'requested') throw new Error('The story stops: a new patient was not asked to wait for an answer');
  }
  open.clock.turnTo(now);
}

/** Whatever the hour the story is told at, one patient sits in the waiting room, one is with the practitioner, and one visitor holds a time. */
export async function setTheScene(open: Thread, demo: DemoPractice): Promise<void> {
  const ctx = as(open, demo.desk);
  const now = open.clock.now().getTime();
  const wish = { from: todayOf(open), days: 1, practitionerIds: [demo.doctor.practitionerId] };
  const [next] = yes(await listAgenda(ctx, wish), 'reading the agenda').items.filter(
    ({ status, start }) => ['booked', 'confirmed'].includes(status) && start.getTime() > now && start.getTime() < now + 30 * MINUTE,
  );
  const here = [
    await comeUnannounced(open, demo, now - 15 * MINUTE, 20),
    next ?? (await comeUnannounced(open, demo, now + 5 * MINUTE, 21)),
  ];
  const path: Status[] = ['arrived', 'in_room'];
  for (const [place, { id, status }] of here.entries()) {
    let from = status;
    for (const [step, to] of path.slice(0, 2 - place).entries()) {
      open.clock.turnTo(now - (16 - step * 10 - place * 8) * MINUTE);
      from = yes(await stepStatus(ctx, { id, from, to }), `stepping to ${to}`).status;
    }
  }
  open.clock.turnTo(now);
  await holdTimes(open, demo.desk.practiceId, demo.doctor);
}

/** Somebody who cannot wait is seen whatever stands there, and whether the practice is open or not. */
async function comeUnannounced(open: Thread, { owner, doctor, files }: DemoPractice, at: number, place: number): Promise<AppointmentView> {
  const { practitionerId, reasons } = doctor;
  const [reasonId] = reasons;
  const file = files[place];
  if (!reasonId || !file) throw new Error('The story stops: nobody comes unannounced');
  const start = new Date(Math.floor(at / (5 * MINUTE)) * 5 * MINUTE);
  const visit = { practitionerId, reasonId, start, durationMinutes: 20, patientId: file.id, locale: file.persona.locale } as const;
  const wish = { ...visit, isFirstVisit: false, overbookReason: 'Vient sans rendez-vous, ne peut pas attendre', notify: 'never' } as const;
  return yes(await bookForPatient(as(open, owner), wish), 'seeing somebody unannounced');
}

/** One visitor gave a time back, another is still choosing. */
async function holdTimes(open: Thread, practiceId: Parameters<typeof visitorActor>[0], { practitionerId, reasons }: Agenda): Promise<void> {
  const visitor = { ...open, actor: visitorActor(practiceId) };
  const reasonId = reasons[0];
  if (!reasonId) return;
  const { slots } = yes(await listSlots(visitor, { practitionerId, reasonId, days: 7 }), 'listing the week');
  const hold = (start: number) => ({ practitionerId, reasonId, start: new Date(start), locale: 'fr', isFirstVisit: true }) as const;
  const [, , kept, givenBack] = slots;
  if (givenBack) yes(await releaseHold(visitor, yes(await holdSlot(visitor, hold(givenBack.start)), 'holding')), 'giving back');
  if (kept) yes(await holdSlot(visitor, hold(kept.start)), 'holding');
}
