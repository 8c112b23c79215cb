import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { listSlots } from '@/lib/availability/list-slots';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { bookOnline } from './booked-online';
import { as, yes } from './house';
import { identityOf, type Persona } from './personas';
import { settleDay } from './settle';
import { hourOf, type Thread, timeZone } from './story-clock';

export type Agenda = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasons: readonly Id<'visitReason'>[];
  /** Those of the reasons that anybody may book on the public page. */
  readonly online: readonly Id<'visitReason'>[];
  /** How much of what is free is taken, 0 to 1, and of that online. */
  readonly busyness: number;
  /** Which parts of how many its patients of a day are: nobody is in two agendas of the practice on one day. */
  readonly parts: readonly number[];
  readonly of: number;
  readonly isElsewhere?: true;
};
export type Files = readonly { readonly id: Id<'patient'>; readonly persona: Persona }[];

/** Of what anybody may book online. */
const ONLINE_SHARE = 0.45;

/** The same story each time: a small generator with a fixed seed (mulberry32). */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/** Ten days back to seventeen ahead: what was agreed in one agenda, day by day, and what became of it. Ends at the hour it began at. */
export async function liveThrough(thread: Thread, desk: MemberActor, agenda: Agenda, files: Files): Promise<void> {
  const { clock } = thread;
  const now = clock.now().getTime();
  const today = localDateAt(now, timeZone);
  const roll = dice(20261122 + (agenda.parts[0] ?? 0));
  const tally = { past: 0 };
  for (let offset = -10; offset <= 17; offset++) {
    const date = addDays(today, offset);
    const thinning = offset <= 2 ? 1 : Math.max(0.15, 1 - offset / 14);
    const theirs = files.filter((_, index) => agenda.parts.includes((index + offset + 40) % agenda.of));
    // Calls come in, and pages are opened, on the morning two days before at the latest.
    clock.turnTo(Math.min(now, hourOf(addDays(date, -2), 10)));
    await fillDay(thread, desk, agenda, theirs, date, agenda.busyness * thinning, roll);
    await settleDay(thread, desk, agenda.practitionerId, date, now, roll, tally);
  }
  clock.turnTo(now);
}

async function fillDay(
  thread: Thread,
  desk: MemberActor,
  agenda: Agenda,
  files: Files,
  date: LocalDate,
  share: number,
  roll: () => number,
): Promise<void> {
  const ctx = as(thread, desk);
  const { practitionerId } = agenda;
  const left = [...files];
  for (const reasonId of agenda.reasons) {
    const slots = yes(await listSlots(ctx, { practitionerId, reasonId, from: date, days: 1 }), 'listing the day').slots;
    let free = 0;
    for (const { start } of slots) {
      const file = left[Math.floor(roll() * left.length)];
      if (start < free || roll() > share / agenda.reasons.length || !file) continue;
      const isOnline = roll() < ONLINE_SHARE && agenda.online.includes(reasonId);
      const isFirstVisit = roll() < 0.12;
      const wish = { practitionerId, reasonId, start: new Date(start), locale: file.persona.locale, isFirstVisit };
      const booked = isOnline
        ? await bookOnline(thread, { ...wish, practiceId: desk.practiceId, patient: identityOf(file.persona, agenda.isElsewhere) })
        : await bookForPatient(ctx, { ...wish, patientId: file.id, notify: 'never' }).then((result) => (result.ok ? result.value : null));
      if (!booked) continue;
      free = booked.end.getTime();
      left.splice(left.indexOf(file), 1);
    }
  }
}
