'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { withStepUp } from '@/app/_server/step-up';
import { hasSteppedUp } from '@/lib/access/rules';
import { SignInAgain } from '@/lib/access/schema';
import type { Context } from '@/lib/context';
import { err, ok } from '@/lib/core/result';
import { startExport } from '@/lib/exports/start-export';

const after = () => revalidatePath('/practitioner/settings/gdpr');

export const preparePracticeCopy = action(
  SignInAgain,
  withStepUp(async (ctx: Context) => {
    const asked = await startExport(ctx, { scope: 'practice', locale: await requestLocale() });
    return asked.ok ? ok(null) : asked;
  }),
  { name: 'exports.start', context: currentMember, after },
);

/** The password alone: the download is an address of its own. */
export const openDownload = action(
  SignInAgain,
  withStepUp(async (ctx: Context) => (hasSteppedUp(ctx.actor, ctx.clock.now()) ? ok(null) : err({ code: 'access.step_up_needed' }))),
  { name: 'exports.open', context: currentMember },
);
