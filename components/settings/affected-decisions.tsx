'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ModeIcon } from '@/components/directory/mode-icon';
import { When } from '@/components/patterns/when';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { defaultLocale, isLocale } from '@/lib/core/locale';
import { modes } from '@/lib/core/visit-mode';
import type { AffectedVisit } from './affected-visits';

/** `leave`, `cancel`, or a colleague's id. */
export type Decision = string;
export type Colleague = { readonly id: string; readonly name: string };
const decisionField = (visit: string) => `decide.${visit}`;

type AffectedDecisionsProps = {
  visits: readonly AffectedVisit[];
  colleagues: readonly Colleague[];
  timeZone: string;
  decisions: Readonly<Record<string, Decision>>;
  onDecide: (visits: readonly string[], decision: Decision) => void;
};

/** Each appointment an absence touches with what becomes of it, one by one or many at once. Needs `settings.absences` and `directory.modes`. */
export function AffectedDecisions({ visits, colleagues, timeZone, decisions, onDecide }: AffectedDecisionsProps) {
  const t = useTranslations('settings.absences.decide');
  const absences = useTranslations('settings.absences');
  const mode = useTranslations('directory.modes');
  const language = useLocale();
  const locale = isLocale(language) ? language : defaultLocale;
  const options = (
    <>
      <option value="leave">{t('leave')}</option>
      <option value="cancel">{t('cancel')}</option>
      {colleagues.map(({ id, name }) => (
        <option key={id} value={id}>
          {t('assign', { name })}
        </option>
      ))}
    </>
  );
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1 text-h3">{t('title', { count: visits.length })}</legend>
      <p className="text-ink-2">{t('sentence')}</p>
      {visits.length > 1 ? <Bulk visits={visits} options={options} onDecide={onDecide} /> : null}
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
        {visits.map(({ id, start, name, reason, mode: how, href }) => {
          const who = name ?? absences('erased');
          return (
            <li key={id} className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_15rem]">
              <div className="min-w-0">
                <p className="flex flex-wrap gap-x-3">
                  <When at={start} form="day-time" locale={locale} zone={timeZone} className="tabular-nums" />
                  {/* In a tab of its own: the form stays as it is. */}
                  <Link
                    href={href}
                    target="_blank"
                    rel="noopener"
                    className="link inline-flex min-h-6 items-center font-semibold wrap-anywhere"
                  >
                    {who}
                  </Link>
                </p>
                <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
                  {reason}
                  <span className="inline-flex items-center gap-1">
                    <ModeIcon mode={how} className="size-4" />
                    {mode(how)}
                  </span>
                </p>
              </div>
              <Select
                name={decisionField(id)}
                aria-label={t('of', { name: who })}
                value={decisions[id] ?? 'leave'}
                onChange={(event) => onDecide([id], event.target.value)}
              >
                {options}
              </Select>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

type BulkProps = Pick<AffectedDecisionsProps, 'visits' | 'onDecide'> & { options: React.ReactNode };

/** The same for all of them, or for those of one format. */
function Bulk({ visits, options, onDecide }: BulkProps) {
  const t = useTranslations('settings.absences.decide');
  const mode = useTranslations('directory.modes');
  const [which, setWhich] = useState('all');
  const [decision, setDecision] = useState('cancel');
  const formats = modes.filter((one) => visits.some((visit) => visit.mode === one));
  const chosen = visits.filter((visit) => which === 'all' || visit.mode === which);
  return (
    <div className="flex flex-wrap items-end gap-2 rounded-control bg-sunken px-4 py-3 noscript:hidden">
      <Select aria-label={t('which')} value={which} onChange={(event) => setWhich(event.target.value)} className="min-w-40 flex-1">
        <option value="all">{t('all', { count: visits.length })}</option>
        {formats.length > 1
          ? formats.map((one) => (
              <option key={one} value={one}>
                {t('ofMode', { mode: mode(one), count: visits.filter((visit) => visit.mode === one).length })}
              </option>
            ))
          : null}
      </Select>
      <Select aria-label={t('what')} value={decision} onChange={(event) => setDecision(event.target.value)} className="min-w-40 flex-1">
        {options}
      </Select>
      <Button
        onClick={() =>
          onDecide(
            chosen.map(({ id }) => id),
            decision,
          )
        }
        className="max-sm:w-full"
      >
        {t('apply')}
      </Button>
    </div>
  );
}
