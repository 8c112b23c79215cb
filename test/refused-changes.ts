import { appointmentBody } from '@/app/api/v1/_contract/schemas';
import { linkActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { bookSeries } from '@/lib/appointments/book-series';
import { typedBooker } from '@/lib/appointments/booker';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { cancelSeries } from '@/lib/appointments/change-series';
import { decideRequest } from '@/lib/appointments/decide-request';
import { moveAppointment } from '@/lib/appointments/move';
import { moveAtDesk } from '@/lib/appointments/move-at-desk';
import { restoreAppointment } from '@/lib/appointments/restore-appointment';
import type { AppointmentView } from '@/lib/appointments/schema';
import { stepStatus } from '@/lib/appointments/step-status';
import type { Context } from '@/lib/context';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { addToList } from '@/lib/waiting-list/add-to-list';
import { takeOffer } from '@/lib/waiting-list/answer-offer';
import { offerFreedTimes } from '@/lib/waiting-list/offer-freed-times';
import { addInput } from '@/lib/waiting-list/schema';
import { offerToken } from '@/lib/waiting-list/tokens';
import type { Desk } from './desk';
import { openHouse } from './house';
import { booked, identity, must } from './lived-in';
import { answerOf, type Refused, sent } from './refused';
import { passing, ten } from './refused-bookings';

const nextDay = new Date('2027-01-06T09:00:00Z');
type DeskWish = Partial<Parameters<typeof bookForPatient>[1]>;
const atDesk = (ctx: Context, { practitionerId, reasonId, patientId }: Desk, more: DeskWish = {}) =>
  bookForPatient(ctx, { practitionerId, reasonId, patientId, start: new Date(ten), locale: 'fr', isFirstVisit: false, ...more });
const holder = (desk: Desk, { id }: Pick<AppointmentView, 'id'>, now?: string) =>
  desk.as(linkActor(desk.practiceId, id), now ? frozenClock(now) : undefined);
const move = (desk: Desk, visit: AppointmentView, more: Partial<Parameters<typeof moveAtDesk>[1]> = {}) =>
  moveAtDesk(desk.member, {
    ...{ id: visit.id, version: visit.version, start: nextDay, durationMinutes: 30, practitionerId: visit.practitionerId },
    ...{ notify: 'never', ...more },
  });
const series = (desk: Desk, times: number, skip: string[] = []) => {
  const { practitionerId, reasonId, patientId } = desk;
  const visit = { practitionerId, reasonId, patientId, start: new Date(ten), locale: 'fr', isFirstVisit: false } as const;
  return bookSeries(desk.member, { ...visit, recurrence: { every: 1, unit: 'week', times }, skip });
};
/** Somebody waits, a time is freed and offered. */
const offered = async (desk: Desk) => {
  const { patientId } = must(await registerAtDesk(desk.member, { identity, locale: 'fr' }));
  const wishes = { modes: [], fromDate: '2027-01-04', toDate: '2027-01-31', weekdays: [], dayParts: [] };
  const { reasonId, member } = desk;
  must(await addToList(member, { ...wishes, patientId, reasonId, anyPractitioner: false, locale: 'fr' }));
  const visit = await desk.book(ten);
  must(await cancelAppointment(member, { id: visit.id, reason: 'patient_unavailable' }));
  await offerFreedTimes(desk.as(desk.system.actor, frozenClock(noon)));
  const [offer] = await writeInPractice(desk.system, ({ db }) => db.waitingOffer.findMany({ where: { practiceId: desk.practiceId } }));
  const offerId = (offer?.id ?? '') as Parameters<typeof takeOffer>[1]['offerId'];
  return { offerId, token: (await writeInPractice(desk.system, (tx) => offerToken(tx, offerId))).token };
};
const noon = '2027-01-04T11:00:00Z';
const visitorAt = (desk: Desk, now: string) => desk.as(desk.visitor.actor, frozenClock(now));

/** One visit at ten, and what is asked of it. */
const ofVisit = (
  [rule, wish, by, code]: readonly [rule: string, wish: string, by: string, code: string],
  ask: (desk: Desk, visit: AppointmentView) => Promise<Parameters<typeof answerOf>[0]>,
  practice?: Refused['practice'],
): Refused => ({
  ...{ rule, wish, by, code, ...(practice ? { practice } : {}) },
  ask: async (desk) => {
    const visit = (await booked(desk, ten)).appointment;
    return async () => answerOf(await ask(desk, visit));
  },
});
const cancelled = async (desk: Desk) => {
  const visit = await desk.book(ten);
  return must(await cancelAppointment(desk.member, { id: visit.id, reason: 'other' }));
};
const typedBody = {
  hold: { id: newId('appointment'), token: 'x'.repeat(32) },
  patient: { firstName: 'Ève', lastName: 'Canari', birthDate: '2020-03-07', email: 'eve@example.test', phone: '06 39 98 12 34' },
  forRelative: true,
  booker: { firstName: 'Rose', lastName: 'Canari', relation: 'parent', authority: true },
};

/** PRODUCT row 4: what is refused at the desk, when a visit changes, to who books for a relative, and on the waiting list. */
export const refusedChanges: readonly Refused[] = [
  ofVisit(['taken', 'over another visit without a reason why', 'bookForPatient', 'booking.conflicts'], (desk) => atDesk(desk.member, desk)),
  ofVisit(['taken', 'over another visit, a blank for a reason', 'bookForPatient', 'booking.conflicts'], (desk) =>
    atDesk(desk.member, desk, { overbookReason: '  ' }),
  ),
  ofVisit(['overbooking', 'by an assistant who may not', 'bookForPatient', 'booking.overbooking_not_allowed'], (desk) =>
    atDesk(desk.assistant(), desk, { overbookReason: 'Urgence' }),
  ),
  ofVisit(['move', 'onto closed time', 'moveAtDesk', 'booking.conflicts'], (desk, visit) =>
    move(desk, visit, { start: new Date('2027-01-06T04:00:00Z') }),
  ),
  ofVisit(['move', 'what was changed meanwhile', 'moveAtDesk', 'booking.changed_meanwhile'], (desk, visit) =>
    move(desk, { ...visit, version: visit.version + 1 }),
  ),
  ofVisit(['move', 'off the five-minute marks', 'moveAtDesk', 'booking.off_five_minutes'], (desk, visit) =>
    move(desk, visit, { start: new Date('2027-01-06T09:02:00Z') }),
  ),
  ofVisit(['rooms', 'a room the reason does not use', 'moveAtDesk', 'booking.room_unfit'], (desk, visit) =>
    move(desk, visit, { roomId: newId('resource') }),
  ),
  ofVisit(['mode', 'a form the reason does not have', 'bookForPatient', 'booking.mode_unknown'], (desk) =>
    atDesk(desk.member, desk, { start: nextDay, mode: 'home' }),
  ),
  ofVisit(['site', 'a place of another practice', 'bookForPatient', 'booking.site_unknown'], (desk) =>
    atDesk(desk.member, desk, { start: nextDay, siteId: newId('site') }),
  ),
  ofVisit(['whose', 'the reason of another practitioner', 'bookForPatient', 'booking.reason_unknown'], (desk) =>
    atDesk(desk.member, desk, { start: nextDay, reasonId: desk.colleague.reasonId }),
  ),
  ofVisit(['whose', 'a patient of another practice', 'bookForPatient', 'patient.not_found'], async (desk) => {
    return atDesk(desk.member, desk, { start: nextDay, patientId: newId('patient') });
  }),
  ofVisit(['whose', 'a visit of another practice', 'cancelAppointment', 'booking.appointment_unknown'], async (_desk, visit) =>
    cancelAppointment((await openHouse()).member, { id: visit.id, reason: 'other' }),
  ),
  ofVisit(['whose', 'a visit by the link of another', 'moveAppointment', 'booking.appointment_unknown'], (desk, visit) =>
    moveAppointment(holder(desk, { id: newId('appointment') }), { id: visit.id, start: nextDay }),
  ),
  ofVisit(['whose', 'to settle a status as a visitor', 'stepStatus', 'booking.appointment_unknown'], (desk, visit) =>
    stepStatus(desk.visitor, { id: visit.id, from: 'booked', to: 'arrived' }),
  ),
  ofVisit(['status', 'from booked to done at once', 'stepStatus', 'booking.status_step_unknown'], (desk, visit) =>
    stepStatus(desk.member, { id: visit.id, from: 'booked', to: 'done' }),
  ),
  ofVisit(['status', 'an absence before it has begun', 'stepStatus', 'booking.not_begun'], (desk, visit) =>
    stepStatus(desk.member, { id: visit.id, from: 'booked', to: 'no_show' }),
  ),
  {
    ...{ rule: 'status', wish: 'an absence of a group as a whole', by: 'stepStatus', code: 'booking.step_of_group' },
    practice: { reason: { capacity: 3 } },
    ask: async (desk) => {
      const { groupId } = await desk.book(ten);
      if (!groupId) throw new Error('no group began');
      const after = desk.as(desk.member.actor, frozenClock('2027-01-05T12:00:00Z'));
      return async () => answerOf(await stepStatus(after, { id: groupId, from: 'booked', to: 'no_show' }));
    },
  },
  ofVisit(['requests', 'a yes to what is booked', 'decideRequest', 'booking.not_requested'], (desk, visit) =>
    decideRequest(desk.member, { id: visit.id, accept: true }),
  ),
  ofVisit(['restore', 'what is not cancelled', 'restoreAppointment', 'booking.not_cancelled'], (desk, visit) =>
    restoreAppointment(desk.member, { id: visit.id, version: visit.version }),
  ),
  ofVisit(
    ['move', 'online, where the practice does it', 'moveAppointment', 'booking.change_not_online'],
    (desk, visit) => moveAppointment(holder(desk, visit), { id: visit.id, start: nextDay }),
    { reason: { changeOnline: false } },
  ),
  ...(['moveAppointment', 'cancelAppointment'] as const).map((by) =>
    ofVisit(
      ['limit to change', 'a second after it', by, 'booking.change_too_late'],
      (desk, visit) => {
        const late = holder(desk, visit, '2027-01-04T09:00:01Z');
        return by === 'moveAppointment'
          ? moveAppointment(late, { id: visit.id, start: nextDay })
          : cancelAppointment(late, { id: visit.id, reason: 'other' });
      },
      { reason: { changeUntilHours: 24 } },
    ),
  ),
  ofVisit(['limit to change', 'once it has begun', 'cancelAppointment', 'booking.already_started'], (desk, visit) =>
    cancelAppointment(holder(desk, visit, '2027-01-05T09:05:00Z'), { id: visit.id, reason: 'other' }),
  ),
  ofVisit(
    ['group', 'a seat moved by itself', 'moveAppointment', 'booking.not_movable'],
    (desk, visit) => moveAppointment(holder(desk, visit), { id: visit.id, start: nextDay }),
    { reason: { capacity: 4 } },
  ),
  ofVisit(['series', 'what follows a single visit', 'cancelSeries', 'booking.not_in_series'], (desk, visit) =>
    cancelSeries(desk.member, { id: visit.id, version: visit.version, scope: 'following', reason: 'other' }),
  ),
  {
    ...{ rule: 'cancel', wish: 'what is cancelled', by: 'cancelAppointment', code: 'booking.already_cancelled' },
    ask: async (desk) => {
      const { id } = await cancelled(desk);
      return async () => answerOf(await cancelAppointment(desk.member, { id, reason: 'other' }));
    },
  },
  {
    ...{ rule: 'restore', wish: 'onto a time given away', by: 'restoreAppointment', code: 'booking.conflicts' },
    ask: async (desk) => {
      const { id, version } = await cancelled(desk);
      await booked(desk, ten);
      return async () => answerOf(await restoreAppointment(desk.member, { id, version }));
    },
  },
  {
    ...{ rule: 'series', wish: 'a date of it is taken', by: 'bookSeries', code: 'booking.series_conflicts' },
    ask: async (desk) => {
      await booked(desk, '2027-01-12T09:00:00Z');
      return async () => answerOf(await series(desk, 3));
    },
  },
  {
    ...{ rule: 'series', wish: 'every date left out', by: 'bookSeries', code: 'booking.series_empty' },
    ask: async (desk) => async () => answerOf(await series(desk, 2, ['2027-01-05', '2027-01-12'])),
  },
  ...(
    [
      ['authority not stated', { authority: false }, 'booker.authority', 'authority'],
      ['who does not say what they are', { relation: 'neighbour' }, 'booker.relation', 'choose'],
    ] as const
  ).map(
    ([wish, part, field, code]): Refused => ({
      ...{ rule: 'relative', wish, by: 'POST /api/v1/appointments', field, code },
      ask: async (desk) => () =>
        sent(
          desk.visitor,
          { schema: appointmentBody, verb: async () => ok(null) },
          { ...typedBody, booker: { ...typedBody.booker, ...part } },
        ),
    }),
  ),
  ...(
    [
      ['authority not stated', { authority: undefined }, 'authority', 'authority'],
      ['no name', { familyName: ' ' }, 'familyName', 'booking.booker.family_name_missing'],
      ['no relation', { relation: undefined }, 'relation', 'booking.booker.relation_missing'],
    ] as const
  ).map(
    ([wish, part, field, code]): Refused => ({
      ...{ rule: 'relative', wish, by: 'the identity form', field, code },
      ask: async (desk) => () =>
        sent(
          desk.visitor,
          { schema: typedBooker, verb: async () => ok(null) },
          { familyName: 'Canari', givenName: 'Rose', relation: 'parent', authority: 'yes', ...part },
        ),
    }),
  ),
  {
    ...{ rule: 'waiting list', wish: 'a freed time taken twice', by: 'takeOffer', code: 'waiting.offer_over' },
    ask: async (desk) => {
      const by = await offered(desk);
      must(await takeOffer(visitorAt(desk, noon), by));
      return async () => answerOf(await takeOffer(visitorAt(desk, noon), by));
    },
  },
  {
    ...{ rule: 'waiting list', wish: 'a freed time after half an hour', by: 'takeOffer', code: 'waiting.offer_over', writes: passing },
    ask: async (desk) => {
      const by = await offered(desk);
      return async () => answerOf(await takeOffer(visitorAt(desk, '2027-01-04T11:30:00Z'), by));
    },
  },
  {
    ...{ rule: 'waiting list', wish: 'an offer without its link', by: 'takeOffer', code: 'waiting.offer_unknown' },
    ask: async (desk) => {
      const { offerId } = await offered(desk);
      return async () => answerOf(await takeOffer(visitorAt(desk, noon), { offerId, token: 'x' }));
    },
  },
  ...(
    [
      ['dates that are over', { fromDate: '2026-12-01', toDate: '2026-12-31' }, 'waiting.dates_past'],
      ['more than a year', { toDate: '2028-06-01' }, 'waiting.dates_too_far'],
      ['someone without an address', {}, 'waiting.no_address'],
      ['a reason nobody knows', { reasonId: newId('visitReason'), email: 'x@example.test' }, 'waiting.reason_unknown'],
    ] as const
  ).map(
    ([wish, { email, ...part }, code]: readonly [string, { email?: string; [name: string]: unknown }, string]): Refused => ({
      ...{ rule: 'waiting list', wish, by: 'addToList', code },
      ask: async (desk) => {
        const withEmail = code !== 'waiting.no_address' || email !== undefined;
        const { patientId } = withEmail ? must(await registerAtDesk(desk.member, { identity, locale: 'fr' })) : desk;
        const wishes = { reasonId: desk.reasonId, patientId, fromDate: '2027-01-04', toDate: '2027-01-31', ...part };
        return () => sent(desk.member, { schema: addInput, verb: (ctx, input) => addToList(ctx, { ...input, locale: 'fr' }) }, wishes);
      },
    }),
  ),
];
