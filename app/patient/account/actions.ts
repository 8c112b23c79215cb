'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentHolder, withHolderProved } from '@/app/_server/holder';
import { withStepUp } from '@/app/_server/step-up';
import { ok } from '@/lib/core/result';
import type { HolderContext } from '@/lib/custody/ask-for-copy';
import { closeAccount, keepAccount } from '@/lib/deletions/close-account';
import { closeLogin, keepLogin } from '@/lib/deletions/close-login';
import { closeAccountInput, nothingInput } from '@/lib/deletions/schema';

const after = () => revalidatePath('/patient/account');

export const closeOwnAccount = action(
  closeAccountInput,
  withStepUp(async (ctx) => {
    const asked = await closeAccount(ctx);
    return asked.ok ? ok(null) : asked;
  }),
  { name: 'deletions.close_account', after },
);
export const keepOwnAccount = action(nothingInput, (ctx) => keepAccount(ctx), { name: 'deletions.keep_account', after });

/** The same of a login that leads to no practice. */
export const closeOwnLogin = action(
  closeAccountInput,
  withHolderProved(async (ctx: HolderContext) => {
    const asked = await closeLogin(ctx);
    return asked.ok ? ok(null) : asked;
  }),
  { name: 'deletions.close_login', context: currentHolder, after },
);
export const keepOwnLogin = action(nothingInput, (ctx: HolderContext) => keepLogin(ctx), {
  ...{ name: 'deletions.keep_login', context: currentHolder, after },
});
