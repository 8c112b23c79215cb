import { visitorActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { holdSlot } from '@/lib/appointments/hold';
import type { AppointmentView, Status } from '@/lib/appointments/schema';
import { stepStatus } from '@/lib/appointments/step-status';
import { listSlots } from '@/lib/availability/list-slots';
import type { Context, OpenContext } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber, type LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { as, yes } from './house';
import type { StoryClock } from './story-clock';

export type Agenda = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasons: readonly Id<'visitReason'>[];
  readonly busyness: number;
};
export type Files = readonly { readonly id: Id<'patient'>; readonly locale: Locale }[];

const MINUTE = 60_000;
/** The same story each time: a small generator with a fixed seed (mulberry32). */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/** Two weeks back to three ahead of `today`: what was agreed, day by day, and what became of it. */
export async function liveThrough(
  open: OpenContext,
  clock: StoryClock,
  desk: MemberActor,
  agendas: readonly Agenda[],
  files: Files,
  timeZone: string,
): Promise<void> {
  const now = clock.now();
  const today = localDateAt(now.getTime(), timeZone);
  const roll = dice(20261122);
  const ctx = as(open, desk);
  for (let offset = -10; offset <= 17; offset++) {
    const date = addDays(today, offset);
    for (const agenda of agendas) {
      const thinning = offset <= 2 ? 1 : Math.max(0.15, 1 - offset / 14);
      const booked = await fillDay(ctx, clock, agenda, files, date, timeZone, agenda.busyness * thinning, roll);
      for (const appointment of booked) await settle(ctx, clock, appointment, now, roll);
    }
  }
  clock.turnTo(now);
}

/** Calls come in on the morning of the day before: the desk offers free times and the patient takes one. */
async function fillDay(
  ctx: Context,
  clock: StoryClock,
  agenda: Agenda,
  files: Files,
  date: LocalDate,
  timeZone: string,
  share: number,
  roll: () => number,
) {
  clock.turnTo(new Date(zoneOf(timeZone).firstInstantOf(dayNumber(date) - 2) + 10 * 60 * MINUTE));
  const booked: AppointmentView[] = [];
  for (const reasonId of agenda.reasons) {
    const { practitionerId } = agenda;
    const slots = yes(await listSlots(ctx, { practitionerId, reasonId, from: date, days: 1 }), 'listing the day').slots;
    let free = 0;
    for (const { start } of slots) {
      const file = files[Math.floor(roll() * files.length)];
      if (start < free || roll() > share / agenda.reasons.length || !file) continue;
      const wish = {
        practitionerId,
        reasonId,
        start: new Date(start),
        patientId: file.id,
        locale: file.locale,
        isFirstVisit: roll() < 0.12,
      };
      const result = await bookForPatient(ctx, wish);
      if (!result.ok) continue;
      booked.push(result.value);
      free = result.value.end.getTime();
    }
  }
  return booked.sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** What becomes of an appointment by now: most are kept, some cancelled, a few missed, one of them excused. */
async function settle(ctx: Context, clock: StoryClock, appointment: AppointmentView, now: Date, roll: () => number): Promise<void> {
  const start = appointment.start.getTime();
  const chance = roll();
  if (chance < 0.05) {
    const reason = chance < 0.02 ? 'practitioner_absent' : 'patient_unavailable';
    return void yes(await cancelAppointment(ctx, { id: appointment.id, reason }), 'cancelling');
  }
  let status: Status = 'booked';
  const step = async (to: Status, at: number) => {
    clock.turnTo(new Date(Math.max(at, clock.now().getTime())));
    status = yes(await stepStatus(ctx, { id: appointment.id, from: status, to }), `stepping to ${to}`).status;
  };
  if (chance < 0.6) await step('confirmed', start - 26 * 60 * MINUTE);
  const untilNow = now.getTime() - start;
  if (untilNow < -20 * MINUTE) return;
  if (chance > 0.95 && untilNow > 0) {
    await step('no_show', start + 20 * MINUTE);
    if (chance > 0.965) await step('excused', start + 90 * MINUTE);
    return;
  }
  await step('arrived', start - 8 * MINUTE);
  if (untilNow < 5 * MINUTE) return;
  await step('in_room', start + 4 * MINUTE);
  if (now >= appointment.end) await step('done', appointment.end.getTime());
}

/** Whatever the hour the story is told at, one patient sits in the waiting room, one is with the practitioner, and one visitor holds a time. */
export async function setTheScene(open: OpenContext, desk: MemberActor, agenda: Agenda, next: readonly AppointmentView[]): Promise<void> {
  const ctx = as(open, desk);
  const [inRoom, waiting] = next;
  const path: Status[] = ['arrived', 'in_room'];
  for (const [appointment, steps] of [
    [inRoom, path],
    [waiting, path.slice(0, 1)],
  ] as const) {
    let from = appointment?.status;
    for (const to of steps) {
      if (!appointment || !from) continue;
      from = yes(await stepStatus(ctx, { id: appointment.id, from, to }), `stepping to ${to}`).status;
    }
  }
  const visitor = { ...open, actor: visitorActor(desk.practiceId) };
  const reasonId = agenda.reasons[0];
  if (!reasonId) return;
  const { practitionerId } = agenda;
  const free = yes(await listSlots(visitor, { practitionerId, reasonId, days: 7 }), 'listing the week').slots[2];
  if (free)
    yes(await holdSlot(visitor, { practitionerId, reasonId, start: new Date(free.start), locale: 'fr', isFirstVisit: true }), 'holding');
}
