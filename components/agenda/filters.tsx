'use client';

import { Columns3 } from 'lucide-react';
import { FilterChip } from '@/components/ui/filter-chip';
import { Select } from '@/components/ui/select';
import { type AgendaAddress, agendaHref, type Narrowing } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import type { Figures } from './figures';
import type { Wording } from './wording';

type FiltersProps = { model: AgendaModel; address: AgendaAddress; figures: Figures; wording: Wording };

/** The strip: true figures, each of which shows what it counts; then what else the view can show. */
export function Filters({ model, address, figures, wording: { t } }: FiltersProps) {
  const { planned, waiting, longestWait, late, free } = figures;
  const active = t('filter.active');
  /** What counts nothing is not shown, unless it is the filter that is on. */
  const figure = (only: Narrowing, count: number, text: string) =>
    count > 0 || address.only === only ? (
      <FilterChip
        href={agendaHref(address, { only: address.only === only ? null : only })}
        active={address.only === only}
        activeLabel={active}
      >
        {text}
      </FilterChip>
    ) : null;
  return (
    <nav aria-label={t('figures.name')} className="flex items-center gap-2 whitespace-nowrap sm:flex-wrap">
      {model.date === model.today.date ? null : (
        <span className="sm:hidden">
          <FilterChip href={agendaHref(address, { date: null })}>{t('nav.today')}</FilterChip>
        </span>
      )}
      <FilterChip
        href={agendaHref(address, { only: address.only === 'planned' ? null : 'planned' })}
        active={address.only === 'planned'}
        activeLabel={active}
      >
        {t('figures.planned', { count: planned })}
      </FilterChip>
      {figure('waiting', waiting, t('figures.waiting', { count: waiting }))}
      {figure('longest', waiting, t('figures.longest', { minutes: longestWait ?? 0 }))}
      {figure('late', late, t('figures.late', { count: late }))}
      {figure('free', free, t('figures.free', { count: free }))}
      <FilterChip href={agendaHref(address, { cancelled: !address.cancelled })} active={address.cancelled} activeLabel={active}>
        {t('filter.cancelled')}
      </FilterChip>
      {model.period === 'week' ? (
        <FilterChip
          href={agendaHref(address, { weekDays: address.weekDays === 5 ? 7 : 5 })}
          active={address.weekDays === 5}
          activeLabel={active}
        >
          {t('filter.fiveDays')}
        </FilterChip>
      ) : null}
    </nav>
  );
}

type WhoProps = {
  model: AgendaModel;
  address: AgendaAddress;
  isNarrow: boolean;
  wording: Wording;
  onGo: (change: Partial<AgendaAddress>) => void;
  onColumns: () => void;
};

/** More than this are a list to choose from instead of a row of chips. */
const mostChips = 6;

/** Whose agenda: one in a week and where only one column fits; in a day and a month also everyone's, or some columns. */
export function PractitionerChips({ model, address, isNarrow, wording: { t }, onGo, onColumns }: WhoProps) {
  const { practitioners } = model;
  if (practitioners.length < 2) return null;
  const isOne = model.period === 'week' || (isNarrow && address.view === 'day' && !model.byRoom);
  const shown = isOne ? model.practitionerId : address.practitioner;
  const isSome = !isOne && shown === null && address.columns.length > 0;
  return (
    <nav aria-label={t('practitioners')} className="flex items-center gap-2 whitespace-nowrap sm:flex-wrap">
      {practitioners.length > mostChips ? (
        <Select
          aria-label={t('practitioners')}
          className="w-56"
          value={shown ?? ''}
          onChange={(event) => onGo({ practitioner: event.target.value || null, columns: [] })}
        >
          {isOne ? null : <option value="">{isSome ? t('columns.some', { count: address.columns.length }) : t('everyone')}</option>}
          {practitioners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      ) : (
        <>
          {isOne ? null : (
            <FilterChip href={agendaHref(address, { practitioner: null, columns: [] })} active={shown === null && !isSome}>
              {t('everyone')}
            </FilterChip>
          )}
          {practitioners.map(({ id, name }) => (
            <FilterChip key={id} href={agendaHref(address, { practitioner: id, columns: [] })} active={id === shown}>
              {name}
            </FilterChip>
          ))}
        </>
      )}
      {model.period === 'day' && !isOne && !model.byRoom && practitioners.length > 2 ? (
        <button
          type="button"
          onClick={onColumns}
          aria-pressed={isSome}
          className="inline-flex min-h-chip items-center gap-1.5 rounded-full border border-line-strong bg-surface px-3 text-small font-semibold text-ink-2 hover:border-ink-2 hover:text-ink aria-pressed:border-pine aria-pressed:bg-pine-soft aria-pressed:text-pine-strong"
        >
          <Columns3 aria-hidden className="size-4" />
          {isSome ? t('columns.some', { count: address.columns.length }) : t('columns.open')}
        </button>
      ) : null}
    </nav>
  );
}
