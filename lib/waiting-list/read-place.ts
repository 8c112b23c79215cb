import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import type { WaitingError } from './errors';
import { type PlaceBy, showPlace } from './own-place';
import type { EntryView } from './schema';
import { offerToken } from './tokens';
import { findEntryView } from './views/data';

/** `offerToken` opens the offer that is open now; null when there is none. */
type OwnPlace = { readonly place: EntryView; readonly offerToken: string | null };

/** A place on the list for whoever has its link: what is wished, and whether it still counts. No name is in it. */
export const readPlace = (ctx: Context, by: PlaceBy): Promise<Result<OwnPlace, WaitingError>> =>
  inPractice(ctx, async (tx) => {
    const found = await showPlace(tx, by);
    if (!found.ok) return found;
    const place = await findEntryView(tx, by.entryId);
    if (!place) return err({ code: 'waiting.entry_unknown' });
    return ok({ place, offerToken: place.offer && (await offerToken(tx, place.offer.id)).token });
  });
