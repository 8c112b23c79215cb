'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { addressOf } from '@/components/settings/places';
import type { Context } from '@/lib/context';
import { ok, type Result } from '@/lib/core/result';
import type { ImportError } from '@/lib/imports/errors';
import { checkCalendarInput, checkInput, oneBatch, runInput } from '@/lib/imports/schema';
import { askCalendarCheck, askCheck, askRun, askUndo, dropImport, reopenReading } from '@/lib/imports/take-step';

const after = () => revalidatePath(addressOf.import, 'layout');
const context = currentMember;

/** What a step answers is on the page it leads to. */
const told =
  <I>(step: (ctx: Context, input: I) => Promise<Result<unknown, ImportError>>) =>
  async (ctx: Context, input: I): Promise<Result<null, ImportError>> => {
    const taken = await step(ctx, input);
    return taken.ok ? ok(null) : taken;
  };

export const checkImport = action(checkInput, told(askCheck), { name: 'import.check', context, after });
export const checkCalendarImport = action(checkCalendarInput, told(askCalendarCheck), { name: 'import.check_calendar', context, after });
export const reopenImport = action(oneBatch, told(reopenReading), { name: 'import.reopen', context, after });
export const runImport = action(runInput, told(askRun), { name: 'import.run', context, after });
export const undoImport = action(oneBatch, told(askUndo), { name: 'import.undo', context, after });
export const giveImportUp = action(oneBatch, told(dropImport), {
  name: 'import.drop',
  context,
  after: () => {
    after();
    redirect(addressOf.import);
  },
});
