'use client';

import { Download } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { DataTable } from '@/components/patterns/data-table';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { Checkbox } from '@/components/ui/checkbox';
import { Panel } from '@/components/ui/panel';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import type { Target } from '@/lib/imports/rules';
import type { Counts, ImportKind, LikelyRow, RejectedRow } from '@/lib/imports/schema';
import { DropButton } from './import-reading';

const choices = ['skip', 'merge', 'create'] as const;
type CheckedProps = {
  batchId: string;
  kind: ImportKind;
  counts: Counts;
  rejected: readonly RejectedRow[];
  likely: readonly LikelyRow[];
  twice: readonly RejectedRow[];
  busy: readonly RejectedRow[];
  run: FormAction;
  reopen: FormAction;
  drop: FormAction;
};

/** What would happen: rows ready, rows refused and why, rows that look like somebody known and what becomes of them. */
export function ImportChecked({ batchId, kind, counts, rejected, likely, twice, busy, run, reopen, drop }: CheckedProps) {
  const t = useTranslations('import.check');
  const [state, send, isBusy] = useFormAction(run);
  const [notBack, back, isGoingBack] = useFormAction(reopen);
  const isVisits = kind === 'visits';
  const canRun = counts.accepted + counts.busy > 0;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const goBack = () => {
    const form = new FormData();
    form.set('batchId', batchId);
    startTransition(() => back(form));
  };
  return (
    <>
      <Panel aria-labelledby="verdict">
        <h2 id="verdict" className="mb-2 text-h3">
          {t('title')}
        </h2>
        <ul className="flex flex-wrap gap-x-8 gap-y-1 font-semibold">
          <li>{t('accepted', { count: counts.accepted })}</li>
          <li>{t('rejected', { count: counts.rejected })}</li>
          {isVisits ? (
            <>
              <li>{t('twice', { count: counts.skipped })}</li>
              <li>{t('newFiles', { count: counts.patients })}</li>
              {counts.busy > 0 ? <li>{t('busy', { count: counts.busy })}</li> : null}
            </>
          ) : (
            <li>{t('likely', { count: counts.likely })}</li>
          )}
        </ul>
      </Panel>
      {rejected.length > 0 ? <Rejected {...{ batchId, rejected }} count={counts.rejected} /> : null}
      {twice.length > 0 ? <LeftOut id="twice" title={t('twiceTitle')} rows={twice} count={counts.skipped} /> : null}
      {busy.length > 0 ? <LeftOut id="busy" title={t('busyTitle')} hint={t('busyWhy')} rows={busy} count={counts.busy} /> : null}
      <form action={send} onSubmit={submit} className="grid gap-6">
        <FormRefusal state={state} />
        <FormRefusal state={notBack} />
        <input type="hidden" name="batchId" value={batchId} />
        {likely.length > 0 ? <LikelyRows likely={likely} count={counts.likely} /> : null}
        {isVisits && canRun ? (
          <Panel className="grid max-w-form gap-2">
            <p>{t('silent')}</p>
            <Checkbox name="reminders" label={t('reminders')} hint={t('remindersHint')} />
          </Panel>
        ) : null}
        <FormActions>
          {canRun ? (
            <Button type="submit" kind="primary" busy={isBusy} busyLabel={t('running')}>
              {t(isVisits ? 'runVisits' : 'run')}
            </Button>
          ) : null}
          <Button busy={isGoingBack} onClick={goBack}>
            {t('back')}
          </Button>
          <DropButton drop={drop} batchId={batchId} />
        </FormActions>
      </form>
    </>
  );
}

function Rejected({ batchId, rejected, count }: { batchId: string; rejected: readonly RejectedRow[]; count: number }) {
  const t = useTranslations('import');
  const all = useTranslations();
  const lines = rejected.flatMap(({ row, flaws }) => flaws.map((flaw) => ({ row, ...flaw })));
  return (
    <section aria-labelledby="rejected" className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="rejected" className="text-h3">
          {t('check.rejectedTitle')}
        </h2>
        <DownloadRejected batchId={batchId} />
      </div>
      <DataTable
        caption={t('check.rejectedTitle')}
        rows={lines}
        rowKey={({ row, target, code }) => `${row} ${target} ${code}`}
        empty={null}
        columns={[
          { key: 'row', head: t('check.row'), cell: ({ row }) => row, onPhone: 'title' },
          { key: 'column', head: t('check.column'), cell: ({ target }) => t(`target.${target as Target}`), onPhone: 'aside' },
          {
            key: 'value',
            head: t('check.value'),
            cell: ({ value }) => <span className="inline-block min-w-24 [overflow-wrap:break-word]">{value || t('check.empty')}</span>,
          },
          { key: 'reason', head: t('check.reason'), cell: ({ code, facts }) => all(code as Parameters<typeof all>[0], facts ?? {}) },
        ]}
        footer={count > rejected.length ? t('check.more', { shown: rejected.length, count }) : null}
      />
    </section>
  );
}

/** Rows that are not brought in, or only as busy times, and are nobody's fault. */
function LeftOut({
  id,
  title,
  hint,
  rows,
  count,
}: {
  id: string;
  title: string;
  hint?: string;
  rows: readonly RejectedRow[];
  count: number;
}) {
  const t = useTranslations('import.check');
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h2 id={id} className="text-h3">
        {title}
      </h2>
      {hint ? <p className="max-w-prose text-ink-2">{hint}</p> : null}
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ row }) => String(row)}
        empty={null}
        columns={[
          { key: 'row', head: t('row'), cell: ({ row }) => row, onPhone: 'aside' },
          {
            key: 'entry',
            head: t('entry'),
            onPhone: 'title',
            cell: ({ cells }) => <span className="[overflow-wrap:anywhere]">{cells.filter((cell) => cell !== '').join(' · ')}</span>,
          },
        ]}
        footer={count > rows.length ? t('more', { shown: rows.length, count }) : null}
      />
    </section>
  );
}

export function DownloadRejected({ batchId }: { batchId: string }) {
  const t = useTranslations('import.check');
  return (
    <a href={`/practitioner/settings/import/${batchId}/rejected`} download className={buttonLook('secondary')}>
      <Download aria-hidden />
      <span>{t('download')}</span>
    </a>
  );
}

function LikelyRows({ likely, count }: { likely: readonly LikelyRow[]; count: number }) {
  const t = useTranslations('import.check');
  const why = useTranslations('patients.likely');
  return (
    <section aria-labelledby="likely" className="grid gap-3">
      <h2 id="likely" className="text-h3">
        {t('likelyTitle')}
      </h2>
      <RadioGroup
        name="choice"
        legend={t('choiceTitle')}
        defaultValue="skip"
        choices={choices.map((value) => ({
          ...{ value, label: t(`choice.${value}`) },
          ...(value === 'merge' ? { hint: t('mergeHint') } : {}),
        }))}
      />
      <p className="max-w-prose text-ink-2">{t('unsureHint')}</p>
      <DataTable
        caption={t('likelyTitle')}
        rows={likely}
        rowKey={({ row }) => String(row)}
        empty={null}
        columns={[
          { key: 'row', head: t('row'), cell: ({ row }) => row, onPhone: 'aside' },
          {
            key: 'person',
            head: t('person'),
            onPhone: 'title',
            cell: ({ name, isSure }) => (
              <span className="flex flex-wrap items-center gap-2 [overflow-wrap:anywhere]">
                {name} <Badge tone={isSure ? 'warning' : 'neutral'}>{why(isSure ? 'sure' : 'maybe')}</Badge>
              </span>
            ),
          },
          {
            key: 'like',
            head: t('like'),
            cell: ({ patientId, otherRow }) =>
              patientId ? (
                <Link href={`/practitioner/patients/${patientId}`} target="_blank" prefetch={false} className="link">
                  {t('file')}
                </Link>
              ) : (
                t('otherRow', { row: otherRow ?? 0 })
              ),
          },
          { key: 'why', head: t('why'), priority: 2, cell: (line) => line.why.map((code) => why(`why.${code}`)).join(' · ') },
          {
            key: 'what',
            head: t('what'),
            cell: ({ row, name }) => (
              <Select name={`rows.${row}`} defaultValue="" aria-label={`${t('what')} ${name}`} className="min-w-44">
                <option value="">{t('default')}</option>
                {choices.map((value) => (
                  <option key={value} value={value}>
                    {t(`choice.${value}`)}
                  </option>
                ))}
              </Select>
            ),
          },
        ]}
        footer={count > likely.length ? t('more', { shown: likely.length, count }) : null}
      />
    </section>
  );
}
