import { readTimeZoneIn } from '@/lib/availability/read-time-zone';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { dateOfDay, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { readIdentities } from '@/lib/patients/read-patients';
import { refuseRestricted } from '@/lib/patients/refuse-restricted';
import { blocking } from './allow-at-desk';
import { type BookError, type BookWish, insertAt } from './book-for-patient';
import { competing } from './contention';
import type { SeriesError } from './errors';
import { type DeskPlace, judgeAtDesk } from './judge-at-desk';
import { lockPatient } from './judge-patient';
import { mayWorkInAgenda } from './policy';
import { datesOf, occurrencesOf, type Recurrence, ruleOf } from './recurrence';
import { RolledBack } from './rolled-back';
import type { Conflict } from './schema';
import { insertSeries } from './series/data';
import { lockAgenda } from './take-time';

export type SeriesWish = Omit<BookWish, 'overbookReason' | 'series'> & {
  readonly recurrence: Recurrence;
  /** Dates of the rule that are left out. */
  readonly skip: readonly LocalDate[];
};
/** `shifted`: the dates on which a clock change took the usual time away and the visit begins at the first time there is. */
type BookedSeries = {
  readonly id: Id<'series'>;
  readonly appointments: readonly Id<'appointment'>[];
  readonly shifted: readonly LocalDate[];
};
type Booked = Result<BookedSeries, BookError | SeriesError>;

/**
 * Books the same visit several times: real appointments, each movable and cancellable alone, at the same time of the practice's wall clock
 * across clock changes. All or nothing: where something is in the way of some dates, all of them are named, to be left out or chosen anew.
 * The patient gets one message with every date, in three minutes, or none.
 */
export async function bookSeries(ctx: Context, wish: SeriesWish): Promise<Booked> {
  if (!mayWorkInAgenda(ctx.actor)) return err({ code: 'booking.not_allowed' });
  try {
    return await competing(
      () => changeInPractice(ctx, 'appointments.book_series', (tx) => bookUnderLock(tx, wish)),
      async () => err({ code: 'booking.agenda_busy' }),
    );
  } catch (error) {
    if (error instanceof RolledBack) return err({ code: 'booking.agenda_busy' });
    throw error;
  }
}

async function bookUnderLock(tx: InPractice, wish: SeriesWish): Promise<Booked> {
  const needed = await refuseHealthData(tx);
  if (needed) return err(needed);
  const patient = (await readIdentities(tx, [wish.patientId])).get(wish.patientId);
  if (!patient) return err({ code: 'patient.not_found' });
  if (patient === 'erased') return err({ code: 'patient.erased' });
  const restricted = await refuseRestricted(tx, wish.patientId);
  if (restricted) return err(restricted);
  await lockAgenda(tx, wish.practitionerId);
  await lockPatient(tx, wish.patientId);

  const plan = await planOf(tx, wish);
  if (plan.occurrences.length === 0) return err({ code: 'booking.series_empty' });
  const places: { place: DeskPlace; date: LocalDate }[] = [];
  const refused: { date: LocalDate; start: string; conflicts: readonly Conflict[] }[] = [];
  for (const { date, start } of plan.occurrences) {
    const judged = await judgeAtDesk(tx, { ...wish, start }, null);
    if (!judged.ok) return judged;
    const conflicts = blocking(judged.value.conflicts);
    if (conflicts.length > 0) refused.push({ date, start: start.toISOString(), conflicts });
    else places.push({ place: judged.value, date });
  }
  if (refused.length > 0) return err({ code: 'booking.series_conflicts', occurrences: refused });

  const { practitionerId, reasonId, patientId, notify = 'later' } = wish;
  const { rule, firstDate, wallTime } = plan;
  const id = await insertSeries(tx, { practitionerId, reasonId, patientId, rule, firstDate, wallTime });
  const appointments: Id<'appointment'>[] = [];
  for (const { place, date } of places) {
    // The first one's message names every date.
    const told = appointments.length === 0 ? notify : 'never';
    const one = await insertAt(tx, { ...wish, notify: told, series: { id, date } }, place, null);
    if (!one) throw new RolledBack('a date of the series was lost under its agenda’s lock');
    appointments.push(one);
  }
  return ok({ id, appointments, shifted: plan.occurrences.filter(({ shifted }) => shifted).map(({ date }) => date) });
}

async function planOf(tx: InPractice, { start, recurrence, skip }: SeriesWish) {
  const timeZone = await readTimeZoneIn(tx);
  const zone = zoneOf(timeZone);
  const firstDate = dateOfDay(zone.dayAt(start.getTime()));
  const wallTime = zone.format(start.getTime()).slice(11, 16);
  const rule = ruleOf(recurrence, firstDate);
  const dates = datesOf(rule, firstDate).filter((date) => !skip.includes(date));
  const minuteOfDay = Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3));
  // The first one is the time that was chosen, also where its hour comes twice.
  const occurrences = occurrencesOf(dates, minuteOfDay, timeZone).map((one) => (one.date === firstDate ? { ...one, start } : one));
  return { rule, firstDate, wallTime, occurrences };
}
