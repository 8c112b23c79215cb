'use client';

import { ChevronLeft, ChevronRight, CircleQuestionMark, Plus, Search, ZoomIn, ZoomOut } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonLook } from '@/components/ui/button-look';
import { classNames } from '@/components/ui/class-names';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { type AgendaAddress, agendaHref, type Zoom, zooms } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import { ToolButton } from './tool-button';
import type { Wording } from './wording';

export type ShownView = 'day' | 'week' | 'list';

type ToolbarProps = { model: AgendaModel; address: AgendaAddress; view: ShownView; newHref: string; wording: Wording };

/** How far the arrows go: a week in the week, else a day. */
export const stepped = ({ date, period }: AgendaModel, sign: 1 | -1): LocalDate => addDays(date, sign * (period === 'week' ? 7 : 1));

/** When, how it is shown, and the one act that is always there. */
export function Toolbar({ model, address, view, newHref, wording: { t } }: ToolbarProps) {
  const { period } = model;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2" data-print="hide">
      <h1 className="min-w-0 flex-1 text-h1 first-letter:uppercase sm:max-lg:basis-full">{model.title}</h1>
      <nav aria-label={t('nav.name')} className="flex items-center gap-1 max-sm:order-3">
        <Arrow
          href={agendaHref(address, { date: stepped(model, -1) })}
          label={t(`nav.previous.${period}`)}
          icon={<ChevronLeft aria-hidden />}
        />
        <Link href={agendaHref(address, { date: null })} className={classNames(buttonLook('secondary'), 'px-3 max-sm:hidden')}>
          {t('nav.today')}
        </Link>
        <Arrow
          href={agendaHref(address, { date: stepped(model, 1) })}
          label={t(`nav.next.${period}`)}
          icon={<ChevronRight aria-hidden />}
        />
      </nav>
      <div className="max-sm:order-3 max-sm:ml-auto">
        <ViewSwitch
          {...{ address, view }}
          words={{ name: t('view.name'), day: t('view.day'), week: t('view.week'), list: t('view.list') }}
        />
      </div>
      <Link href={newHref} className={classNames(buttonLook('primary'), 'max-sm:order-2 max-sm:px-3 sm:max-lg:ml-auto')}>
        <Plus aria-hidden />
        <span className="max-sm:sr-only">{t('new')}</span>
      </Link>
      <span className="max-sm:order-2 max-sm:h-0 max-sm:w-full sm:hidden" />
    </div>
  );
}

type ToolsProps = {
  zoom: Zoom;
  hasZoom: boolean;
  wording: Wording;
  onZoom: (zoom: Zoom) => void;
  onSearch: () => void;
  onHelp: () => void;
};

/** What one reaches for now and then: the height of the hours, the patients, the keys. */
export function Tools({ zoom, hasZoom, wording: { t }, onZoom, onSearch, onHelp }: ToolsProps) {
  return (
    <div className="ml-auto flex items-center max-sm:hidden" data-print="hide">
      {hasZoom ? <ZoomButtons {...{ zoom, onZoom }} words={{ out: t('zoom.out'), in: t('zoom.in') }} /> : null}
      <ToolButton label={t('search.open')} shortcut="/" icon={<Search aria-hidden />} onClick={onSearch} />
      <ToolButton label={t('help.open')} shortcut="?" icon={<CircleQuestionMark aria-hidden />} onClick={onHelp} />
    </div>
  );
}

function Arrow({ href, label, icon }: { href: string; label: string; icon: ReactNode }) {
  return (
    <Link href={href} aria-label={label} title={label} className={buttonLook('quiet', { iconOnly: true })}>
      {icon}
    </Link>
  );
}

function ViewSwitch({ address, view, words }: { address: AgendaAddress; view: ShownView; words: Record<ShownView | 'name', string> }) {
  return (
    <nav aria-label={words.name}>
      <ul className="inline-flex rounded-control border border-line bg-sunken p-0.5">
        {(['day', 'week', 'list'] as const).map((one) => (
          <li key={one}>
            <Link
              href={agendaHref(address, { view: one })}
              aria-current={one === view ? 'page' : undefined}
              className="flex min-h-[calc(var(--control-height)-0.375rem)] items-center rounded-block border border-transparent px-3 text-control text-ink-2 no-underline hover:text-ink aria-[current]:border-line-strong aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-pine-strong"
            >
              {words[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ZoomButtons({ zoom, onZoom, words }: { zoom: Zoom; onZoom: (zoom: Zoom) => void; words: { in: string; out: string } }) {
  const at = zooms.indexOf(zoom);
  const go = (to: Zoom | undefined) => to && onZoom(to);
  return (
    <>
      <ToolButton label={words.out} icon={<ZoomOut aria-hidden />} aria-disabled={at === 0} onClick={() => go(zooms[at - 1])} />
      <ToolButton
        label={words.in}
        icon={<ZoomIn aria-hidden />}
        aria-disabled={at === zooms.length - 1}
        onClick={() => go(zooms[at + 1])}
      />
    </>
  );
}
