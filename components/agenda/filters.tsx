'use client';

import { FilterChip } from '@/components/ui/filter-chip';
import { type AgendaAddress, agendaHref, type Narrowing } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import type { Figures } from './figures';
import type { Wording } from './wording';

type FiltersProps = { model: AgendaModel; address: AgendaAddress; figures: Figures; wording: Wording };

/** The strip: true figures, each of which shows what it counts; then what else the view can show. */
export function Filters({ model, address, figures, wording: { t } }: FiltersProps) {
  const { planned, waiting, longestWait, late } = figures;
  const active = t('filter.active');
  const figure = (only: Narrowing, text: string) => (
    <FilterChip
      href={agendaHref(address, { only: address.only === only ? null : only })}
      active={address.only === only}
      activeLabel={active}
    >
      {text}
    </FilterChip>
  );
  return (
    <div className="flex items-center gap-2 whitespace-nowrap sm:flex-wrap" data-print="hide">
      {model.date === model.today.date ? null : (
        <span className="sm:hidden">
          <FilterChip href={agendaHref(address, { date: null })}>{t('nav.today')}</FilterChip>
        </span>
      )}
      {figure('planned', t('figures.planned', { count: planned }))}
      {waiting > 0 || address.only === 'waiting'
        ? figure('waiting', t('figures.waiting', { count: waiting, longest: longestWait ?? 0 }))
        : null}
      {late > 0 || address.only === 'late' ? figure('late', t('figures.late', { count: late })) : null}
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
    </div>
  );
}

type WhoProps = { model: AgendaModel; address: AgendaAddress; isNarrow: boolean; wording: Wording };

/** Whose agenda: one in a week and where only one column fits; in a day also everyone's. */
export function PractitionerChips({ model, address, isNarrow, wording: { t } }: WhoProps) {
  if (model.practitioners.length < 2) return null;
  const isOne = model.period === 'week' || (isNarrow && address.view === 'day');
  const shown = isOne ? model.practitionerId : address.practitioner;
  return (
    <nav aria-label={t('practitioners')} className="flex gap-2 whitespace-nowrap sm:flex-wrap">
      {isOne ? null : (
        <FilterChip href={agendaHref(address, { practitioner: null })} active={shown === null}>
          {t('everyone')}
        </FilterChip>
      )}
      {model.practitioners.map(({ id, name }) => (
        <FilterChip key={id} href={agendaHref(address, { practitioner: id })} active={id === shown}>
          {name}
        </FilterChip>
      ))}
    </nav>
  );
}
