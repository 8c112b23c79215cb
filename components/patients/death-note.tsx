'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';

type DeathProps = {
  id: string;
  /** The day as it is typed, DD/MM/YYYY, and fingerprint of it; null while no death is noted. */
  typed: string | null;
  shown: string;
  /** Written out: the day, and since when and by whom it stands here. */
  said: string | null;
  noted: string | null;
  /** Visits that are still to come. */
  coming: number;
  note: FormAction;
  takeBack: FormAction;
  cancel: FormAction;
};

/** That a patient died, kept out of the way until it is needed: noting the day, what follows from it, putting it right. */
export function DeathNote({ id, typed, shown, said, noted, coming, note, takeBack, cancel }: DeathProps) {
  const t = useTranslations('patients.death');
  if (said === null)
    return (
      <details className="rounded-panel border border-line bg-surface px-4 py-3">
        <summary className="flex min-h-target cursor-pointer items-center">
          <span className="link">{t('open')}</span>
        </summary>
        <DayForm {...{ id, shown, action: note }} day="" label={t('submit')} />
      </details>
    );
  return (
    <Panel aria-labelledby="death">
      <h2 id="death" className="text-h3">
        {said}
      </h2>
      <p className="text-small text-ink-2">{noted}</p>
      <p className="mt-2">{t('means')}</p>
      {coming > 0 ? (
        <div className="mt-3 grid justify-items-start gap-2 border-line border-t pt-3">
          <p>{t('coming', { count: coming })}</p>
          <OneButton {...{ id, action: cancel }} label={t('cancel', { count: coming })} />
          <p className="text-small text-ink-2">{t('cancelHint')}</p>
        </div>
      ) : null}
      <details className="mt-3 border-line border-t pt-1">
        <summary className="flex min-h-target cursor-pointer items-center">
          <span className="link">{t('correct')}</span>
        </summary>
        <DayForm {...{ id, shown, action: note }} day={typed ?? ''} label={t('save')} />
        <div className="mt-4">
          <OneButton {...{ id, shown, action: takeBack }} label={t('takeBack')} />
        </div>
      </details>
    </Panel>
  );
}

function useSending(action: FormAction) {
  const [state, send, isBusy] = useFormAction(action);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return { state, isBusy, form: { action: send, onSubmit: submit, noValidate: true } };
}

function DayForm({ id, action, day, shown, label }: { id: string; action: FormAction; day: string; shown: string; label: string }) {
  const t = useTranslations('patients.death');
  const { state, isBusy, form } = useSending(action);
  return (
    <form {...form} className="mt-2 grid justify-items-start gap-3">
      <FormRefusal state={state} fields={{ deceasedOn: t('day') }} />
      <ShownMark state={state} shown={shown} />
      <input type="hidden" name="id" value={id} />
      <TextField
        name="deceasedOn"
        label={t('day')}
        hint={t('dayHint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={typedIn(state, 'deceasedOn', day)}
        error={errorOf(state, 'deceasedOn')}
        className="w-full [&_input]:max-w-48"
      />
      <Button type="submit" busy={isBusy} busyLabel={t('busy')} className="max-sm:w-full">
        {label}
      </Button>
    </form>
  );
}

function OneButton({ id, action, label, shown }: { id: string; action: FormAction; label: string; shown?: string }) {
  const t = useTranslations('patients.death');
  const { state, isBusy, form } = useSending(action);
  return (
    <form {...form} className="grid justify-items-start gap-2 max-sm:w-full">
      <input type="hidden" name="id" value={id} />
      {shown === undefined ? null : <ShownMark state={state} shown={shown} />}
      <Button type="submit" busy={isBusy} busyLabel={t('busy')} className="max-sm:w-full">
        {label}
      </Button>
      <FormRefusal state={state} />
    </form>
  );
}
