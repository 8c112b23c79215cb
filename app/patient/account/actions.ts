'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { withStepUp } from '@/app/_server/step-up';
import { ok } from '@/lib/core/result';
import { closeAccount, keepAccount } from '@/lib/deletions/close-account';
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
