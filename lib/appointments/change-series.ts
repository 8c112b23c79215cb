import { readTimeZoneIn } from '@/lib/availability/read-time-zone';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, dateOfDay, dayNumber, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { type Zone, zoneOf } from '@/lib/core/zone';
import type { GatedAct } from '@/lib/lifecycle/acts';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { type Cancellation, cancelUnderLock } from './cancel';
import { competing } from './contention';
import type { ChangeError, DeskError, SeriesError } from './errors';
import { type DeskMove, moveUnderLock } from './move-at-desk';
import { mayWorkInAgenda } from './policy';
import { occurrencesOf } from './recurrence';
import { RolledBack } from './rolled-back';
import type { AppointmentView } from './schema';
import { findOccurrences } from './series/data';
import { findAppointment } from './views/data';

export type SeriesScope = 'following' | 'all';
type SeriesMove = Omit<DeskMove, 'overbookReason'> & { readonly scope: SeriesScope; readonly skip?: readonly LocalDate[] };
type Changed = { readonly changed: readonly Id<'appointment'>[] };
type Refusal = ChangeError | DeskError | SeriesError;
type Outcome = Result<Changed, Refusal>;

/**
 * Moves this occurrence of a series and with it those that follow, or all that are still to come: by as many days and to the same time of
 * the wall clock, each with the new length and practitioner. All or none, but for the new dates in `skip`: what would go there stays where it
 * is. Past and cancelled ones stay as they are. The patient gets one message, with every date.
 */
export const moveSeries = (ctx: Context, { scope, skip = [], ...wish }: SeriesMove) =>
  allOrNone(ctx, 'appointments.move_series', async (tx) => {
    const chosen = await chosenOf(tx, wish);
    if (!chosen.ok) return chosen;
    const zone = zoneOf(await readTimeZoneIn(tx));
    const shift = zone.dayAt(wish.start.getTime()) - zone.dayAt(chosen.value.start.getTime());
    const minuteOfDay = minuteOf(zone, wish.start);
    const coming = await comingOf(tx, chosen.value, scope);
    const dateFor = ({ start }: { start: Date }) => addDays(dateOfDay(zone.dayAt(start.getTime())), shift);
    const occurrences = coming.filter((one) => !skip.includes(dateFor(one)));
    if (occurrences.length === 0) return err({ code: 'booking.series_empty' });
    // The chosen one's message names every date; where it stays, the first of the others'.
    const teller = (occurrences.find(({ id }) => id === wish.id) ?? occurrences[0])?.id;
    // The one that goes furthest moves first, so that none stands in the way of the next.
    const later = wish.start > chosen.value.start;
    const refused: { date: string; start: string; conflicts: Extract<DeskError, { code: 'booking.conflicts' }>['conflicts'] }[] = [];
    for (const one of later ? occurrences.toReversed() : occurrences) {
      const isChosen = one.id === wish.id;
      const date = dateFor(one);
      const start = isChosen ? wish.start : (occurrencesOf([date], minuteOfDay, zone.name)[0]?.start ?? one.start);
      const current = isChosen ? chosen.value : await findAppointment(tx, one.id);
      if (!current) continue;
      const notify = one.id === teller ? wish.notify : 'never';
      const moved = await moveUnderLock(tx, { ...wish, id: one.id, version: current.version, start, notify });
      if (moved.ok) continue;
      if (moved.error.code !== 'booking.conflicts') return moved;
      refused.push({ date, start: start.toISOString(), conflicts: moved.error.conflicts });
    }
    if (refused.length > 0) {
      const inOrder = refused.sort((a, b) => dayNumber(a.date) - dayNumber(b.date));
      return err({ code: 'booking.series_conflicts', occurrences: inOrder });
    }
    return ok({ changed: occurrences.map(({ id }) => id) });
  });

/** Cancels this occurrence and those that follow, or all that are still to come: their times are free in the same transaction. */
export const cancelSeries = (ctx: Context, { scope, ...wish }: Cancellation & { readonly scope: SeriesScope }) =>
  allOrNone(ctx, 'appointments.cancel_series', async (tx) => {
    const chosen = await chosenOf(tx, wish);
    if (!chosen.ok) return chosen;
    const occurrences = await comingOf(tx, chosen.value, scope);
    for (const { id } of occurrences) {
      const cancelled = await cancelUnderLock(tx, { ...wish, id, version: undefined });
      if (!cancelled.ok) return cancelled;
    }
    return ok({ changed: occurrences.map(({ id }) => id) });
  });

/** A refusal half-way gives back what was changed before it. */
async function allOrNone(ctx: Context, act: GatedAct, work: (tx: InPractice) => Promise<Outcome>): Promise<Outcome> {
  if (!mayWorkInAgenda(ctx.actor)) return err({ code: 'booking.not_allowed' });
  const attempt = () =>
    changeInPractice(ctx, act, async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new RolledBack<Refusal>('a series changes as a whole', outcome.error);
      return outcome;
    });
  try {
    return await competing(attempt, async (): Promise<Outcome> => err({ code: 'booking.agenda_busy' }));
  } catch (error) {
    if (error instanceof RolledBack && error.refusal) return err(error.refusal as Refusal);
    throw error;
  }
}

async function chosenOf(
  tx: InPractice,
  { id, version }: { id: Id<'appointment'>; version?: number | undefined },
): Promise<Result<AppointmentView & { seriesId: Id<'series'> }, ChangeError | SeriesError>> {
  const current = await findAppointment(tx, id);
  if (!current) return err({ code: 'booking.appointment_unknown' });
  const { seriesId } = current;
  if (!seriesId) return err({ code: 'booking.not_in_series' });
  if (version !== undefined && version !== current.version) return err({ code: 'booking.changed_meanwhile', version: current.version });
  return ok({ ...current, seriesId });
}

/** What is still to come of the series: from the chosen one on, or from now on with the chosen one whenever it is. */
async function comingOf(tx: InPractice, { id, start, seriesId }: AppointmentView & { seriesId: Id<'series'> }, scope: SeriesScope) {
  const from = scope === 'following' || start < tx.clock.now() ? start : tx.clock.now();
  const standing = await findOccurrences(tx, seriesId, from);
  const now = tx.clock.now();
  return standing.filter((one) => one.id === id || one.start >= now);
}

const minuteOf = (zone: Zone, at: Date) => {
  const wall = zone.format(at.getTime()).slice(11, 16);
  return Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3));
};
