import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { PageHeader } from '@/components/patterns/page-header';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { settingsPath } from './places';

type SettingsHeadProps = Omit<ComponentProps<typeof PageHeader>, 'breadcrumb'> & { trail?: readonly { href: string; label: string }[] };

/** Title of a settings page under the way back to the index, and to the list it belongs to. */
export function SettingsHead({ trail = [], ...header }: SettingsHeadProps) {
  const t = useTranslations('settings');
  return (
    <PageHeader
      {...header}
      breadcrumb={<Breadcrumb label={t('breadcrumb')} trail={[{ href: settingsPath, label: t('title') }, ...trail]} />}
    />
  );
}
