'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { SignInAgain } from '@/components/access/sign-in-again';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { RadioTiles } from '@/components/ui/radio-tiles';

type AskDeletionFormProps = {
  action: FormAction;
  practiceName: string;
  handovers: readonly string[];
  /** Those that cannot be chosen yet: their hint says what is missing. */
  closed: readonly string[];
  asksPassword: boolean;
};

/** The request itself: what becomes of the export, the practice's name by hand, the password again. Nothing is chosen beforehand. */
export function AskDeletionForm({ action, practiceName, handovers, closed, asksPassword }: AskDeletionFormProps) {
  const t = useTranslations('deletion');
  const [state, send, isBusy] = useFormAction(action);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const choices = handovers.map((value) => {
    const disabled = closed.includes(value);
    return { value, disabled, label: t(`handover.choices.${value}`), hint: t(`handover.${disabled ? 'closed' : 'hints'}.${value}`) };
  });
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-5">
      <FormRefusal state={state} fields={{ handover: t('handover.choice'), practiceName: t('form.name') }} />
      <RadioTiles
        key={`handover ${typedIn(state, 'handover')}`}
        name="handover"
        legend={t('handover.choice')}
        choices={choices}
        defaultValue={typedIn(state, 'handover', '')}
        error={errorOf(state, 'handover')}
      />
      <TextField
        key={`practiceName ${typedIn(state, 'practiceName')}`}
        name="practiceName"
        label={t('form.name')}
        hint={t('form.nameHint', { name: practiceName })}
        autoComplete="off"
        defaultValue={typedIn(state, 'practiceName', '')}
        error={errorOf(state, 'practiceName')}
      />
      <SignInAgain isNeeded={asksPassword} state={state} />
      <div>
        <Button type="submit" kind="danger" busy={isBusy} busyLabel={t('form.busy')} className="max-sm:w-full">
          {t('form.submit')}
        </Button>
      </div>
    </form>
  );
}
