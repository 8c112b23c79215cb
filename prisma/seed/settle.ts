import { linkActor } from '@/lib/access/system';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { type AgendaItem, listAgenda } from '@/lib/appointments/list-agenda';
import { markTold } from '@/lib/appointments/notice';
import type { Status } from '@/lib/appointments/rules';
import { stepStatus } from '@/lib/appointments/step-status';
import { writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import { as, yes } from './house';
import { HOUR, MINUTE, type Thread } from './story-clock';

type Act = { readonly at: number; readonly visit: AgendaItem; readonly to: Status };

/** What becomes of one agenda's visits of a date by now: most are kept, some cancelled, a few missed, one of them excused. */
export async function settleDay(
  thread: Thread,
  desk: MemberActor,
  practitionerId: Id<'practitioner'>,
  from: LocalDate,
  now: number,
  roll: () => number,
  tally: { past: number },
): Promise<void> {
  const day = yes(await listAgenda(as(thread, desk), { from, days: 1, practitionerIds: [practitionerId] }), 'reading the day');
  const visits = day.items.filter(({ patientId, status }) => patientId && status === 'booked').sort((a, b) => +a.start - +b.start);
  const acts: Act[] = [];
  /** The practitioner is with somebody until then: who is late in the morning is later still at noon. */
  let free = 0;
  for (const visit of visits) {
    const fate = fateOf(visit, now, roll, tally, free);
    acts.push(...fate.acts);
    free = fate.free;
  }
  const statuses = new Map<string, Status>();
  for (const { at, visit, to } of acts.filter((act) => act.at <= now).sort((a, b) => a.at - b.at)) {
    thread.clock.turnTo(Math.max(at, thread.clock.now().getTime()));
    if (to === 'cancelled') await cancel(thread, desk, visit);
    else {
      const step = { id: visit.id, from: statuses.get(visit.id) ?? visit.status, to };
      statuses.set(visit.id, yes(await stepStatus(as(thread, desk), step), `stepping to ${to}`).status);
    }
  }
}

function fateOf(visit: AgendaItem, now: number, roll: () => number, tally: { past: number }, free: number) {
  const [start, end] = [visit.start.getTime(), visit.end.getTime()];
  const chance = roll();
  const act = (to: Status, at: number): Act => ({ at, visit, to });
  // Some cancel the evening before, some as soon as they have looked at their diary.
  if (chance < 0.05 && !visit.seriesId && !visit.groupId)
    return { acts: [act('cancelled', chance < 0.02 ? 0 : start - (3 + chance * 900) * HOUR)], free };
  const acts = chance < 0.6 ? [act('confirmed', start - 26 * HOUR)] : [];
  if (end < now) tally.past += 1;
  if (end < now && tally.past % 16 === 7) {
    acts.push(act('no_show', start + 20 * MINUTE));
    if (tally.past % 32 === 23) acts.push(act('excused', start + 90 * MINUTE));
    return { acts, free };
  }
  const arrived = start + Math.round(roll() * 16 - 13) * MINUTE;
  const inRoom = Math.max(arrived + MINUTE, start + Math.round(roll() * 6 - 1) * MINUTE, free);
  const done = inRoom + Math.round((end - start) * (0.8 + roll() * 0.35));
  acts.push(act('arrived', arrived), act('in_room', inRoom), act('done', done));
  return { acts, free: visit.groupId ? free : done };
}

/** Who booked online takes the link of the mail, the others call. */
async function cancel(thread: Thread, desk: MemberActor, { id, source }: AgendaItem): Promise<void> {
  if (source !== 'online') {
    return void yes(await cancelAppointment(as(thread, desk), { id, reason: 'patient_unavailable', notify: 'never' }), 'cancelling');
  }
  const holder = { ...thread, actor: linkActor(desk.practiceId, id) };
  yes(await cancelAppointment(holder, { id, reason: 'patient_unwell' }), 'cancelling by link');
  await writeInPractice(holder, (tx) => markTold(tx, id));
}
