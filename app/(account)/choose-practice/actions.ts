'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action, asAnyone } from '@/app/_server/action';
import { safeNext } from '@/app/_server/next-path';
import { readSid, writeSid } from '@/app/_server/session-cookie';
import { enterPractice } from '@/lib/access/enter-practice';
import { OnePractice } from '@/lib/access/schema';
import { err, ok } from '@/lib/core/result';

export const choosePractice = action(
  OnePractice.extend({ next: z.string().optional() }),
  async (open, { practiceId, next }) => {
    const sid = await readSid();
    if (!sid) return err({ code: 'access.signed_out' });
    const entered = await enterPractice(open, { sid, practiceId });
    if (!entered.ok) return entered;
    await writeSid(entered.value.sid);
    redirect(safeNext(next) ?? '/practitioner/agenda');
    return ok(null);
  },
  { name: 'access.choose_practice', context: asAnyone },
);
