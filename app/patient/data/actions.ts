'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action } from '@/app/_server/action';
import { currentSession, openContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { withStepUp } from '@/app/_server/step-up';
import { hasSteppedUp } from '@/lib/access/rules';
import { SignInAgain } from '@/lib/access/schema';
import type { Context } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { err, ok } from '@/lib/core/result';
import { startExport } from '@/lib/exports/start-export';

const OwnFile = z.object({ patientId: idSchema('patient') });

/** In the practice that keeps this file of theirs. */
async function ownFile({ patientId }: z.infer<typeof OwnFile>): Promise<Context | null> {
  const patient = (await currentSession())?.patient ?? [];
  const actor = patient.find(({ patientIds }) => patientIds.includes(patientId)) ?? patient[0];
  return actor ? { ...openContext(), actor } : null;
}
async function anyOwnFile(): Promise<Context | null> {
  const [actor] = (await currentSession())?.patient ?? [];
  return actor ? { ...openContext(), actor } : null;
}

export const prepareOwnCopy = action(
  OwnFile,
  async (ctx: Context, { patientId }) => {
    const asked = await startExport(ctx, { scope: 'patient', patientId, locale: await requestLocale() });
    return asked.ok ? ok(null) : asked;
  },
  { name: 'exports.start_own', context: ownFile, after: () => revalidatePath('/patient/data') },
);

/** The password alone: the download is an address of its own. */
export const openOwnDownload = action(
  SignInAgain,
  withStepUp(async (ctx: Context) => (hasSteppedUp(ctx.actor, ctx.clock.now()) ? ok(null) : err({ code: 'access.step_up_needed' }))),
  { name: 'exports.open_own', context: anyOwnFile },
);
