import { holdFor } from '@/lib/appointments/hold-for';
import { isFollowed } from '@/lib/appointments/is-followed';
import { recordAudit } from '@/lib/audit/record';
import { type Offer, offersFor } from '@/lib/availability/offers';
import { readAgenda } from '@/lib/availability/read-agenda';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import type { Candidate, FreedTime } from './candidates/data';
import { contactOf } from './contact-of';
import { lockEntry } from './entries/data';
import { insertOffer, newOfferId } from './offers/data';
import { earliestOffered, isWished, offerEnds } from './rules';
import { offerToken } from './tokens';

const DAY = 86_400_000;

/** A start for one of those who wait; `known`: followed by this practitioner already. */
export type Suiting = Offer & { readonly known: boolean };

/**
 * The start in a freed time that suits somebody waiting: free by the same function that lists times to them, wished, earlier than the visit
 * they have, and still bookable when the time to answer is over. The nearest to where the freed time began; null when none suits.
 */
export async function suitingStart(tx: InPractice, candidate: Candidate, time: FreedTime): Promise<Suiting | null> {
  const { reasonId, patientId, visit } = candidate;
  const { practitionerId } = time;
  const known = await isFollowed(tx, patientId, practitionerId);
  // Whom the desk put on the list and would ask itself, it takes.
  if (!known && !visit && !candidate.acceptsNew && tx.actor.kind !== 'member') return null;
  const asking = { practitionerId, reasonId, patientId, except: visit?.id, known };
  const around = { from: new Date(time.start.getTime() - 3 * DAY), to: new Date(time.end.getTime() + 3 * DAY) };
  const agenda = await readAgenda(tx, { ...asking, ...around });
  if (!agenda) return null;
  const now = tx.clock.now().getTime();
  const [from, to] = [time.start.getTime(), time.end.getTime()];
  const zone = zoneOf(agenda.timeZone);
  const days = zone.dayAt(to) - zone.dayAt(from) + 3;
  const offers = offersFor(agenda, asking, { now, from: localDateAt(from - DAY, agenda.timeZone), days });
  const earliest = earliestOffered(now, agenda.reason.minNoticeMinutes);
  // Who says nothing of how they come, comes as they would have.
  const wishes = visit && candidate.wishes.modes.length === 0 ? { ...candidate.wishes, modes: [visit.mode] } : candidate.wishes;
  const suits = (offer: Offer) =>
    offer.start < to &&
    offer.end > from &&
    offer.start >= earliest &&
    (visit === null || offer.start < visit.start.getTime()) &&
    isWished(wishes, offer, agenda.timeZone);
  const nearest = offers.filter(suits).sort((a, b) => Math.abs(a.start - from) - Math.abs(b.start - from))[0];
  return nearest ? { ...nearest, known } : null;
}

type ToOffer = { readonly candidate: Candidate; readonly practitionerId: Id<'practitioner'>; readonly offer: Suiting };

/**
 * Holds a time for one place on the list and says so: the mail follows from the event. Null when the place was meanwhile given up or offered
 * something else, nobody can be reached, or the judge refuses the time. Under the agenda's lock, last in the transaction.
 */
export async function offerTime(tx: InPractice, { candidate, practitionerId, offer }: ToOffer): Promise<Id<'waitingOffer'> | null> {
  const { entryId, reasonId, patientId, visit } = candidate;
  const entry = await lockEntry(tx, entryId);
  if (entry?.status !== 'waiting' || entry.patientId !== patientId || entry.hasOpenOffer) return null;
  if (!(await contactOf(tx, { entryId, patientId }))) return null;
  const start = new Date(offer.start);
  const until = offerEnds(tx.clock.now(), start);
  const time = { practitionerId, reasonId, start, site: offer.site, mode: offer.mode };
  const asking = { except: visit?.id, known: offer.known, patientId };
  const held = await holdFor(tx, { ...time, ...asking, until, locale: entry.locale, isFirstVisit: !offer.known });
  if (!held.ok) return null;
  const id = newOfferId();
  const { hash } = await offerToken(tx, id);
  await insertOffer(tx, { id, entryId, holdId: held.value, tokenHash: hash, expiresAt: until });
  await record(tx, 'waiting_list.offered', { offerId: id });
  await recordAudit(tx, 'waiting_list.offered', entryId, { start: start.toISOString(), until: until.toISOString() });
  return id;
}
