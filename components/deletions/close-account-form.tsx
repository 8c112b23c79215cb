'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { SignInAgain } from '@/components/access/sign-in-again';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';

/** Closing one's own account: understood, and signed in again. */
export function CloseAccountForm({ action, asksPassword }: { action: FormAction; asksPassword: boolean }) {
  const t = useTranslations('deletion.account');
  const [state, send, isBusy] = useFormAction(action);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const unticked = errorOf(state, 'understood');
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-4">
      <FormRefusal state={state} fields={{ understood: t('understood') }} />
      <div>
        <Checkbox
          id="understood"
          name="understood"
          label={t('understood')}
          aria-invalid={unticked ? true : undefined}
          aria-describedby={unticked ? 'understood-error' : undefined}
        />
        {unticked ? <FieldError id="understood-error">{unticked}</FieldError> : null}
      </div>
      <SignInAgain isNeeded={asksPassword} state={state} />
      <div>
        <Button type="submit" kind="danger" busy={isBusy} busyLabel={t('busy')} className="max-sm:w-full">
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}
