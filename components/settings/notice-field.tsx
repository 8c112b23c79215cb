'use client';

import { useTranslations } from 'next-intl';
import { FormField } from '@/components/patterns/form-field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';

const units = ['minutes', 'hours', 'days'] as const;

type NoticeFieldProps = { label: string; count: string; unit: string; error: string | undefined };

/** A number and its unit, read as one. */
export function NoticeField({ label, count, unit, error }: NoticeFieldProps) {
  const t = useTranslations('settings.reasons.form');
  return (
    <FormField name="minNoticeMinutes" label={label} hint={t('minNoticeMinutesHint')} error={error}>
      {(control) => (
        <div className="grid max-w-60 grid-cols-[5rem_minmax(0,1fr)] gap-2">
          <TextInput {...control} required inputMode="numeric" autoComplete="off" defaultValue={count} />
          <Select key={unit} name="noticeUnit" aria-label={t('noticeUnit')} defaultValue={unit}>
            {units.map((one) => (
              <option key={one} value={one}>
                {t(`units.${one}`)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </FormField>
  );
}
