import type { Agenda, Verdict } from '@/lib/availability/offers';
import { audienceRefusal, judge, nearestStarts, placesOf } from '@/lib/availability/offers';
import { readAgenda } from '@/lib/availability/read-agenda';
import type { SlotRefusal as Rule } from '@/lib/availability/rules';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { zoneOf } from '@/lib/core/zone';
import { lockInOrder } from '@/lib/platform/contention';
import type { HoldError, SlotRefusal } from './errors';
import { countSeats, expireHolds, findShared } from './limits/data';

const MINUTE = 60_000;
const DAY = 86_400_000;

export type TimeWish = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly start: Date;
  readonly site?: Id<'site'> | undefined;
  readonly mode?: VisitMode | undefined;
  readonly except?: Id<'appointment'> | undefined;
  /** What the visitor says of having come before; unsaid, nothing kept for known patients is given. */
  readonly known?: boolean | undefined;
  readonly patientId?: Id<'patient'> | undefined;
};
/** The time that may be taken: where, in which rooms, how long, with the buffers the appointment will keep; or the group to join. */
export type FreeTime = Verdict & {
  readonly agenda: Agenda;
  readonly start: Date;
  readonly end: Date;
  readonly wallStart: string;
};

/**
 * Locks the practitioners' agendas for the rest of the transaction, then the rooms and equipment their visits may need, and frees what ran
 * out. Every writer that makes a practitioner busy does this first, as its own statements, before it reads (docs/decisions/005).
 */
export async function lockAgenda(tx: InPractice, ...practitionerIds: Id<'practitioner'>[]): Promise<void> {
  const lock = (kind: 'practitioner' | 'resource', ids: readonly string[]) =>
    lockInOrder(
      tx.db,
      ids.map((id) => `${tx.actor.practiceId}:${kind}:${id}`),
    );
  await lock('practitioner', practitionerIds);
  const { resources, groups } = await findShared(tx, practitionerIds);
  if (resources.length > 0) await lock('resource', resources);
  await expireHolds(tx, practitionerIds);
  if (groups) await countSeats(tx, practitionerIds);
}

/** Judges one start by the same function that lists slots, on the rules and busy time as this transaction sees them. */
export async function judgeTime(tx: InPractice, wish: TimeWish): Promise<Result<FreeTime, HoldError>> {
  const agenda = await readAround(tx, wish, nearDays);
  if (!agenda) return err({ code: 'booking.reason_unknown' });
  const audience = audienceRefusal(agenda, wish);
  if (audience) return err(audience === 'not_online' ? { code: 'booking.not_online' } : { code: `booking.${audience}`, phone: '' });
  if (wish.mode && !agenda.reason.modes.includes(wish.mode)) return err({ code: 'booking.mode_unknown' });
  if (wish.site && placesOf(agenda, { site: wish.site }).length === 0) return err({ code: 'booking.site_unknown' });

  const now = tx.clock.now().getTime();
  const start = wish.start.getTime();
  const places = placesOf(agenda, wish);
  const verdict = judge(agenda, places, start, now);
  if ('place' in verdict) {
    const wallStart = zoneOf(agenda.timeZone).format(start).slice(0, 16);
    const end = new Date(verdict.group?.end ?? start + agenda.reason.durationMinutes * MINUTE);
    return ok({ ...verdict, agenda, start: wish.start, end, wallStart });
  }
  const alternatives = verdict.refusal === 'taken' ? await nearestTo(tx, wish, agenda) : [];
  return err(refusalOf(verdict.refusal, agenda, alternatives));
}

/**
 * Whether a time is open to patients already followed alone, as the openings stand now: what a hold made on somebody's word is asked again
 * once they are known. What else is in the way does not matter any more.
 */
export async function isKeptForKnown(
  tx: InPractice,
  wish: Pick<TimeWish, 'practitionerId' | 'reasonId' | 'start' | 'except'>,
): Promise<boolean> {
  const isOpen = async (known: boolean) => {
    const agenda = await readAround(tx, { ...wish, known }, 0);
    if (!agenda) return false;
    const nothing = { absences: [], busy: [], external: [], limits: [], resources: null, groups: [] };
    const reason = { ...agenda.reason, minNoticeMinutes: 0, horizonDays: null };
    const start = wish.start.getTime();
    return 'place' in judge({ ...agenda, ...nothing, reason }, placesOf(agenda), start, start);
  };
  return !(await isOpen(false)) && (await isOpen(true));
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

async function nearestTo(tx: InPractice, wish: TimeWish, agenda: Agenda, count = 3): Promise<readonly string[]> {
  const search = { now: tx.clock.now().getTime(), count };
  const wished = wish.start.getTime();
  const near = nearestStarts(agenda, placesOf(agenda, wish), wished, { ...search, reachDays: nearDays });
  if (near.length === search.count) return near;
  const wide = await readAround(tx, wish, farDays);
  return wide ? nearestStarts(wide, placesOf(wide, wish), wished, { ...search, reachDays: farDays }) : near;
}

/** An absence is told as "closed": why a practitioner is away is nobody's business. */
const refusalOf = (rule: Rule, { reason, limits }: Agenda, alternatives: readonly string[]): SlotRefusal => {
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
    case 'week_full':
      return { code: `booking.${rule}` };
    case 'patient_week_full':
      return { code: 'booking.patient_week_full', most: limits.find(({ refusal }) => refusal === rule)?.most ?? 0 };
    case 'off_grid':
      return { code: 'booking.off_grid' };
    case 'absent':
    case 'closed':
      return { code: 'booking.closed' };
  }
};

/**
 * The answer when the time was lost between the check and the insert: taken, with the nearest free starts. It may still look free, while
 * whoever has the agenda has not finished: then it is not among them.
 */
export async function lostTime(tx: InPractice, wish: TimeWish): Promise<HoldError> {
  const judged = await judgeTime(tx, wish);
  if (!judged.ok) return judged.error;
  const nearest = await nearestTo(tx, wish, judged.value.agenda, 4);
  return { code: 'booking.slot_taken', alternatives: nearest.filter((start) => Date.parse(start) !== wish.start.getTime()) };
}
