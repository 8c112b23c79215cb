'use client';

import { CalendarHeart, CalendarOff } from 'lucide-react';
import Link from 'next/link';
import { type KeyboardEvent, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type AgendaAddress, agendaHref } from './address';
import type { AgendaModel, MonthDay } from './agenda-as-drawn';
import type { Wording } from './wording';

type MonthProps = { model: AgendaModel; address: AgendaAddress; wording: Wording };

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month: how many visits a day holds and how much of it is left. A press opens the day; arrows go from day to day. */
export function MonthGrid({ model, address, wording }: MonthProps) {
  const { t, locale } = wording;
  const table = useRef<HTMLTableElement>(null);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const longWeekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const weeks = Array.from({ length: model.month.length / 7 }, (_, week) => model.month.slice(week * 7, week * 7 + 7));
  const stop = model.month.find(({ date }) => date === model.date) ?? model.month[0];

  const press = (event: KeyboardEvent) => {
    const by = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey ? undefined : steps[event.key];
    const links = [...(table.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(event.target as HTMLAnchorElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    links[at + by]?.focus();
  };

  return (
    <table
      ref={table}
      onKeyDown={press}
      className="h-full w-full table-fixed border-separate border-spacing-0 overflow-clip rounded-panel border border-line bg-surface"
    >
      <caption className="sr-only">{t('month.name', { period: model.title })}</caption>
      <thead>
        <tr>
          {(weeks[0] ?? []).map(({ date }) => (
            <th
              key={date}
              scope="col"
              abbr={longWeekday.format(noon(date))}
              className="border-b border-line px-2 py-1 text-left text-small font-semibold text-ink-2"
            >
              {weekday.format(noon(date)).replace('.', '')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <td
                key={day.date}
                className="h-20 border-b border-l border-line p-0 align-top first:border-l-0 max-sm:h-16 [tr:last-child>&]:border-b-0"
              >
                <DayLink
                  {...{ day, wording }}
                  href={agendaHref(address, { date: day.date, view: 'day' })}
                  isToday={day.date === model.today.date}
                  isPast={day.date < model.today.date}
                  isStop={day === stop}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = { day: MonthDay; href: string; isToday: boolean; isPast: boolean; isStop: boolean; wording: Wording };

function DayLink({ day, href, isToday, isPast, isStop, wording: { t, when } }: DayProps) {
  const { count, openMinutes, freeMinutes, isAbsent, holiday, inMonth } = day;
  const isOpen = openMinutes > 0;
  const share = isOpen ? Math.round(100 - (freeMinutes / openMinutes) * 100) : 0;
  const hours = { hours: Math.floor(freeMinutes / 60), minutes: freeMinutes % 60 };
  /** What is left of a day gone by is nobody's question. */
  const free = isPast ? null : !isOpen ? t('month.closed') : freeMinutes < 5 ? t('month.full') : t('month.free', hours);
  const name = [
    when(day.from + 12 * 3_600_000, 'long-day'),
    isToday ? t('nav.today') : null,
    holiday ? t('column.holiday', { name: holiday }) : null,
    isAbsent ? t('month.absent') : null,
    t('month.count', { count }),
    free,
  ];
  return (
    <Link
      href={href}
      prefetch={false}
      tabIndex={isStop ? 0 : -1}
      aria-label={name.filter(Boolean).join(', ')}
      aria-current={isToday ? 'date' : undefined}
      className={classNames(
        'focus-inset flex h-full flex-col gap-0.5 px-2 py-1 no-underline hover:bg-pine-soft',
        isOpen ? 'text-ink' : 'hatched bg-sunken text-ink-2',
      )}
    >
      <span className="flex items-center gap-1">
        <span
          className={classNames(
            'text-small',
            isToday ? 'rounded-badge bg-pine px-1.5 font-semibold text-on-solid' : inMonth ? 'font-semibold' : 'text-ink-2',
          )}
        >
          {Number(day.date.slice(8))}
        </span>
        {holiday ? <CalendarHeart aria-hidden className="ml-auto size-4 text-warning" /> : null}
        {isAbsent ? <CalendarOff aria-hidden className="ml-auto size-4 text-ink-2" /> : null}
      </span>
      {count > 0 ? (
        <span className="text-small font-semibold">
          <span className="sm:hidden">{count}</span>
          <span className="max-sm:hidden">{t('month.count', { count })}</span>
        </span>
      ) : null}
      {free !== null && (isOpen || count > 0) ? (
        <>
          <span className="truncate text-small text-ink-2 max-sm:hidden">{free}</span>
          <span aria-hidden className="mt-auto block h-1 overflow-hidden rounded-full bg-sunken forced-colors:border">
            <span className="block h-full bg-pine forced-color-adjust-none" style={{ width: `${share}%` }} />
          </span>
        </>
      ) : null}
    </Link>
  );
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`);
