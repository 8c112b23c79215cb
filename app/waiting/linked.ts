import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { openContext, visitorContext } from '@/app/_server/context';
import type { Context } from '@/lib/context';
import { findByOfferToken, findByPlaceToken, type OfferBy, type PlaceBy } from '@/lib/waiting-list/own-place';
import { readOffer } from '@/lib/waiting-list/read-offer';
import { readPlace } from '@/lib/waiting-list/read-place';

const looksLikeToken = (token: string) => /^[\w-]{20,100}$/.test(token);

/** The place on the list a link names, and where it is; null for a link we never gave. */
export async function placeBehind(token: string): Promise<{ readonly ctx: Context; readonly by: PlaceBy } | null> {
  const found = looksLikeToken(token) ? await findByPlaceToken(openContext(), token) : null;
  return found && { ctx: visitorContext(found.practiceId), by: { entryId: found.entryId, token } };
}
/** The offer a link names, and where it is; null for a link we never gave. */
export async function offerBehind(token: string): Promise<{ readonly ctx: Context; readonly by: OfferBy } | null> {
  const found = looksLikeToken(token) ? await findByOfferToken(openContext(), token) : null;
  return found && { ctx: visitorContext(found.practiceId), by: { offerId: found.offerId, token } };
}

/** The same for a page, read once per request: an unknown link is a page not found. */
export const requirePlaceBehind = cache(async (token: string) => {
  const behind = await placeBehind(token);
  if (!behind) return notFound();
  return { ...behind, place: await readPlace(behind.ctx, behind.by) };
});
export const requireOfferBehind = cache(async (token: string) => {
  const behind = await offerBehind(token);
  const read = behind && (await readOffer(behind.ctx, behind.by));
  return behind && read?.ok ? { ...behind, ...read.value } : notFound();
});
