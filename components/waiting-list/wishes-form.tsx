'use client';

import { useTranslations } from 'next-intl';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { type KeptWishes, WishesFields } from './wishes-fields';

type WishesFormProps<T> = {
  action: FormAction<T>;
  hidden: Readonly<Record<string, string>>;
  kept: KeptWishes;
  today: string;
  submit: string;
  submitting: string;
};

/** The wishes alone: to join with an appointment, or to change one's mind. Needs the words of `waiting` and `common`. */
export function WishesForm<T>({ action, hidden, kept, today, submit, submitting }: WishesFormProps<T>) {
  const t = useTranslations('waiting');
  const [state, send] = useFormAction(action);
  return (
    <form action={send} noValidate className="grid max-w-form gap-6">
      <FormRefusal state={state} fields={{ fromDate: t('wishes.fromDate'), toDate: t('wishes.toDate') }} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <WishesFields state={state} kept={kept} today={today} legend={t('wishes.legend')} />
      <FormActions>
        <SubmitButton busyLabel={submitting}>{submit}</SubmitButton>
      </FormActions>
    </form>
  );
}
