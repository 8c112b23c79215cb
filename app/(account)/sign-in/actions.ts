'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action, asAnyone } from '@/app/_server/action';
import { signInHere } from '@/app/_server/auth';
import { safeNext } from '@/app/_server/next-path';
import { writeSid } from '@/app/_server/session-cookie';
import { SignIn } from '@/lib/access/schema';
import { ok } from '@/lib/core/result';
import { addressAfterSignIn, addressOfKept } from '../landing';

const Form = SignIn.extend({ next: z.string().optional() });

export const signIn = action(
  Form,
  async (_open, { next, ...wish }) => {
    const session = await signInHere(wish);
    if (!session.ok) return session;
    await writeSid(session.value.sid);
    const address = addressAfterSignIn(session.value.landing, safeNext(next));
    redirect(session.value.isKept ? addressOfKept(address) : address);
    return ok(null);
  },
  { name: 'access.sign_in', context: asAnyone },
);
