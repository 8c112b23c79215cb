'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { openContext, visitorContext } from '@/app/_server/context';
import { holdLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { isOwnRequest } from '@/app/_server/own-request';
import { identityAddress, reasonsAddress, timesAddress } from '@/components/booking/addresses';
import { holdSlot } from '@/lib/appointments/hold';
import { releaseHold } from '@/lib/appointments/release-hold';
import { findPractitioner } from '@/lib/directory/find-practitioner';
import { keepHold } from '../hold-cookie';
import { ChoiceInAddress, instantOf, isFor, reasonOf } from './choice';
import { ownHolds } from './own-holds';

const Chosen = ChoiceInAddress.extend({ practitioner: z.string().max(100) });

/** Holds the chosen time for ten minutes and goes on to step 3; a refused one goes back to step 2, which says why and offers the nearest. */
export async function holdTime(form: FormData): Promise<void> {
  const chosen = Chosen.safeParse(Object.fromEntries(form));
  if (!chosen.success) return redirect('/annuaire');
  const { practitioner: slug, ...choice } = chosen.data;
  const { start, ...rest } = choice;
  const card = (await isOwnRequest()) ? await findPractitioner(openContext(), slug) : null;
  const reason = card ? reasonOf(card, choice) : undefined;
  if (!card || !reason) return redirect(reasonsAddress(slug, { first: choice.first }));
  // The question decides which reasons are open: a time chosen for another one cannot be held.
  if (!choice.first || !isFor(reason, choice.first) || (choice.first === 'yes' && !card.acceptsNew))
    return redirect(reasonsAddress(slug, { first: choice.first }));
  if (start === undefined)
    return redirect(timesAddress(slug, rest, { refused: 'none_chosen', day: text(form, 'day'), from: text(form, 'from') }));

  const ctx = visitorContext(card.practiceId);
  for (const own of await ownHolds(ctx, card.practitionerId)) {
    const { start: kept, reasonId } = own.held.appointment;
    if (kept.getTime() === instantOf(start) && reasonId === reason.id) return redirect(identityAddress(slug, own.attempt));
    // Changed one's mind: the earlier time is free for others at once.
    await releaseHold(ctx, own.by);
  }
  const limited = await holdLimit();
  if (limited) return redirect(timesAddress(slug, rest, { refused: limited.code, day: text(form, 'day'), from: text(form, 'from') }));
  const held = await holdSlot(ctx, {
    practitionerId: card.practitionerId,
    reasonId: reason.id,
    start: new Date(instantOf(start)),
    mode: choice.mode,
    site: choice.site,
    locale: await requestLocale(),
    isFirstVisit: choice.first === 'yes',
  });
  if (!held.ok)
    return redirect(timesAddress(slug, rest, { refused: held.error.code, at: start, day: text(form, 'day'), from: text(form, 'from') }));
  await keepHold(held.value.id, held.value);
  redirect(identityAddress(slug, held.value.id));
}

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
};
