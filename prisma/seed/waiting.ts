import { linkActor, visitorActor } from '@/lib/access/system';
import type { AppointmentView } from '@/lib/appointments/schema';
import { listSlots } from '@/lib/availability/list-slots';
import { writeInPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { addToList } from '@/lib/waiting-list/add-to-list';
import { askToJoin } from '@/lib/waiting-list/ask-to-join';
import { confirmPlace } from '@/lib/waiting-list/confirm-place';
import { joinForVisit } from '@/lib/waiting-list/join-for-visit';
import { offerByHand } from '@/lib/waiting-list/offer-by-hand';
import { entryToken } from '@/lib/waiting-list/tokens';
import type { DemoPractice } from './demo-practice';
import { as, yes } from './house';
import { identityOf, newcomers, type Persona } from './personas';
import { HOUR, type Thread, timeZone } from './story-clock';

/** Who waits, in the order they came; the first of them is asked right now whether a free time suits. */
export async function fillWaitingList(open: Thread, demo: DemoPractice, toCome: AppointmentView): Promise<void> {
  const now = open.clock.now().getTime();
  const today = localDateAt(now, timeZone);
  const { practitionerId, reasons } = demo.third;
  const [reasonId] = reasons;
  const [regular, other] = [demo.files[4], demo.files[11]];
  if (!reasonId || !regular || !other) throw new Error('The story stops: nobody waits');
  const any = { modes: [], weekdays: [], dayParts: [], fromDate: addDays(today, 1), toDate: addDays(today, 13) };
  const line = { ...any, reasonId, anyPractitioner: false, locale: 'fr' } as const;

  // Neither of the two has been here before; the second takes whoever is free.
  const places: Id<'waitingEntry'>[] = [];
  for (const [place, persona] of newcomers.slice(2).entries()) {
    open.clock.turnTo(now - (5 - place) * HOUR);
    places.push(await askOnline(open, demo.desk.practiceId, persona, { ...line, isFirstVisit: true, anyPractitioner: place > 0 }));
  }
  open.clock.turnTo(now - 2 * HOUR);
  yes(await addToList(as(open, demo.desk), { ...line, patientId: regular.id }), 'waiting');
  const afternoons = { ...line, patientId: other.id, anyPractitioner: true, weekdays: [1, 3, 5], dayParts: ['afternoon'] } as const;
  yes(await addToList(as(open, demo.desk), afternoons), 'waiting for anyone');
  // An earlier time than the visit that is agreed, and soon: what is given up later is for others.
  const holder = { ...open, actor: linkActor(demo.desk.practiceId, toCome.id) };
  yes(await joinForVisit(holder, { visit: toCome.id, wishes: { ...any, toDate: addDays(today, 2) } }), 'waiting for an earlier time');
  open.clock.turnTo(now);
  const [first] = places;
  if (first) await offerFirst(open, demo, { entryId: first, practitionerId, reasonId });
}

type Asking = Omit<Parameters<typeof askToJoin>[1], 'patient'>;
async function askOnline(open: Thread, practiceId: Id<'practice'>, persona: Persona, asking: Asking): Promise<Id<'waitingEntry'>> {
  const visitor = { ...open, actor: visitorActor(practiceId) };
  const { locale } = persona;
  const { entryId } = yes(await askToJoin(visitor, { ...asking, patient: identityOf(persona), locale }), 'asking for a place');
  const { token } = await writeInPractice(visitor, (tx) => entryToken(tx, entryId));
  yes(await confirmPlace(visitor, { entryId, token }), 'following the link to the place');
  return entryId;
}

async function offerFirst(
  open: Thread,
  { desk }: DemoPractice,
  { entryId, practitionerId, reasonId }: { entryId: Id<'waitingEntry'>; practitionerId: Id<'practitioner'>; reasonId: Id<'visitReason'> },
): Promise<void> {
  const from = addDays(localDateAt(open.clock.now().getTime(), timeZone), 2);
  const { slots } = yes(await listSlots(as(open, desk), { practitionerId, reasonId, from, days: 10 }), 'listing');
  for (const { start } of slots) if ((await offerByHand(as(open, desk), { entryId, practitionerId, start: new Date(start) })).ok) return;
  throw new Error('The story stops: nothing could be offered to who waits');
}
