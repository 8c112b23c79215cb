'use client';

import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import { addDays, dayNumber, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import { type AgendaAddress, agendaHref } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import type { Wording } from './wording';

/** The days of the week around the one shown, for a thumb. */
export function DayChips({ model, address, wording: { t, locale } }: { model: AgendaModel; address: AgendaAddress; wording: Wording }) {
  const monday = addDays(model.date, 1 - isoWeekday(dayNumber(model.date)));
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <nav aria-label={t('nav.days')} className="sm:hidden">
      <ul className="grid grid-cols-7 gap-1">
        {Array.from({ length: 7 }, (_, at) => addDays(monday, at)).map((date) => (
          <li key={date}>
            <Link
              href={agendaHref(address, { date })}
              aria-label={long.format(noonOf(date))}
              aria-current={date === model.date ? 'date' : undefined}
              className="flex min-h-12 flex-col items-center justify-center gap-1 rounded-control border border-line bg-surface text-ink no-underline aria-[current]:border-pine aria-[current]:bg-pine-soft aria-[current]:font-semibold aria-[current]:text-pine-strong"
            >
              <span aria-hidden className="text-micro font-normal text-ink-2">
                {weekday.format(noonOf(date)).replace('.', '')}
              </span>
              <span
                aria-hidden
                className={classNames(
                  'leading-none',
                  date === model.today.date && 'underline decoration-clay decoration-2 underline-offset-4',
                )}
              >
                {Number(date.slice(8))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const noonOf = (date: LocalDate) => new Date(`${date}T12:00:00Z`);
