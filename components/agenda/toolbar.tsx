'use client';

import { ChevronLeft, ChevronRight, CircleQuestionMark, Plus, Printer, Search, ZoomIn, ZoomOut } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { classNames } from '@/components/ui/class-names';
import { type AgendaAddress, agendaHref, type View, views, type Zoom, zooms } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import { rememberColumns } from './columns-memory';
import { stepped } from './periods';
import { Segments } from './segments';
import { ToolButton } from './tool-button';
import type { Wording } from './wording';

type ToolbarProps = { model: AgendaModel; address: AgendaAddress; view: View; wording: Wording; onNew: () => void };

/** When, how it is shown, and the one act that is always there. */
export function Toolbar({ model, address, view, wording: { t }, onNew }: ToolbarProps) {
  const { period } = model;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:gap-x-1" data-print="hide">
      <h1 className="min-w-0 flex-1 text-h1 first-letter:uppercase sm:max-lg:basis-full">{model.title}</h1>
      <nav aria-label={t('nav.name')} className="flex items-center gap-1 max-sm:order-3 max-sm:gap-0">
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
        <Segments
          name={t('view.name')}
          current={view}
          segments={views.map((one) => ({ key: one, href: agendaHref(address, { view: one }), label: t(`view.${one}`) }))}
        />
      </div>
      <Button
        kind="primary"
        icon={<Plus aria-hidden />}
        className="max-sm:order-2 max-sm:gap-0 max-sm:px-3 sm:max-lg:ml-auto"
        aria-label={t('new')}
        onClick={onNew}
      >
        <span className="max-sm:hidden">{t('new')}</span>
      </Button>
      <span className="max-sm:order-2 max-sm:h-0 max-sm:w-full sm:hidden" />
    </div>
  );
}

type ToolsProps = {
  zoom: Zoom;
  hasZoom: boolean;
  hasPrint: boolean;
  wording: Wording;
  onZoom: (by: 1 | -1) => void;
  onSearch: () => void;
  onHelp: () => void;
};

/** What one reaches for now and then: the height of the hours, the patients, the keys. */
export function Tools({ zoom, hasZoom, hasPrint, wording: { t }, onZoom, onSearch, onHelp }: ToolsProps) {
  return (
    <div className="ml-auto flex items-center max-sm:hidden" data-print="hide">
      {hasZoom ? <ZoomButtons {...{ zoom, onZoom }} words={{ out: t('zoom.out'), in: t('zoom.in') }} /> : null}
      {hasPrint ? <ToolButton label={t('print')} icon={<Printer aria-hidden />} onClick={() => window.print()} /> : null}
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

type SwitchProps = { address: AgendaAddress; wording: Wording };

/** Whether a day has a column for each practitioner or for each room; this device keeps it. */
export function ColumnsSwitch({ address, wording: { t } }: SwitchProps) {
  return (
    <Segments
      name={t('columns.by')}
      current={address.by ?? 'practitioners'}
      segments={(['practitioners', 'rooms'] as const).map((by) => ({
        ...{ key: by, href: agendaHref(address, { by, columns: [] }), label: t(`columns.${by}`), onClick: () => rememberColumns(by) },
      }))}
    />
  );
}

function ZoomButtons({ zoom, onZoom, words }: { zoom: Zoom; onZoom: (by: 1 | -1) => void; words: { in: string; out: string } }) {
  return (
    <>
      <ToolButton label={words.out} icon={<ZoomOut aria-hidden />} aria-disabled={zoom === zooms[0]} onClick={() => onZoom(-1)} />
      <ToolButton label={words.in} icon={<ZoomIn aria-hidden />} aria-disabled={zoom === zooms.at(-1)} onClick={() => onZoom(1)} />
    </>
  );
}
