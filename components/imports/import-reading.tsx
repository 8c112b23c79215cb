'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { SelectField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { encodings, separators, type Target, targetsOf } from '@/lib/imports/rules';
import type { Reading } from '@/lib/imports/schema';
import { type FallbackChoices, FallbackFields } from './fallback-fields';

type ReadingProps = {
  batchId: string;
  reading: Reading;
  preview: readonly (readonly string[])[];
  /** Of visits: what stands in where a row does not say. */
  fallback: FallbackChoices | null;
  check: FormAction;
  drop: FormAction;
};

const separatorNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;
const HEAD_ROWS = 5;

/** How the file is read, shown on its own first rows, and what each of its columns is. */
export function ImportReading({ batchId, reading, preview, fallback, check, drop }: ReadingProps) {
  const t = useTranslations('import.reading');
  return (
    <>
      <Panel aria-labelledby="how">
        <h2 id="how" className="text-h3">
          {t('title')}
        </h2>
        <p className="mb-3 text-ink-2">{t('hint')}</p>
        <form method="get" className="flex flex-wrap items-end gap-4">
          <SelectField name="encoding" label={t('encoding')} defaultValue={reading.encoding}>
            {encodings.map((encoding) => (
              <option key={encoding} value={encoding}>
                {encoding.toUpperCase()}
              </option>
            ))}
          </SelectField>
          <SelectField name="separator" label={t('separator')} defaultValue={reading.separator}>
            {separators.map((separator) => (
              <option key={separator} value={separator}>
                {t(`separators.${separatorNames[separator]}`)}
              </option>
            ))}
          </SelectField>
          <Button type="submit">{t('apply')}</Button>
        </form>
      </Panel>
      <ColumnsForm {...{ batchId, reading, preview, fallback, check, drop }} />
    </>
  );
}

function ColumnsForm({ batchId, reading, preview, fallback, check, drop }: ReadingProps) {
  const t = useTranslations('import.reading');
  const [state, send, isBusy] = useFormAction(check);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const { headRow, columns } = reading;
  const examples = preview.slice(headRow + 1).filter((row) => row.some((cell) => cell !== ''));
  return (
    <form action={send} onSubmit={submit} className="grid gap-4">
      <FormRefusal state={state} />
      <input type="hidden" name="batchId" value={batchId} />
      <input type="hidden" name="encoding" value={reading.encoding} />
      <input type="hidden" name="separator" value={reading.separator} />
      <Panel aria-labelledby="columns">
        <h2 id="columns" className="mb-3 text-h3">
          {t('columns')}
        </h2>
        <SelectField name="headRow" label={t('headRow')} defaultValue={String(headRow)} className="mb-4 max-w-56">
          <option value="-1">{t('noHeadRow')}</option>
          {Array.from({ length: HEAD_ROWS }, (_, at) => at).map((at) => (
            <option key={at} value={at}>
              {t('row', { row: at + 1 })}
            </option>
          ))}
        </SelectField>
        <ul className="grid gap-2">
          {columns.map((target, at) => (
            <Column
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
              key={at}
              number={at + 1}
              heading={headRow === -1 ? '' : (preview[headRow]?.[at] ?? '')}
              examples={examples.flatMap((row) => (row[at] ? [row[at]] : [])).slice(0, 3)}
              target={target}
              targets={targetsOf[fallback ? 'visits' : 'patients']}
            />
          ))}
        </ul>
      </Panel>
      {fallback ? <FallbackFields {...fallback} /> : null}
      <FormActions>
        <Button type="submit" kind="primary" busy={isBusy} busyLabel={t('checking')}>
          {t('check')}
        </Button>
        <DropButton drop={drop} batchId={batchId} />
      </FormActions>
    </form>
  );
}

function Column({
  number,
  heading,
  examples,
  target,
  targets,
}: {
  number: number;
  heading: string;
  examples: readonly string[];
  target: Target | null;
  targets: readonly Target[];
}) {
  const t = useTranslations('import');
  const label = heading === '' ? t('reading.column', { number }) : heading;
  const id = `column-${number}`;
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-b border-line pb-2 last:border-b-0 last:pb-0 sm:grid-cols-[12rem_14rem_minmax(0,1fr)]">
      <label htmlFor={id} className="font-semibold [overflow-wrap:anywhere]">
        {label}
      </label>
      <Select id={id} name="columns[]" defaultValue={target ?? ''}>
        <option value="">{t('reading.ignored')}</option>
        {targets.map((one) => (
          <option key={one} value={one}>
            {t(`target.${one}`)}
          </option>
        ))}
      </Select>
      <span className="truncate text-small text-ink-2">{examples.join(' · ')}</span>
    </li>
  );
}

/** Gives the file up, from whichever form it stands in. */
export function DropButton({ drop, batchId }: { drop: FormAction; batchId: string }) {
  const t = useTranslations('import.reading');
  const [state, send, isBusy] = useFormAction(drop);
  const press = () => {
    const form = new FormData();
    form.set('batchId', batchId);
    startTransition(() => send(form));
  };
  return (
    <div className="grid justify-items-start gap-2">
      <FormRefusal state={state} />
      <Button kind="quiet" busy={isBusy} onClick={press}>
        {t('drop')}
      </Button>
    </div>
  );
}
