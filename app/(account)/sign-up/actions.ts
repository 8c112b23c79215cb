'use server';

import { setTimeout as sleep } from 'node:timers/promises';
import { redirect } from 'next/navigation';
import { action, asAnyone } from '@/app/_server/action';
import { consentTrace } from '@/app/_server/consent-trace';
import { limitBy } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { err, ok } from '@/lib/core/result';
import { SignUpPractice } from '@/lib/practice/schema';
import { signUpPractice } from '@/lib/practice/sign-up';

const addressLimit = limitBy('sign-up', { points: 10, seconds: 3600 });
/** An e-mail that has an account is answered no sooner than a new practice is made. */
const longEnough = 600;

export const signUp = action(
  SignUpPractice,
  async (open, { terms: _acknowledged, ...wish }) => {
    const limited = await addressLimit();
    if (limited) return err(limited);
    const [result] = await Promise.all([
      signUpPractice(open, { ...wish, locale: await requestLocale(), trace: await consentTrace() }),
      sleep(longEnough),
    ]);
    return result.ok ? ok(null) : result;
  },
  { name: 'practice.sign_up', context: asAnyone, after: () => redirect('/sign-up/done') },
);
