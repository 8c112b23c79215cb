'use server';

import { redirect } from 'next/navigation';
import { signOut } from '@/lib/access/sign-out';
import { openContext } from './context';
import { isOwnRequest } from './own-request';
import { clearSid, readSid } from './session-cookie';

/** Ends the session on the server and in this browser. */
export async function signOutHere(): Promise<void> {
  if (await isOwnRequest()) {
    const sid = await readSid();
    if (sid) await signOut(openContext(), sid);
    await clearSid();
  }
  redirect('/sign-in');
}
