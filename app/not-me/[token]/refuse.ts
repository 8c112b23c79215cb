'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { openContext } from '@/app/_server/context';
import { isOwnRequest } from '@/app/_server/own-request';
import { refuseAddress } from '@/lib/notifications/refuse-address';

const Token = z.object({ token: z.string().max(100) });

/** A press, not the link itself: programs that look into mail open links. */
export async function refuseByLink(form: FormData): Promise<void> {
  const { token } = Token.parse(Object.fromEntries(form));
  const refused = (await isOwnRequest()) ? await refuseAddress(openContext(), { token }) : null;
  const address = `/not-me/${encodeURIComponent(token)}`;
  redirect(refused?.ok ? `${address}?done=${refused.value.refused ? 'yes' : 'moot'}` : address);
}
