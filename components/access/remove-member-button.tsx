'use client';

import { useTranslations } from 'next-intl';
import { AskFirst } from '@/components/patterns/ask-first';
import type { FormAction } from '@/components/patterns/form-state';

export function RemoveMemberButton({ action, memberId, name }: { action: FormAction; memberId: string; name: string }) {
  const t = useTranslations('access.members');
  const words = {
    ...{ act: t('remove'), title: t('removeTitle', { name }), consequence: t('removeConsequence') },
    ...{ confirm: t('removeConfirm'), busy: t('removing') },
  };
  return <AskFirst action={action} fields={{ memberId }} name={name} words={words} />;
}
