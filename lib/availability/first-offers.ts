import { type Context, ofPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import type { AgendaOf } from './data';
import type { SlotsError } from './errors';
import { mostDays, windowAround } from './list-slots';
import { type Agenda, type Offer, offersFor } from './offers';
import { readAgendas } from './read-agenda';

export type FirstOffersWish = {
  /** In the practice's order: among practitioners free at one time, that order stays. */
  readonly agendas: readonly AgendaOf[];
  /** Local date of the practice; today when absent. */
  readonly from?: LocalDate | undefined;
  readonly days: number;
  readonly mode?: VisitMode | undefined;
  readonly site?: Id<'site'> | undefined;
  /** What the visitor says of having come before; unsaid, nothing kept for known patients is offered. */
  readonly known?: boolean | undefined;
  readonly patientId?: Id<'patient'> | undefined;
  /** At most so many starts of each local date, and in all. */
  readonly perDay?: number | undefined;
  readonly count?: number | undefined;
};
/** One start, and everybody who is free then, at that place, for that long. Epoch milliseconds. */
export type SharedOffer = Offer & { readonly practitionerIds: readonly Id<'practitioner'>[] };
export type FirstOffers = { readonly timeZone: string; readonly from: LocalDate; readonly starts: readonly SharedOffer[] };

/** The window is gone through in pieces of so many dates, so that a near free time is found without working out the far ones. */
const pieceDays = 14;

/**
 * Free times with any of several practitioners of one practice, each for a reason of their own, over `days` local dates (92 at most),
 * ascending: the same times that each agenda offers alone. Refused when none of the pairs exists.
 */
export async function firstOffers(ctx: Context, wish: FirstOffersWish): Promise<Result<FirstOffers, SlotsError>> {
  if (wish.days > mostDays) return err({ code: 'availability.window_too_long', mostDays });
  const now = ctx.clock.now().getTime();
  const agendas = await readAgendas(ofPractice(ctx), wish.agendas, {
    ...windowAround(wish.from, wish.days, now),
    known: wish.known,
    patientId: wish.patientId,
  });
  const [one] = agendas;
  if (!one) return err({ code: 'availability.reason_not_found' });
  const from = wish.from ?? localDateAt(now, one.timeZone);
  const starts: SharedOffer[] = [];
  const most = wish.count ?? Number.POSITIVE_INFINITY;
  for (let done = 0; done < wish.days && starts.length < most; done += pieceDays) {
    const piece = { now, from: addDays(from, done), days: Math.min(pieceDays, wish.days - done) };
    starts.push(...firstOfDays(sharedOffers(agendas, wish, piece), one.timeZone, wish.perDay));
  }
  return ok({ timeZone: one.timeZone, from, starts: starts.slice(0, most) });
}

type Piece = { readonly now: number; readonly from: LocalDate; readonly days: number };

const sharedOffers = (agendas: readonly Agenda[], wish: FirstOffersWish, piece: Piece): SharedOffer[] => {
  const shared = new Map<string, Offer & { practitionerIds: Id<'practitioner'>[] }>();
  for (const agenda of agendas) {
    for (const offer of offersFor(agenda, wish, piece)) {
      const key = `${offer.start} ${offer.end} ${offer.site} ${offer.mode}`;
      const known = shared.get(key);
      if (known) known.practitionerIds.push(agenda.practitionerId);
      else shared.set(key, { ...offer, practitionerIds: [agenda.practitionerId] });
    }
  }
  return [...shared.values()].sort((a, b) => a.start - b.start);
};

const firstOfDays = (offers: readonly SharedOffer[], timeZone: string, perDay: number | undefined): readonly SharedOffer[] => {
  if (perDay === undefined) return offers;
  const zone = zoneOf(timeZone);
  const shown = new Map<number, number>();
  return offers.filter(({ start }) => {
    const day = zone.dayAt(start);
    shown.set(day, (shown.get(day) ?? 0) + 1);
    return (shown.get(day) ?? 0) <= perDay;
  });
};
