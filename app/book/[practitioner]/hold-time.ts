'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { openContext, visitorContext } from '@/app/_server/context';
import { holdLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { isOwnRequest } from '@/app/_server/own-request';
import { identityAddress, reasonsAddress, timesAddress } from '@/components/booking/addresses';
import { carryTyped } from '@/lib/appointments/carry-typed';
import type { HoldError } from '@/lib/appointments/errors';
import { holdSlot } from '@/lib/appointments/hold';
import { releaseHold } from '@/lib/appointments/release-hold';
import type { Hold } from '@/lib/appointments/schema';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findPractitioner } from '@/lib/directory/find-practitioner';
import { listColleagues } from '@/lib/directory/list-colleagues';
import type { Colleague, PublicPractitioner, PublicReason } from '@/lib/directory/schema';
import { keepHold } from '../hold-cookie';
import { freeAt } from '../read-times';
import { ChoiceInAddress, instantOf, isFor, reasonOf } from './choice';
import { ownHolds } from './own-holds';

const Chosen = ChoiceInAddress.extend({ practitioner: z.string().max(100) });

/** Holds the chosen time for ten minutes and goes on to step 3; a refused one goes back to step 2, which says why and offers the nearest. */
export async function holdTime(form: FormData): Promise<void> {
  const chosen = Chosen.safeParse(Object.fromEntries(form));
  if (!chosen.success) return redirect('/annuaire');
  const { practitioner: slug, ...choice } = chosen.data;
  const { start, first, ...rest } = choice;
  const card = (await isOwnRequest()) ? await findPractitioner(openContext(), slug) : null;
  const reason = card ? reasonOf(card, choice) : undefined;
  // The question decides which reasons are open: a time chosen for another one cannot be held.
  if (!card || !reason || !first || !isFor(reason, first) || (first === 'yes' && !card.acceptsNew))
    return redirect(reasonsAddress(slug, { first }));
  const back = { day: text(form, 'day'), from: text(form, 'from') };
  const again = (refused: string, at?: string) => redirect(timesAddress(slug, { ...rest, first }, { refused, at, ...back }));
  if (start === undefined) return again('none_chosen');

  const ctx = visitorContext(card.practiceId);
  const wish: Wish = { card, reason, choice: { ...choice, first }, start: instantOf(start) };
  const takers = await takersOf(ctx, wish);
  const own = await ownHolds(
    ctx,
    takers.map(({ practitionerId }) => practitionerId),
  );
  const kept = own.find(
    ({ held }) => held.appointment.start.getTime() === wish.start && takers.some(({ reasonId }) => reasonId === held.appointment.reasonId),
  );
  if (kept) return redirect(identityAddress(kept.held.appointment.practitionerSlug, kept.attempt));
  // Changed one's mind: the earlier time is free for others at once.
  for (const { by } of own) await releaseHold(ctx, by);
  const limited = await holdLimit();
  if (limited) return again(limited.code);
  const held = await holdFirst(ctx, wish, takers);
  if (!held.ok) return again(held.error.code, start);
  const typed = own.find(({ held: earlier }) => earlier.typed !== null);
  if (typed) await carryTyped(ctx, { from: typed.by, to: held.value.hold });
  await keepHold(held.value.hold.id, held.value.hold);
  redirect(identityAddress(held.value.slug, held.value.hold.id));
}

type Wish = {
  readonly card: PublicPractitioner;
  readonly reason: PublicReason;
  readonly choice: ChoiceInAddress & { readonly first: 'yes' | 'no' };
  readonly start: number;
};
type Taker = Pick<Colleague, 'practitionerId' | 'reasonId' | 'slug'>;

/** Who may take the visit at that time: the practitioner asked for, or whoever of the practice is free, in its order. */
async function takersOf(ctx: Context, { card, reason, choice, start }: Wish): Promise<readonly Taker[]> {
  const asked = { practitionerId: card.practitionerId, reasonId: reason.id, slug: card.slug };
  if (!choice.any) return [asked];
  const others = await listColleagues(ctx, card, reason);
  const { mode, site, first } = choice;
  const free = await freeAt(ctx, { ...asked, others, mode, site, known: first === 'no' }, card.timeZone, start);
  const takers = free.flatMap((id) => others.filter(({ practitionerId }) => practitionerId === id));
  return takers.length > 0 ? takers : [asked];
}

/** The first who can: between the list and the hold somebody may have been faster. */
async function holdFirst(
  ctx: Context,
  { choice, start }: Wish,
  takers: readonly Taker[],
): Promise<Result<{ hold: Hold; slug: string }, HoldError>> {
  let refused: HoldError = { code: 'booking.slot_taken', alternatives: [] };
  for (const { practitionerId, reasonId, slug } of takers) {
    const held = await holdSlot(ctx, {
      practitionerId,
      reasonId,
      start: new Date(start),
      mode: choice.mode,
      site: choice.site,
      locale: await requestLocale(),
      isFirstVisit: choice.first === 'yes',
      known: choice.first === 'no',
    });
    if (held.ok) return ok({ hold: held.value, slug });
    refused = held.error;
  }
  return err(refused);
}

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
};
