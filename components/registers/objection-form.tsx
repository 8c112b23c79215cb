'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { TextareaField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';

/** Why the practice objects to a change. Folded away until wanted. Needs the words of `registers.subProcessors` and `common`. */
export function ObjectionForm({ action, change }: { action: FormAction; change: number }) {
  const t = useTranslations('registers.subProcessors.objection');
  const [state, send, isBusy] = useFormAction(action);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <details>
      <summary className="inline-flex min-h-control cursor-pointer items-center font-semibold text-pine">{t('object')}</summary>
      <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-3 pt-2">
        <FormRefusal state={state} fields={{ ground: t('ground') }} />
        <input type="hidden" name="change" value={change} />
        <TextareaField
          name="ground"
          id={`ground-${change}`}
          label={t('ground')}
          hint={t('hint')}
          maxLength={2000}
          defaultValue={typedIn(state, 'ground', '')}
          error={errorOf(state, 'ground')}
        />
        <div>
          <Button type="submit" busy={isBusy} busyLabel={t('sending')}>
            {t('send')}
          </Button>
        </div>
      </form>
    </details>
  );
}
