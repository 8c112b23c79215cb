import 'server-only';
import { notFound } from 'next/navigation';
import { env } from '@/lib/platform/env';

/** For what exists on one's own machine only: everywhere else there is nothing at this address. */
export function localOnly(): void {
  if (!env().isLocal) notFound();
}
