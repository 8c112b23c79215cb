'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentHolder, withHolderProved } from '@/app/_server/holder';
import { requestLocale } from '@/app/_server/locale';
import { ownRightsAddress } from '@/components/rights/addresses';
import { SignInAgain } from '@/lib/access/schema';
import { err, ok } from '@/lib/core/result';
import { askForCopy, type HolderContext, hasProved, withdrawKeptRequest } from '@/lib/custody/ask-for-copy';
import { askInput, oneKeptRequest } from '@/lib/custody/schema';

const options = (name: string) => ({
  ...{ name: `rights.${name}`, context: currentHolder },
  after: () => revalidatePath(ownRightsAddress),
});

export const askForKeptCopy = action(
  askInput,
  withHolderProved(async (ctx: HolderContext, { practiceId }) => {
    const asked = await askForCopy(ctx, { practiceId, locale: await requestLocale() });
    return asked.ok ? ok(null) : asked;
  }),
  options('ask_kept'),
);
export const withdrawKeptCopy = action(oneKeptRequest, withdrawKeptRequest, options('withdraw_kept'));

/** The password alone: the download is an address of its own. */
export const openKeptDownload = action(
  SignInAgain,
  withHolderProved(async (ctx: HolderContext) => (hasProved(ctx) ? ok(null) : err({ code: 'access.step_up_needed' as const }))),
  { name: 'rights.open_kept', context: currentHolder },
);
