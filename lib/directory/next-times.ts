import { visitorActor } from '@/lib/access/system';
import { firstOffers, type SharedOffer } from '@/lib/availability/first-offers';
import type { Offer } from '@/lib/availability/offers';
import type { OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { rememberedOf } from './remembered-practices';

export type Asked = { readonly practitionerId: Id<'practitioner'>; readonly reasonId: Id<'visitReason'> };

/** Nearly everybody has three free times within a fortnight; the others are looked for as far as 45 days ahead. */
const nearDays = 14;
const farDays = 45;
const shown = 3;
/** Agendas read in one round trip. */
const atOnce = 25;

/** The next three free times of each, by practitioner; a start free in two modes is one time. All are of one practice. */
export async function nextTimes(
  open: OpenContext,
  practiceId: Id<'practice'>,
  asked: readonly Asked[],
  mode: VisitMode | undefined,
  remembered?: ReturnType<typeof rememberedOf>,
): Promise<Map<Id<'practitioner'>, readonly Offer[]>> {
  const keyOf = ({ practitionerId, reasonId }: Asked) => `${practitionerId} ${reasonId} ${mode ?? ''}`;
  const known = new Map(asked.map((one) => [one, remembered?.get<readonly Offer[]>('times', keyOf(one))]));
  const begin = (chunk: readonly Asked[]) => {
    const found = workOut(open, practiceId, chunk, mode);
    for (const one of chunk) {
      remembered?.keep(
        'times',
        keyOf(one),
        found.then((all) => all.get(one.practitionerId) ?? []),
      );
    }
    return found;
  };
  const missing = asked.filter((one) => known.get(one) === undefined);
  for (let at = 0; at < missing.length; at += atOnce) {
    const chunk = missing.slice(at, at + atOnce);
    const all = await begin(chunk);
    for (const one of chunk) known.set(one, Promise.resolve(all.get(one.practitionerId) ?? []));
  }
  const ageing = asked.filter((one) => remembered?.isAgeing('times', keyOf(one)));
  // Nobody waits for these; should it fail, whoever asks next tries again and is told.
  if (ageing.length > 0) begin(ageing).catch(() => undefined);
  return new Map(await Promise.all(asked.map(async (one) => [one.practitionerId, (await known.get(one)) ?? []] as const)));
}

async function workOut(open: OpenContext, practiceId: Id<'practice'>, agendas: readonly Asked[], mode: VisitMode | undefined) {
  const ctx = { ...open, actor: visitorActor(practiceId) };
  const near = await firstOffers(ctx, { agendas, days: nearDays, mode });
  const found = threeEach(near.ok ? near.value.starts : []);
  const few = agendas.filter(({ practitionerId }) => (found.get(practitionerId)?.length ?? 0) < shown);
  if (few.length > 0) {
    const far = await firstOffers(ctx, { agendas: few, days: farDays, mode });
    for (const [practitionerId, offers] of threeEach(far.ok ? far.value.starts : [])) found.set(practitionerId, offers);
  }
  return found;
}

const threeEach = (starts: readonly SharedOffer[]): Map<Id<'practitioner'>, Offer[]> => {
  const found = new Map<Id<'practitioner'>, Offer[]>();
  for (const { practitionerIds, ...offer } of starts) {
    for (const id of practitionerIds) {
      const own = found.get(id) ?? [];
      if (own.length < shown && own.at(-1)?.start !== offer.start) found.set(id, [...own, offer]);
    }
  }
  return found;
};
