'use client';

import { BellRing } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { matchesAddress } from './addresses';

/** Instants in epoch milliseconds. */
type FreedMatchesProps = { practitionerId: string; start: number; end: number };
type Match = { readonly name: { readonly givenName: string; readonly familyName: string } };

/** In a freed block of the agenda: how many on the waiting list would take it, and the way to them. Needs the words of `waiting.desk`. */
export function FreedMatches({ practitionerId, start, end }: FreedMatchesProps) {
  const t = useTranslations('waiting.desk');
  const [count, setCount] = useState<number | null>(null);
  const minutes = Math.round((end - start) / 60_000);
  const from = new Date(start).toISOString();
  useEffect(() => {
    const asked = new AbortController();
    const query = new URLSearchParams({ practitionerId, start: from, durationMinutes: String(minutes) });
    fetch(`/api/agenda/waiting-matches?${query}`, { signal: asked.signal })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { matches: Match[] }).matches.length : null))
      // Without an answer nothing is claimed: the list itself is one click away.
      .catch(() => null)
      .then((found) => {
        if (!asked.signal.aborted) setCount(found);
      });
    return () => asked.abort();
  }, [practitionerId, from, minutes]);
  if (!count) return null;
  return (
    <p className="flex items-start gap-2 rounded-panel bg-pine-soft px-3 py-2">
      <BellRing aria-hidden className="mt-1 size-4 shrink-0" />
      <Link href={matchesAddress({ practitioner: practitionerId, start: from, minutes })} prefetch={false} className="link font-semibold">
        {t('matchesCount', { count })}
      </Link>
    </p>
  );
}
