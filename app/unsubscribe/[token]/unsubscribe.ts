'use server';

import { redirect } from 'next/navigation';
import { openContext } from '@/app/_server/context';
import { isOwnRequest } from '@/app/_server/own-request';
import { OneUnsubscribe } from '@/lib/campaigns/schema';
import { unsubscribe } from '@/lib/campaigns/unsubscribe';

/** A press, not the link itself: programs that look into mail open links. */
export async function unsubscribeByLink(form: FormData): Promise<void> {
  const { token } = OneUnsubscribe.parse(Object.fromEntries(form));
  if (await isOwnRequest()) await unsubscribe(openContext(), { token }, 'toggle');
  redirect(`/unsubscribe/${encodeURIComponent(token)}`);
}
