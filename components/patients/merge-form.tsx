'use client';

import { GitMerge } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { LinkButton } from '@/components/ui/link-button';
import { RadioGroup } from '@/components/ui/radio-group';

/** One thing both files may say, as it is read; null where a file does not say it. */
type MergeLine = { readonly field: string; readonly label: string; readonly kept: string | null; readonly other: string | null };
type MergeFormProps = {
  action: FormAction;
  survivorId: string;
  mergedId: string;
  lines: readonly MergeLine[];
  /** Two different days of death: one has to be chosen, none is proposed. */
  death: { readonly kept: string; readonly other: string; readonly question: string } | null;
  keptTitle: string;
  otherTitle: string;
  undoHint: string;
  backHref: string;
};

/** Field by field: which of the two values the file will keep. A value only one file has is proposed. */
export function MergeForm({ action, survivorId, mergedId, lines, death, keptTitle, otherTitle, undoHint, backHref }: MergeFormProps) {
  const t = useTranslations('patients.merge');
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const [taken, setTaken] = useState(
    () => new Set(lines.filter(({ kept, other }) => kept === null && other !== null).map(({ field }) => field)),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const take = (field: string, isTaken: boolean) => {
    const next = new Set(taken);
    if (isTaken) next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  return (
    <form action={send} onSubmit={submit} className="grid gap-6">
      <FormRefusal state={state} />
      <input type="hidden" name="survivorId" value={survivorId} />
      <input type="hidden" name="mergedId" value={mergedId} />
      {[...taken].map((field) => (
        <input key={field} type="hidden" name="take[]" value={field} />
      ))}
      <div className="overflow-clip rounded-panel border border-line bg-surface">
        <div aria-hidden className="grid grid-cols-2 gap-x-4 border-b border-line px-4 py-2 font-semibold sm:grid-cols-[9rem_1fr_1fr]">
          <span className="max-sm:hidden">{t('field')}</span>
          <span>{keptTitle}</span>
          <span>{otherTitle}</span>
        </div>
        {lines.map((line) => (
          <Line key={line.field} {...{ line, keptTitle, otherTitle }} isTaken={taken.has(line.field)} onTake={take} />
        ))}
      </div>
      {death ? (
        <RadioGroup
          name="deathOf"
          legend={death.question}
          choices={[
            { value: 'survivor', label: `${death.kept} · ${keptTitle}` },
            { value: 'merged', label: `${death.other} · ${otherTitle}` },
          ]}
        />
      ) : null}
      <p className="max-w-prose text-ink-2">{undoHint}</p>
      <FormActions>
        <Button type="submit" kind="primary" icon={<GitMerge aria-hidden />} busy={isBusy} busyLabel={t('busy')}>
          {t('confirm')}
        </Button>
        <LinkButton href={backHref}>{common('back')}</LinkButton>
      </FormActions>
    </form>
  );
}

type LineProps = {
  line: MergeLine;
  isTaken: boolean;
  keptTitle: string;
  otherTitle: string;
  onTake: (field: string, isTaken: boolean) => void;
};

function Line({ line: { field, label, kept, other }, isTaken, keptTitle, otherTitle, onTake }: LineProps) {
  const t = useTranslations('patients.merge');
  const isSame = kept === other;
  const side = (value: string | null, isOther: boolean) => {
    const said = <span className={classNames('[overflow-wrap:anywhere]', value === null && 'text-ink-2')}>{value ?? t('none')}</span>;
    if (isSame) return <span className="px-2 py-1.5 text-ink-2">{said}</span>;
    return (
      <label className="flex min-h-target min-w-0 cursor-pointer items-start gap-2 rounded-control px-2 py-1.5 hover:bg-paper has-checked:bg-pine-soft">
        <input
          type="radio"
          name={`choice-${field}`}
          checked={isTaken === isOther}
          onChange={() => onTake(field, isOther)}
          aria-label={t('takeOf', { field: label, side: isOther ? otherTitle : keptTitle })}
          className="mt-0.5 size-5 shrink-0 cursor-[inherit] appearance-none rounded-full border border-line-strong bg-surface hover:border-ink-2 checked:border-[0.375rem] checked:border-pine forced-colors:appearance-auto"
        />
        {said}
      </label>
    );
  };
  return (
    <fieldset className="grid grid-cols-2 gap-x-4 border-b border-line px-4 py-2 last:border-b-0 sm:grid-cols-[9rem_1fr_1fr]">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden className="self-center text-small text-ink-2 max-sm:col-span-2">
        {label}
      </span>
      {side(kept, false)}
      {side(other, true)}
    </fieldset>
  );
}
