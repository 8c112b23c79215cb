'use client';

import { useTranslations } from 'next-intl';
import { AskFirst } from '@/components/patterns/ask-first';
import type { FormAction } from '@/components/patterns/form-state';

/** The turn is lost for good. */
export function RemoveEntry({ action, entryId, name }: { action: FormAction; entryId: string; name: string }) {
  const t = useTranslations('waiting.desk');
  const words = {
    ...{ act: t('remove'), title: t('removeTitle', { name }), consequence: t('removeConsequence') },
    ...{ confirm: t('remove'), busy: t('removing') },
  };
  return <AskFirst action={action} fields={{ entryId }} name={name} words={words} />;
}
