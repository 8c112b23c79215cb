'use client';

import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';

const WaitingContext = createContext<(isWaiting: boolean) => void>(() => {});

type SettingsFrameProps = {
  label: string;
  loadingLabel: string;
  places: readonly { href: string; label: string }[];
  children: ReactNode;
};

/**
 * The settings' index beside each of their pages from 1024 px; below, the breadcrumb leads to the page that lists them. While a page is
 * fetched its shape stands in its place: here and not in a `loading.tsx`, which would answer "not found" with 200 and hide the pages
 * from who works without scripts.
 */
export function SettingsFrame({ label, loadingLabel, places, children }: SettingsFrameProps) {
  const path = usePathname();
  const [isWaiting, setWaiting] = useState(false);
  return (
    <WaitingContext value={setWaiting}>
      <div className="lg:grid lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:gap-8">
        <div className="lg:pt-4">
          <nav aria-label={label} data-print="hide" className="sticky top-4 max-lg:hidden">
            <ul className="grid gap-1">
              {places.map(({ href, label: word }) => (
                <li key={href}>
                  <SettingsLink
                    href={href}
                    aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}
                    className="flex min-h-9 items-center rounded-control px-3 py-1 text-ink-2 no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-pine-soft aria-[current]:font-semibold aria-[current]:text-pine-strong"
                  >
                    {word}
                  </SettingsLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className="min-w-0">
          {isWaiting ? <PageShape label={loadingLabel} /> : null}
          <div hidden={isWaiting}>{children}</div>
        </div>
      </div>
    </WaitingContext>
  );
}

/** A link between settings pages: says when its page is on the way. */
export function SettingsLink({ children, ...link }: ComponentProps<typeof Link>) {
  return (
    <Link {...link}>
      {children}
      <Waiting />
    </Link>
  );
}

/** What comes sooner than this is simply there. */
const patienceMs = 200;

function Waiting() {
  const { pending } = useLinkStatus();
  const report = useContext(WaitingContext);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => report(true), patienceMs);
    return () => {
      clearTimeout(timer);
      report(false);
    };
  }, [pending, report]);
  return null;
}

function PageShape({ label }: { label: string }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      <div className="mb-6 grid gap-2 py-3">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-5 w-96 max-w-full" />
      </div>
      <div className="max-w-4xl divide-y divide-line rounded-panel border border-line bg-surface">
        {['first', 'second', 'third', 'fourth'].map((line) => (
          <div key={line} className="flex min-h-row items-center px-4">
            <Skeleton className="h-4 w-1/2" />
          </div>
        ))}
      </div>
    </div>
  );
}
