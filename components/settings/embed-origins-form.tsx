'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useActionState } from 'react';
import { TextareaField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, idle, typedIn } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type EmbedOriginsFormProps = { action: FormAction; practitionerId: string; origins: readonly string[] };

/** The web sites that may show the widget. Needs the words of `sharing` and `common`. */
export function EmbedOriginsForm({ action, practitionerId, origins }: EmbedOriginsFormProps) {
  const t = useTranslations('sharing.embed');
  const common = useTranslations('common');
  const [state, send, isSaving] = useActionState(action, idle);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-3">
      <FormRefusal state={state} fields={{ embedOrigins: t('origins') }} />
      {state.status === 'done' && !isSaving ? <Notice tone="success" live="polite" title={t('saved')} /> : null}
      <input type="hidden" name="practitionerId" value={practitionerId} />
      <TextareaField
        name="embedOrigins"
        label={t('origins')}
        hint={t('originsHint')}
        optional={common('optional')}
        defaultValue={typedIn(state, 'embedOrigins', origins.join('\n'))}
        error={errorOf(state, 'embedOrigins')}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
      />
      <div>
        <Button type="submit" busy={isSaving} busyLabel={common('saving')} className="max-sm:w-full">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
