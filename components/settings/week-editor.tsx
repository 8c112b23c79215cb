'use client';

import { CopyPlus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useActionState, useRef, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, idle } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useToast } from '@/components/ui/toast';
import { OpeningRowFields, type SiteChoice } from './opening-row-fields';
import { fieldName, type OpeningRow, openingsIn, weekdays, weekMinutes } from './opening-rows';

type WeekEditorProps = {
  action: FormAction;
  practitionerId: string;
  openings: readonly OpeningRow[];
  sites: readonly SiteChoice[];
  /** Local date of the practice: which periods count in the total. */
  today: string;
};

const monday = 1;
const copiedTo: readonly number[] = [2, 3, 4, 5];

/**
 * The seven days with their ranges, saved as a whole. Without scripts each day offers one more range to fill in and a blank one counts
 * for nothing; with them ranges come and go at a press, and each of these can be taken back.
 */
export function WeekEditor({ action, practitionerId, openings, sites, today }: WeekEditorProps) {
  const t = useTranslations('settings.hours.week');
  const common = useTranslations('common');
  const showToast = useToast();
  const [state, send, isSaving] = useActionState(action, idle);
  const [rows, setRows] = useState<readonly OpeningRow[]>(() => (state.status === 'refused' ? openingsIn(state.values) : openings));
  const [edited, setEdited] = useState<ReadonlySet<string> | 'none'>('none');
  const [fresh, setFresh] = useState<string | null>(null);
  const count = useRef(0);

  const touch = (...names: string[]) => setEdited((known) => new Set([...(known === 'none' ? [] : known), ...names]));
  const blank = (weekday: number, key: string): OpeningRow => {
    const like = rows.findLast((row) => row.weekday === weekday) ?? rows.at(-1);
    const [site] = sites;
    return {
      ...{ key, weekday, start: '', end: '', siteId: like?.siteId ?? site?.id ?? '' },
      ...{ modes: like?.modes ?? ['in_person'], validFrom: '', validTo: '' },
    };
  };
  const nextKey = () => {
    count.current += 1;
    return `n${count.current}`;
  };
  const change = (key: string, part: Partial<OpeningRow>) => {
    setRows((known) => known.map((row) => (row.key === key ? { ...row, ...part } : row)));
    touch(...Object.keys(part).map((one) => fieldName(key, one as keyof typeof part & Exclude<keyof OpeningRow, 'key'>)));
  };
  const add = (weekday: number) => {
    const key = nextKey();
    setRows((known) => [...known, blank(weekday, key)]);
    setFresh(key);
    touch();
  };
  const takeBackable = (next: readonly OpeningRow[], message: string, label: string) => {
    const before = rows;
    setRows(next);
    touch();
    showToast({ message, undo: { label, onUndo: () => setRows(before) } });
  };
  const remove = (row: OpeningRow) => {
    takeBackable(
      rows.filter(({ key }) => key !== row.key),
      t('removed'),
      t('undoRemove'),
    );
    document.getElementById(`add-${row.weekday}`)?.focus();
  };
  const copyMonday = () => {
    const others = rows.filter(({ weekday }) => !copiedTo.includes(weekday));
    const model = rows.filter(({ weekday }) => weekday === monday);
    const copies = copiedTo.flatMap((weekday) => model.map((row) => ({ ...row, weekday, key: nextKey() })));
    takeBackable([...others, ...copies], t('copied'), t('undoCopy'));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // Sent by hand, or React would empty the form once the action has answered.
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setEdited('none');
    startTransition(() => send(form));
  };

  const labelOf = (weekday: number, at: number) => t('of', { day: t(`days.${weekday as 1}`), place: at + 1 });
  const ofDay = (weekday: number) => rows.filter((row) => row.weekday === weekday);
  const errorIn = (name: string) => (edited !== 'none' && edited.has(name) ? undefined : errorOf(state, name));
  const fields = Object.fromEntries(
    weekdays.flatMap((weekday) =>
      ofDay(weekday).flatMap((row, at) =>
        (['start', 'end', 'siteId', 'modes', 'validFrom', 'validTo'] as const).map((part) => [
          fieldName(row.key, part),
          t('fieldOf', { range: labelOf(weekday, at), field: t(part === 'siteId' ? 'site' : part) }),
        ]),
      ),
    ),
  );
  const total = weekMinutes(rows, today);
  return (
    <form action={send} onSubmit={submit} noValidate className="grid gap-4">
      <FormRefusal state={state} fields={fields} />
      <input type="hidden" name="practitionerId" value={practitionerId} />
      <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
        {weekdays.map((weekday) => {
          const day = t(`days.${weekday}`);
          return (
            <li key={weekday} className="grid gap-x-4 gap-y-2 p-panel sm:grid-cols-[7.5rem_minmax(0,1fr)]">
              <div className="flex items-baseline justify-between gap-2 sm:pt-1.5">
                <h3 className="text-h3">{day}</h3>
                {ofDay(weekday).length === 0 ? <p className="text-ink-2 sm:hidden">{t('closed')}</p> : null}
              </div>
              <div className="grid gap-3">
                {ofDay(weekday).length === 0 ? <p className="pt-1.5 text-ink-2 max-sm:hidden">{t('closed')}</p> : null}
                {ofDay(weekday).map((row, at) => (
                  <OpeningRowFields
                    key={row.key}
                    row={row}
                    label={labelOf(weekday, at)}
                    sites={sites}
                    onChange={(part) => change(row.key, part)}
                    onRemove={() => remove(row)}
                    errorOf={errorIn}
                    autoFocus={row.key === fresh}
                  />
                ))}
                <noscript>
                  <OpeningRowFields
                    row={blank(weekday, `b${weekday}x${ofDay(weekday).length}`)}
                    label={labelOf(weekday, ofDay(weekday).length)}
                    sites={sites}
                    errorOf={() => undefined}
                  />
                </noscript>
                <div className="-ml-4 flex flex-wrap gap-x-2 noscript:hidden">
                  <Button id={`add-${weekday}`} kind="quiet" icon={<Plus aria-hidden />} onClick={() => add(weekday)}>
                    <span aria-hidden>{t('add')}</span>
                    <span className="sr-only">{t('addTo', { day })}</span>
                  </Button>
                  {weekday === monday && ofDay(monday).length > 0 ? (
                    <Button kind="quiet" icon={<CopyPlus aria-hidden />} onClick={copyMonday}>
                      {t('copyMonday')}
                    </Button>
                  ) : null}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      <p className="max-w-prose text-ink-2">{t('nightHint')}</p>
      {state.status === 'done' && edited === 'none' && !isSaving ? <Notice tone="success" live="polite" title={t('saved')} /> : null}
      <FormActions note={edited === 'none' ? undefined : t('unsaved')}>
        <Button type="submit" kind="primary" busy={isSaving} busyLabel={common('saving')}>
          {t('save')}
        </Button>
        <p className="font-semibold max-sm:order-first max-sm:w-full">
          {t('total', { hours: Math.floor(total / 60), minutes: total % 60 })}
        </p>
      </FormActions>
    </form>
  );
}
