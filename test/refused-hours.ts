import { absenceForm } from '@/app/practitioner/settings/absences/absence-form';
import { exceptionForm, weekForm } from '@/app/practitioner/settings/opening-hours/hours-form';
import { announceAbsence } from '@/lib/appointments/announce-absence';
import { openAnyway } from '@/lib/availability/open-anyway';
import { planAbsence, removeAbsence } from '@/lib/availability/plan-absence';
import { removeException, saveException } from '@/lib/availability/save-exception';
import { saveOpenings } from '@/lib/availability/save-openings';
import { oneDateInput, removeAbsenceInput, removeExceptionInput } from '@/lib/availability/schema';
import { newId } from '@/lib/core/id';
import type { Desk } from './desk';
import { openHouse } from './house';
import { must } from './lived-in';
import { colleagueOf, type Refused, sent } from './refused';

const week = { schema: weekForm, verb: saveOpenings };
const date = { schema: exceptionForm, verb: saveException };
const absence = { schema: absenceForm, verb: announceAbsence };
const inRange = (part: object) => Object.fromEntries(Object.entries(part).map(([name, value]) => [`openings.r1.${name}`, value]));

/** One night range of the week, one date with other hours, one absence: each form with nothing wrong. */
export const typedWeek = ({ practitionerId, siteId }: Pick<Desk, 'practitionerId' | 'siteId'>, part: object = {}) => ({
  practitionerId,
  ...inRange({ weekday: '5', start: '22:00', end: '06:00', siteId, modes: ['in_person'], bound: 'all', ...part }),
});
export const typedDate = ({ practitionerId, siteId }: Pick<Desk, 'practitionerId' | 'siteId'>, part: object = {}) => ({
  ...{ practitionerId, siteId, date: '2027-02-01', kind: 'other' },
  ...inRange({ start: '9h', end: '12h30', modes: ['in_person'], bound: 'all', ...part }),
});
export const typedAbsence = ({ practitionerId }: Pick<Desk, 'practitionerId'>) => ({
  ...{ practitionerId, fromDate: '2027-02-01', fromTime: '', toDate: '2027-02-05', toTime: '', label: 'Congés' },
});

type Typed = readonly [rule: string, part: object, field: string, code: string];
const inWeek: readonly Typed[] = [
  ...['25:00', '9:75', '-1', 'midi', ''].map((start): Typed => ['hours', { start }, 'openings.r1.start', 'opening.time_unreal']),
  ['night', { start: '24:00' }, 'openings.r1.start', 'opening.start_at_midnight'],
  ...['24:01', '25:00', '12h75', ''].map((end): Typed => ['night', { end }, 'openings.r1.end', 'opening.time_unreal']),
  ['mode', { modes: [] }, 'openings.r1.modes', 'opening.mode_missing'],
  ['site', { siteId: '' }, 'openings.r1.siteId', 'opening.site_missing'],
  ['reasons', { bound: 'some', reasonIds: [] }, 'openings.r1.reasonIds', 'opening.reasons_missing'],
  ['validity', { validFrom: '2027-03-01', validTo: '2027-02-28' }, 'openings.r1.validTo', 'opening.ends_before_it_begins'],
  ['validity', { validFrom: '2027-02-30' }, 'openings.r1.validFrom', 'opening.date_unreal'],
];
const inException: readonly (readonly [values: object, field: string, code: string])[] = [
  [{ date: '2027-02-30' }, 'date', 'opening.date_unreal'],
  [{ date: '' }, 'date', 'opening.date_unreal'],
  [{ siteId: '' }, 'siteId', 'opening.site_missing'],
  [inRange({ start: '', end: '' }), 'openings.x0.start', 'opening.ranges_missing'],
  [inRange({ start: '24:00' }), 'openings.r1.start', 'opening.start_at_midnight'],
  [inRange({ end: '25' }), 'openings.r1.end', 'opening.time_unreal'],
];
const inAbsence: readonly (readonly [values: object, field: string, code: string])[] = [
  [{ toDate: '2027-01-31' }, 'toDate', 'absence.ends_before_start'],
  [{ toDate: '2027-02-01', fromTime: '14:00', toTime: '14:00' }, 'toDate', 'absence.ends_before_start'],
  [{ fromDate: '01/02/2027' }, 'fromDate', 'opening.date_unreal'],
  [{ toDate: '' }, 'toDate', 'opening.date_unreal'],
  [{ fromTime: '24:00' }, 'fromTime', 'opening.start_at_midnight'],
  [{ toTime: '25:00' }, 'toTime', 'opening.time_unreal'],
  [{ label: 'a'.repeat(61) }, 'label', 'absence.label_long'],
];

const told = (part: object) => JSON.stringify(part).slice(0, 60);
const typed = (form: string, ask: Refused['ask'], [rule, part, field, code]: Typed): Refused => {
  return { rule, wish: told(part), by: form, field, code, ask };
};

/** PRODUCT row 3: openings by the week, exceptions, absences; dates of public holidays opened all the same. */
export const refusedHours: readonly Refused[] = [
  ...inWeek.map((one) => typed('the form of the week', async (desk) => () => sent(desk.member, week, typedWeek(desk, one[1])), one)),
  ...inException.map(([values, field, code]) =>
    typed('the form of a date', async (desk) => () => sent(desk.member, date, { ...typedDate(desk), ...values }), [
      ...(['exceptions', values, field, code] as const),
    ]),
  ),
  ...inAbsence.map(([values, field, code]) =>
    typed('the form of an absence', async (desk) => () => sent(desk.member, absence, { ...typedAbsence(desk), ...values }), [
      ...(['absences', values, field, code] as const),
    ]),
  ),
  {
    ...{ rule: 'site', wish: 'the site of another practice', by: 'saveOpenings', code: 'availability.site_not_found' },
    ask: async (desk) => {
      const { siteId } = await openHouse({ db: desk.db });
      return () => sent(desk.member, week, typedWeek(desk, { siteId }));
    },
  },
  {
    ...{ rule: 'reasons', wish: 'a reason of a colleague', by: 'saveOpenings', code: 'availability.reason_not_found' },
    ask: async (desk) => () => sent(desk.member, week, typedWeek(desk, { bound: 'some', reasonIds: [desk.colleague.reasonId] })),
  },
  {
    ...{ rule: 'whose', wish: 'the week of another practice', by: 'saveOpenings', code: 'availability.practitioner_not_found' },
    ask: async (desk) => {
      const { practitionerId } = await openHouse({ db: desk.db });
      return () => sent(desk.member, week, typedWeek({ ...desk, practitionerId }));
    },
  },
  {
    ...{ rule: 'whose', wish: 'the owner’s week, by a practitioner', by: 'saveOpenings', code: 'availability.not_allowed' },
    ask: async (desk) => () => sent(colleagueOf(desk), week, typedWeek(desk)),
  },
  {
    ...{ rule: 'exceptions', wish: 'to remove one that is gone', by: 'removeException', code: 'availability.exception_not_found' },
    ask: async (desk) => () =>
      sent(desk.member, { schema: removeExceptionInput, verb: removeException }, { id: newId('openingException') }),
  },
  {
    ...{ rule: 'absences', wish: 'the hour the clocks skip', by: 'announceAbsence', code: 'availability.absence_empty' },
    ask: async (desk) => () =>
      sent(desk.member, absence, {
        ...typedAbsence(desk),
        ...{ fromDate: '2027-03-28', fromTime: '02:30', toDate: '2027-03-28', toTime: '03:00' },
      }),
  },
  {
    ...{ rule: 'absences', wish: 'to remove that of another practice', by: 'removeAbsence', code: 'availability.absence_not_found' },
    ask: async (desk) => {
      const other = await openHouse({ db: desk.db });
      const plan = { practitionerId: other.practitionerId, fromDate: '2027-02-01', toDate: '2027-02-02', label: '' };
      const { id } = must(await planAbsence(other.member, plan));
      return () => sent(desk.member, { schema: removeAbsenceInput, verb: removeAbsence }, { id });
    },
  },
  {
    ...{ rule: 'holidays', wish: 'to open a weekday without hours', by: 'openAnyway', code: 'availability.no_hours_that_day' },
    practice: { openings: [{ weekday: 1, startsAt: '09:00', endsAt: '12:00' }] },
    ask: async (desk) => () =>
      sent(desk.member, { schema: oneDateInput, verb: openAnyway }, { practitionerId: desk.practitionerId, date: '2027-05-06' }),
  },
];
