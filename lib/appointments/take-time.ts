import type { Agenda, Place } from '@/lib/availability/offers';
import { judge, nearestStarts, placesOf } from '@/lib/availability/offers';
import { readAgenda } from '@/lib/availability/read-agenda';
import type { SlotRefusal as Rule } from '@/lib/availability/rules';
import type { VisitMode } from '@/lib/availability/schema';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { lockInOrder } from '@/lib/platform/contention';
import { expireHolds } from './data';
import type { HoldError, SlotRefusal } from './errors';

const DAY = 86_400_000;

export type TimeWish = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly start: Date;
  readonly site?: Id<'site'> | undefined;
  readonly mode?: VisitMode | undefined;
  readonly except?: Id<'appointment'> | undefined;
};
/** The time that may be taken: where, how long, with the buffers the appointment will keep. */
export type FreeTime = {
  readonly agenda: Agenda;
  readonly place: Place;
  readonly start: Date;
  readonly end: Date;
  readonly wallStart: string;
};

const practitionerLock = (practiceId: Id<'practice'>, practitionerId: Id<'practitioner'>) => `${practiceId}:practitioner:${practitionerId}`;

/**
 * Locks the practitioner's agenda for the rest of the transaction and frees what ran out. Every writer that makes a practitioner busy
 * does this first, as its own statement, before it reads (docs/decisions/005).
 */
export async function lockAgenda(tx: InPractice, ...practitionerIds: Id<'practitioner'>[]): Promise<void> {
  await lockInOrder(
    tx.db,
    practitionerIds.map((id) => practitionerLock(tx.actor.practiceId, id)),
  );
  for (const id of new Set(practitionerIds)) await expireHolds(tx, id);
}

/** Judges one start by the same function that lists slots, on the rules and busy time as this transaction sees them. */
export async function judgeTime(tx: InPractice, wish: TimeWish): Promise<Result<FreeTime, HoldError>> {
  const agenda = await readAround(tx, wish, nearDays);
  if (!agenda) return err({ code: 'booking.reason_unknown' });
  if (!agenda.reason.bookableOnline && tx.actor.kind !== 'member') return err({ code: 'booking.not_online' });
  if (wish.mode && !agenda.reason.modes.includes(wish.mode)) return err({ code: 'booking.mode_unknown' });
  if (wish.site && placesOf(agenda, { site: wish.site }).length === 0) return err({ code: 'booking.site_unknown' });

  const now = tx.clock.now().getTime();
  const start = wish.start.getTime();
  const places = placesOf(agenda, wish);
  const verdict = judge(agenda, places, start, now);
  if ('place' in verdict) {
    const wallStart = zoneOf(agenda.timeZone).format(start).slice(0, 16);
    return ok({
      agenda,
      place: verdict.place,
      start: wish.start,
      end: new Date(start + agenda.reason.durationMinutes * 60_000),
      wallStart,
    });
  }
  const alternatives = verdict.refusal === 'taken' ? await nearestTo(tx, wish, agenda) : [];
  return err(refusalOf(verdict.refusal, agenda, alternatives));
}

/** Nearly always found in the days already read; a full fortnight is searched once more, a month to either side. */
const nearDays = 7;
const farDays = 31;

const readAround = (tx: InPractice, wish: TimeWish, days: number) =>
  readAgenda(tx, {
    ...wish,
    from: new Date(wish.start.getTime() - (days + 2) * DAY),
    to: new Date(wish.start.getTime() + (days + 2) * DAY),
  });

async function nearestTo(tx: InPractice, wish: TimeWish, agenda: Agenda): Promise<readonly string[]> {
  const search = { now: tx.clock.now().getTime(), count: 3 };
  const wished = wish.start.getTime();
  const near = nearestStarts(agenda, placesOf(agenda, wish), wished, { ...search, reachDays: nearDays });
  if (near.length === search.count) return near;
  const wide = await readAround(tx, wish, farDays);
  return wide ? nearestStarts(wide, placesOf(wide, wish), wished, { ...search, reachDays: farDays }) : near;
}

/** An absence is told as "closed": why a practitioner is away is nobody's business. */
const refusalOf = (rule: Rule, { reason }: Agenda, alternatives: readonly string[]): SlotRefusal => {
  switch (rule) {
    case 'taken':
      return { code: 'booking.slot_taken', alternatives };
    case 'past':
      return { code: 'booking.in_the_past' };
    case 'too_soon':
      return { code: 'booking.too_soon', minNoticeMinutes: reason.minNoticeMinutes };
    case 'beyond_horizon':
      return { code: 'booking.beyond_horizon', horizonDays: reason.horizonDays ?? 0 };
    case 'day_full':
      return { code: 'booking.day_full' };
    case 'off_grid':
      return { code: 'booking.off_grid' };
    case 'absent':
    case 'closed':
      return { code: 'booking.closed' };
  }
};

/** The answer when the time was lost between the check and the insert: taken, with the nearest free starts. */
export async function lostTime(tx: InPractice, wish: TimeWish): Promise<HoldError> {
  const judged = await judgeTime(tx, wish);
  return judged.ok ? { code: 'booking.slot_taken', alternatives: [] } : judged.error;
}
