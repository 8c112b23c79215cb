'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { addressOf } from '@/components/settings/places';
import { createFeed, revokeFeed } from '@/lib/calendar-feeds/keep-feeds';
import { createFeedInput, oneFeed } from '@/lib/calendar-feeds/schema';
import { ok } from '@/lib/core/result';
import { env } from '@/lib/platform/env';

const context = currentMember;
const after = () => revalidatePath(addressOf.feeds);

/** The whole address, shown this once. */
export const makeFeed = action(
  createFeedInput,
  async (ctx, wish) => {
    const made = await createFeed(ctx, wish);
    return made.ok ? ok(new URL(`/api/v1/calendar/${made.value.token}.ics`, env().APP_URL).href) : made;
  },
  { name: 'feed.create', context, after },
);
export const withdrawFeed = action(oneFeed, revokeFeed, { name: 'feed.revoke', context, after });
