'use client';

import { BellRing, CalendarDays, ChartColumn, Settings, Users } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';

const places = [
  { href: '/practitioner/agenda', word: 'agenda', Icon: CalendarDays, inBar: true },
  { href: '/practitioner/patients', word: 'patients', Icon: Users, inBar: true },
  { href: '/practitioner/waiting-list', word: 'waitingList', Icon: BellRing, inBar: false },
  { href: '/practitioner/statistics', word: 'statistics', Icon: ChartColumn, inBar: false },
  { href: '/practitioner/settings', word: 'settings', Icon: Settings, inBar: false },
] as const;

const looks = {
  side: 'min-h-11 gap-3 rounded-control px-2 font-semibold max-xl:justify-center xl:min-h-10 xl:railed:justify-center',
  bottom: 'h-full flex-col justify-center gap-0.5 text-micro',
};

/** Where one is, is said by colour, weight and `aria-current`. On the rail the word is in the name and the tooltip. */
export function MainNavigation({ label, place }: { label: string; place: keyof typeof looks }) {
  const t = useTranslations('shell');
  const path = usePathname();
  const isSide = place === 'side';
  return (
    <nav aria-label={label} className="contents">
      <ul className={isSide ? 'grid gap-1' : 'grid grid-cols-2'}>
        {places
          .filter(({ inBar }) => isSide || inBar)
          .map(({ href, word, Icon }) => {
            const isHere = path === href || path.startsWith(`${href}/`);
            return (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={isHere ? 'page' : undefined}
                  title={isSide ? t(word) : undefined}
                  className={classNames(
                    'flex items-center text-ink-2 no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-pine-soft aria-[current]:text-pine-strong',
                    looks[place],
                  )}
                >
                  <Icon aria-hidden className="size-5" />
                  <span className={isSide ? 'max-xl:sr-only xl:railed:sr-only' : undefined}>{t(word)}</span>
                </Link>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
