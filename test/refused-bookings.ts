import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { extendHold } from '@/lib/appointments/release-hold';
import { requestCode } from '@/lib/appointments/request-code';
import { listSlots } from '@/lib/availability/list-slots';
import { planAbsence } from '@/lib/availability/plan-absence';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { blockOnline } from '@/lib/patients/block-online';
import type { Prisma } from '@/lib/platform/db';
import { saveHolidayRegion } from '@/lib/practice/save-holiday-region';
import type { Desk } from './desk';
import { openHouse } from './house';
import { booked, codeOf, heldWithCode, identity, must } from './lived-in';
import { answerOf, type Refused } from './refused';

/** Tuesday 5 January 2027, ten o'clock in Paris; it is Monday, eight o'clock. */
export const ten = '2027-01-05T09:00:00Z';
const eleven = '2027-01-05T10:00:00Z';
type Wish = Partial<Parameters<typeof holdSlot>[1]>;
const wishOf = ({ practitionerId, reasonId }: Pick<Desk, 'practitionerId' | 'reasonId'>, start: string, more: Wish = {}) => ({
  ...({ practitionerId, reasonId, start: new Date(start), locale: 'fr', isFirstVisit: true, ...more } as const),
});
const hold = (desk: Desk, start: string, more?: Wish) => holdSlot(desk.visitor, wishOf(desk, start, more));
const laterDesk = (desk: Desk, now: string): Desk => ({ ...desk, visitor: desk.as(desk.visitor.actor, frozenClock(now)) });
const practitionerIs = (desk: Desk, data: Prisma.PractitionerUpdateManyMutationInput) =>
  desk.db.transaction({ practice: desk.practiceId }, (tx) =>
    tx.practitioner.updateMany({ where: { practiceId: desk.practiceId, id: desk.practitionerId }, data }),
  );
/** A hold that ran out is given up by whoever looks at it next. */
export const passing = ['appointment', 'appointment_resource', 'waiting_time', 'event'];
/** One room, and a reason of each practitioner that needs the first. */
const oneRoomForBoth = async (desk: Desk) => {
  const id = newId('resource');
  await desk.db.transaction({ practice: desk.practiceId }, async (tx) => {
    await tx.resource.create({ data: { practiceId: desk.practiceId, id, siteId: desk.siteId, kind: 'room', name: 'Salle 1' } });
    await tx.visitReason.updateMany({ where: { practiceId: desk.practiceId }, data: { resourceNeeds: [[id]] } });
  });
};
const person = (givenName: string) => ({ ...identity, givenName });

type Line = readonly [
  rule: string,
  wish: string,
  code: string,
  practice: Refused['practice'],
  start: string,
  before?: ((desk: Desk) => Promise<unknown>) | undefined,
  more?: Wish,
];
/** One time asked for online, in a practice where one rule says no to it. */
const times: readonly Line[] = [
  ['opening', 'a time at night', 'booking.closed', {}, '2027-01-05T02:00:00Z'],
  ['opening', 'a visit longer than what is left of the day', 'booking.closed', {}, '2027-01-05T16:45:00Z'],
  [
    'night',
    'after the end of a night range',
    'booking.closed',
    { openings: [{ weekday: 1, startsAt: '22:00', endsAt: '06:00' }] },
    '2027-01-05T05:00:00Z',
  ],
  ['grid', 'a start between two', 'booking.off_grid', {}, '2027-01-05T09:10:00Z'],
  ['past', 'yesterday', 'booking.in_the_past', {}, '2027-01-03T09:00:00Z'],
  ['notice', 'tomorrow, where two days are asked', 'booking.too_soon', { reason: { minNoticeMinutes: 2880 } }, ten],
  ['horizon', 'the day after the last', 'booking.beyond_horizon', { reason: { horizonDays: 0 } }, ten],
  ['taken', 'what somebody has', 'booking.slot_taken', {}, ten, (desk) => booked(desk, ten)],
  ['held', 'what somebody is about to take', 'booking.slot_taken', {}, ten, async (desk) => must(await hold(desk, ten))],
  [
    'buffers',
    'right after a visit with a buffer',
    'booking.slot_taken',
    { reason: { bufferAfter: 15 } },
    '2027-01-05T09:30:00Z',
    (desk) => booked(desk, ten),
  ],
  [
    ...(['absent', 'a day of leave', 'booking.closed', {}, ten] as const),
    async (desk) =>
      must(
        await planAbsence(desk.member, { practitionerId: desk.practitionerId, fromDate: '2027-01-05', toDate: '2027-01-05', label: '' }),
      ),
  ],
  [
    ...(['holiday', 'Christmas', 'booking.closed', { now: '2026-12-20T07:00:00Z' }, '2026-12-25T09:00:00Z'] as const),
    async (desk) => must(await saveHolidayRegion(desk.member, { holidayRegion: 'FR' })),
  ],
  [
    ...(['exception', 'a date closed by hand', 'booking.closed', {}, ten] as const),
    (desk) =>
      desk.db.transaction({ practice: desk.practiceId }, (tx) => {
        const { practiceId, practitionerId, siteId } = desk;
        const closed = { practiceId, id: newId('openingException'), practitionerId, siteId, date: new Date('2027-01-05'), openings: [] };
        return tx.openingException.create({ data: closed });
      }),
  ],
  [
    'day limit',
    'one more than the reason takes a day',
    'booking.day_full',
    { reason: { maxPerDay: 1 } },
    eleven,
    (desk) => booked(desk, ten),
  ],
  [
    ...(['day limit', 'one more than the practitioner takes a day', 'booking.day_full', {}, eleven] as const),
    async (desk) => {
      await booked(desk, ten);
      await practitionerIs(desk, { maxPerDay: 1 });
    },
  ],
  [
    'week limit',
    'one more than the reason takes a week',
    'booking.week_full',
    { reason: { maxPerWeek: 1 } },
    '2027-01-07T09:00:00Z',
    (desk) => booked(desk, ten),
  ],
  ['not online', 'a reason booked with the practice', 'booking.not_online', { reason: { bookableOnline: false } }, ten],
  ['known only', 'a new patient', 'booking.known_only', { reason: { forNewPatients: false } }, ten, undefined, { known: false }],
  ['new only', 'a known patient', 'booking.new_only', { reason: { forKnownPatients: false } }, ten, undefined, { known: true }],
  ['mode', 'by video what is in person', 'booking.mode_unknown', {}, ten, undefined, { mode: 'video' }],
  ['site', 'at a place nobody knows', 'booking.site_unknown', {}, ten, undefined, { site: newId('site') }],
  [
    'rooms',
    'while a colleague has the one room',
    'booking.slot_taken',
    {},
    ten,
    async (desk) => {
      await oneRoomForBoth(desk);
      must(await holdSlot(desk.visitor, wishOf({ ...desk, ...desk.colleague }, ten)));
    },
  ],
  ['equipment', 'what no site has', 'booking.slot_taken', { reason: { resourceNeeds: [[newId('resource')]] } }, ten],
  [
    'group',
    'a seat more than there are',
    'booking.slot_taken',
    { reason: { capacity: 2 } },
    ten,
    async (desk) => {
      await booked(desk, ten, person('Noé'));
      await booked(desk, ten, person('Ada'));
    },
  ],
  ['archived', 'a reason no longer in use', 'booking.reason_unknown', { reason: { archivedAt: new Date('2027-01-01') } }, ten],
];

/** Somebody comes to the end of a booking: the time is held, the code is right. What only the practice knows says no. */
const people: readonly (readonly [
  rule: string,
  wish: string,
  code: string,
  practice: Refused['practice'],
  start: string,
  before: (desk: Desk) => Promise<unknown>,
])[] = [
  [
    'patient limit',
    'a second visit in seven days',
    'booking.patient_week_full',
    { reason: { maxPerPatientWeek: 1 } },
    '2027-01-11T09:00:00Z',
    (desk) => booked(desk, ten),
  ],
  [
    'patient limit',
    'more visits to come than the practice takes',
    'booking.patient_too_many',
    {},
    '2027-02-05T09:00:00Z',
    async (desk) => {
      await booked(desk, ten);
      await desk.db.transaction({ practice: desk.practiceId }, (tx) => tx.practice.updateMany({ data: { maxUpcomingPerPatient: 1 } }));
    },
  ],
  [
    'blocked patient',
    'someone the practice books by itself',
    'booking.patient_blocked',
    {},
    '2027-02-05T09:00:00Z',
    async (desk) => {
      const { appointment } = await booked(desk, ten);
      must(await blockOnline(desk.member, { id: appointment.patientId ?? 'pat_', block: 'yes', reason: 'asked_for' }));
    },
  ],
  ['near duplicate', 'a second visit the same week', 'booking.near_another', {}, '2027-01-06T09:00:00Z', (desk) => booked(desk, ten)],
  [
    'known only',
    'a stranger who said to be known',
    'booking.known_only',
    { reason: { forNewPatients: false } },
    ten,
    async () => undefined,
  ],
  ['no new patients', 'a stranger', 'booking.no_new_patients', {}, ten, (desk) => practitionerIs(desk, { acceptsNew: false })],
];

const questions = [
  { id: 'q1', text: 'Une urgence ?', kind: 'yes_no', required: true, blockingAnswers: ['yes'], blockingMessage: 'Appelez le 15.' },
];
const asked = (rule: string, wish: string, code: string, answers: Record<string, string>): Refused => ({
  ...{ rule, wish, by: 'requestCode', code, practice: { reason: { questions } } },
  ask: async (desk) => {
    const held = must(await hold(desk, ten));
    return async () =>
      answerOf(await requestCode(desk.visitor, { hold: held, patient: identity, forRelative: false, answers, locale: 'fr' }));
  },
});

/** PRODUCT row 4: what is refused to who books online. */
export const refusedBookings: readonly Refused[] = [
  ...times.map(
    ([rule, wish, code, practice, start, before, more]): Refused => ({
      ...{ rule, wish, by: 'holdSlot', code, practice },
      ask: async (desk) => {
        await before?.(desk);
        return async () => answerOf(await hold(desk, start, more));
      },
    }),
  ),
  ...people.map(
    ([rule, wish, code, practice, start, before]): Refused => ({
      ...{ rule, wish, by: 'confirmBooking', code, practice, writes: ['booking_verification'] },
      ask: async (desk) => {
        await before(desk);
        const proof = await heldWithCode(desk, start);
        const near = code === 'booking.near_another' ? undefined : 'keep';
        return async () => answerOf(await confirmBooking(desk.visitor, { ...proof, near }));
      },
    }),
  ),
  asked('questions', 'no answer', 'booking.answers_missing', {}),
  asked('questions', 'an answer that is none of the choices', 'booking.answers_missing', { q1: 'perhaps' }),
  asked('blocking answers', 'the answer that blocks', 'booking.answer_blocks', { q1: 'yes' }),
  {
    ...{ rule: 'questions', wish: 'a text without end', by: 'requestCode', code: 'booking.answers_long' },
    practice: { reason: { questions: [{ id: 'q1', text: 'Depuis quand ?', kind: 'text', required: false }] } },
    ask: async (desk) => {
      const request = { patient: identity, forRelative: false, answers: { q1: 'a'.repeat(501) }, locale: 'fr' } as const;
      const held = must(await hold(desk, ten));
      return async () => answerOf(await requestCode(desk.visitor, { hold: held, ...request }));
    },
  },
  {
    ...{ rule: 'hold', wish: 'a code for somebody else’s hold', by: 'requestCode', code: 'booking.hold_unknown' },
    ask: async (desk) => {
      const { id } = must(await hold(desk, ten));
      const request = { hold: { id, token: 'x' }, patient: identity, forRelative: false, locale: 'fr' } as const;
      return async () => answerOf(await requestCode(desk.visitor, request));
    },
  },
  {
    ...{ rule: 'hold expired', wish: 'the identity after ten minutes', by: 'requestCode', code: 'booking.hold_expired' },
    ask: async (desk) => {
      const request = { hold: must(await hold(desk, ten)), patient: identity, forRelative: false, locale: 'fr' } as const;
      return async () => answerOf(await requestCode(laterDesk(desk, '2027-01-04T07:11:00Z').visitor, request));
    },
  },
  {
    ...{
      rule: 'hold expired',
      wish: 'the right code after ten minutes',
      by: 'confirmBooking',
      code: 'booking.hold_expired',
      writes: passing,
    },
    ask: async (desk) => {
      const held = must(await hold(desk, ten));
      const soon = laterDesk(desk, '2027-01-04T07:05:00Z');
      const request = { hold: held, patient: identity, forRelative: false, locale: 'fr' } as const;
      const verification = must(await requestCode(soon.visitor, request)).id;
      const code = await codeOf(desk, verification);
      return async () => answerOf(await confirmBooking(laterDesk(desk, '2027-01-04T07:12:00Z').visitor, { verification, code }));
    },
  },
  {
    ...{ rule: 'hold', wish: 'ten more minutes a second time', by: 'extendHold', code: 'booking.hold_already_extended' },
    ask: async (desk) => {
      const held = must(await hold(desk, ten));
      must(await extendHold(desk.visitor, held));
      return async () => answerOf(await extendHold(desk.visitor, held));
    },
  },
  {
    ...{ rule: 'hold', wish: 'ten more minutes once it is booked', by: 'extendHold', code: 'booking.hold_already_booked' },
    ask: async (desk) => {
      const { hold: held, ...proof } = await heldWithCode(desk, ten);
      must(await confirmBooking(desk.visitor, proof));
      return async () => answerOf(await extendHold(desk.visitor, held));
    },
  },
  {
    ...{ rule: 'code', wish: 'a second one at once', by: 'requestCode', code: 'booking.code_too_often' },
    ask: async (desk) => {
      const { hold: held } = await heldWithCode(desk, ten);
      return async () => answerOf(await requestCode(desk.visitor, { hold: held, patient: identity, forRelative: false, locale: 'fr' }));
    },
  },
  {
    ...{ rule: 'code', wish: 'a wrong one', by: 'confirmBooking', code: 'booking.code_wrong', writes: ['booking_verification'] },
    ask: async (desk) => {
      const { verification, code } = await heldWithCode(desk, ten);
      const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      return async () => answerOf(await confirmBooking(desk.visitor, { verification, code: wrong }));
    },
  },
  {
    ...{ rule: 'code', wish: 'the right one twice', by: 'confirmBooking', code: 'booking.code_used' },
    ask: async (desk) => {
      const proof = await heldWithCode(desk, ten);
      must(await confirmBooking(desk.visitor, proof));
      return async () => answerOf(await confirmBooking(desk.visitor, proof));
    },
  },
  {
    ...{ rule: 'code', wish: 'that of another practice', by: 'confirmBooking', code: 'booking.verification_unknown' },
    ask: async (desk) => {
      const proof = await heldWithCode(await openHouse({ db: desk.db }), ten);
      return async () => answerOf(await confirmBooking(desk.visitor, proof));
    },
  },
  {
    ...{ rule: 'whose', wish: 'the reason of another practitioner', by: 'holdSlot', code: 'booking.reason_unknown' },
    ask: async (desk) => async () => answerOf(await hold(desk, ten, { reasonId: desk.colleague.reasonId })),
  },
  {
    ...{ rule: 'whose', wish: 'the agenda and reason of another practice', by: 'holdSlot', code: 'booking.reason_unknown' },
    ask: async (desk) => {
      const { practitionerId, reasonId } = await openHouse({ db: desk.db });
      return async () => answerOf(await hold(desk, ten, { practitionerId, reasonId }));
    },
  },
  {
    ...{ rule: 'whose', wish: 'the times of another practitioner’s reason', by: 'listSlots', code: 'availability.reason_not_found' },
    ask: async (desk) => {
      const wish = { practitionerId: desk.practitionerId, reasonId: desk.colleague.reasonId, from: '2027-01-05', days: 1 };
      return async () => answerOf(await listSlots(desk.visitor, wish));
    },
  },
  {
    ...{ rule: 'horizon', wish: 'the times of a year at once', by: 'listSlots', code: 'availability.window_too_long' },
    ask: async (desk) => {
      const { practitionerId, reasonId } = desk;
      return async () => answerOf(await listSlots(desk.visitor, { practitionerId, reasonId, from: '2027-01-05', days: 366 }));
    },
  },
];
