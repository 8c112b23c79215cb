import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { updateLocale } from './data';

/** The language this person is written to and reads in, on every device. */
export const chooseLocale = (open: OpenContext, { accountId, locale }: { accountId: Id<'account'>; locale: Locale }): Promise<void> =>
  inScope(open, {}, async (tx) => {
    await updateLocale(tx, accountId, locale);
  });
