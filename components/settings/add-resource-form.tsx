'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { resourceKinds } from '@/lib/resources/rules';
import type { ResourceLine } from '@/lib/resources/schema';
import type { SiteChoice } from './opening-rows';

type AddResourceFormProps = { action: FormAction<{ id: ResourceLine['id'] }>; sites: readonly SiteChoice[] };

/** One more room or piece of equipment; blank again once added. Needs the words of `resource` and `common`. */
export function AddResourceForm({ action, sites }: AddResourceFormProps) {
  const t = useTranslations('resource');
  const common = useTranslations('common');
  const [state, send, isSaving] = useFormAction(action);
  const labels = { name: t('name'), kind: t('kind'), siteId: t('site') };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-4">
      <FormRefusal state={state} fields={labels} />
      {state.status === 'done' && !isSaving ? <Notice tone="success" live="polite" title={t('added')} /> : null}
      <div key={state.status === 'done' ? state.value.id : 'first'} className="grid gap-4">
        <TextField
          name="name"
          label={labels.name}
          hint={t('nameHint')}
          maxLength={60}
          autoComplete="off"
          defaultValue={typedIn(state, 'name')}
          error={errorOf(state, 'name')}
        />
        <RadioGroup
          inline
          name="kind"
          legend={labels.kind}
          defaultValue={typedIn(state, 'kind', 'room')}
          error={errorOf(state, 'kind')}
          choices={resourceKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        {sites.length > 1 ? (
          <SelectField
            key={typedIn(state, 'siteId')}
            name="siteId"
            label={labels.siteId}
            defaultValue={typedIn(state, 'siteId', sites[0]?.id)}
            error={errorOf(state, 'siteId')}
          >
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name="siteId" value={sites[0]?.id ?? ''} />
        )}
      </div>
      <div>
        <Button type="submit" busy={isSaving} busyLabel={common('saving')} className="max-sm:w-full">
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
