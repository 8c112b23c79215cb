import 'server-only';
import { openContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { env } from '@/lib/platform/env';
import { operatorOf } from '@/lib/registers/operator';
import type { PublicFacts } from '@/lib/registers/papers/privacy-paper';
import { readOwnVersion } from '@/lib/registers/read-own-version';

/** What the public pages say of this installation and of the version they are made from, in the reader's language. */
export const publicFacts = async (): Promise<PublicFacts> => ({
  ...{ locale: await requestLocale(), operator: operatorOf(env()) },
  version: await readOwnVersion(openContext()),
});
