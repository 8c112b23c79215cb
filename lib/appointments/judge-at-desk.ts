import { judge, type Place, placesOf } from '@/lib/availability/offers';
import { readAgenda } from '@/lib/availability/read-agenda';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { zoneOf } from '@/lib/core/zone';
import type { NewPlace } from './changes/data';
import { type DeskRules, findDeskRules, findGroupAt, findReasonLike, type Group } from './conflicts/data';
import type { DeskError } from './errors';
import { findConflicts, type InTheWay } from './find-conflicts';
import type { AppointmentView } from './schema';

export type DeskWish = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly start: Date;
  /** The reason's own when absent. */
  readonly durationMinutes?: number | undefined;
  readonly siteId?: Id<'site'> | undefined;
  readonly mode?: VisitMode | undefined;
  readonly patientId?: Id<'patient'> | null | undefined;
  /** One of the rooms its reason may have; left to what is free when absent; null for no room. */
  readonly roomId?: Id<'resource'> | null | undefined;
};
/**
 * `group`: the group visit of that start that it joins, or null; `seats`: how many a group that begins with it has, null for one patient.
 * Besides new visits, participants who move find such a group: a seat is theirs, the time is the group's.
 */
export type DeskPlace = Omit<NewPlace, 'overbooked' | 'groupId'> &
  Omit<InTheWay, 'fits'> & { readonly group: Group | null; readonly seats: number | null };

const MINUTE = 60_000;
const FIVE_MINUTES = 5 * MINUTE;
const REACH = 3 * 86_400_000;

/**
 * Where a visit would stand if the desk placed it there, and all that is in its way. Notice, horizon, "online" and the grid bind nobody
 * at the desk: a start lies on a five-minute mark of the wall clock, or where it lay before. Buffers stay those it was booked with.
 */
export async function judgeAtDesk(tx: InPractice, wish: DeskWish, current: AppointmentView | null): Promise<Result<DeskPlace, DeskError>> {
  const { practitionerId, start } = wish;
  const reasonId = await reasonFor(tx, wish, current);
  const rules = await findDeskRules(tx, { practitionerId, reasonId });
  const keepsReason = current?.reasonId === reasonId;
  if (!rules || (rules.archived && !keepsReason)) return err({ code: 'booking.reason_unknown' });
  if (wish.mode && !rules.modes.includes(wish.mode) && wish.mode !== current?.mode) return err({ code: 'booking.mode_unknown' });
  if (wish.siteId && !rules.sites.includes(wish.siteId)) return err({ code: 'booking.site_unknown' });
  if (start.getTime() !== current?.start.getTime() && !isOnMark(start, rules.timeZone)) return err({ code: 'booking.off_five_minutes' });

  const comesToGroup = rules.capacity !== null && (current === null || current.groupId !== null);
  const group = comesToGroup ? await findGroupAt(tx, { practitionerId, reasonId, start }) : null;
  const durationMinutes = group
    ? Math.round((group.end.getTime() - start.getTime()) / MINUTE)
    : (wish.durationMinutes ?? rules.durationMinutes);
  const found = group ? { ...group, open: true } : await placeFor(tx, { ...wish, reasonId, durationMinutes }, rules, current);
  if (!found) return err({ code: 'booking.site_unknown' });
  const { bufferBefore, bufferAfter } = group ?? (keepsReason ? current : rules);
  const placing = {
    ...{ practitionerId, reasonId, start, bufferBefore, bufferAfter, siteId: found.site, open: found.open },
    end: new Date(start.getTime() + durationMinutes * MINUTE),
    patientId: wish.patientId ?? current?.patientId ?? null,
    except: current?.id ?? null,
    kept: current?.resources.map(({ id }) => id) ?? [],
    room: wish.roomId,
    joins: group && { id: group.id, isFull: group.seatsLeft <= 0 && group.id !== current?.groupId },
  };
  const { fits, ...inTheWay } = await findConflicts(tx, placing, rules);
  if (!fits) return err({ code: 'booking.room_unfit' });
  const { end } = placing;
  return ok({
    ...{ practitionerId, reasonId, start, end, bufferBefore, bufferAfter, siteId: found.site, mode: found.mode },
    ...{ timeZone: rules.timeZone, wallStart: zoneOf(rules.timeZone).format(start.getTime()).slice(0, 16), ...inTheWay },
    ...{ group, seats: current && current.groupId === null ? current.capacity : rules.capacity },
  });
}

/** A colleague has reasons of their own: the one of the same name stands for the visit's. */
const reasonFor = async (tx: InPractice, { practitionerId, reasonId }: DeskWish, current: AppointmentView | null) =>
  current && current.practitionerId !== practitionerId
    ? ((await findReasonLike(tx, { practitionerId, like: reasonId })) ?? reasonId)
    : reasonId;

const isOnMark = (start: Date, timeZone: string) => (start.getTime() + zoneOf(timeZone).offsetAt(start.getTime())) % FIVE_MINUTES === 0;

/**
 * An open place for it, the one it has first; where nothing is open, the place it has or the first that comes to mind. The same judge as
 * online says what is open, with nothing else in the way.
 */
export async function placeFor(
  tx: InPractice,
  wish: DeskWish & { durationMinutes: number },
  rules: DeskRules,
  current: AppointmentView | null,
): Promise<(Place & { open: boolean }) | null> {
  const at = wish.start.getTime();
  const mode = wish.mode ?? (current && rules.modes.includes(current.mode) ? current.mode : undefined);
  const agenda = await readAgenda(tx, {
    ...{ practitionerId: wish.practitionerId, reasonId: wish.reasonId },
    ...{ from: new Date(at - REACH), to: new Date(at + REACH) },
  });
  const places = agenda ? placesOf(agenda, { site: wish.siteId, mode }) : [];
  const isOpen = (place: Place) => {
    if (!agenda) return false;
    const timing = { durationMinutes: wish.durationMinutes, stepMinutes: 5, bufferBefore: 0, bufferAfter: 0 };
    const reason = { ...agenda.reason, ...timing, minNoticeMinutes: 0, horizonDays: null, maxPerDay: null, capacity: null };
    const nothing = { absences: [], busy: [], external: [], limits: [], groups: [], resources: null };
    const verdict = judge({ ...agenda, ...nothing, reason }, [place], at, at);
    return 'place' in verdict || verdict.refusal === 'off_grid';
  };
  const here = places.find(({ site }) => site === current?.siteId && isOpen({ site, mode: mode ?? current.mode }));
  const open = here ?? places.find(isOpen);
  if (open) return { ...open, open: true };
  const site = wish.siteId ?? current?.siteId ?? places[0]?.site ?? rules.sites[0];
  return site ? { site, mode: mode ?? places[0]?.mode ?? rules.modes[0] ?? 'in_person', open: false } : null;
}
