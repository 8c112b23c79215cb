import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { addressOf } from '@/components/settings/places';
import { PrintButton } from '@/components/settings/print-button';
import { SettingsHead } from '@/components/settings/settings-head';
import type { Paper } from '@/lib/registers/schema';
import { PaperView } from './paper-view';

/** A document of the practice on a page of the settings: title, ways to take it along, contents. */
export function PaperPage({ paper, actions }: { paper: Paper; actions?: ReactNode }) {
  const [t, gdpr] = [useTranslations('registers.section'), useTranslations('gdpr')];
  return (
    <div lang={paper.locale}>
      <SettingsHead
        trail={[{ href: `${addressOf.gdpr}#register`, label: gdpr('title') }]}
        title={paper.title}
        description={paper.lead}
        actions={
          <div data-print="hide" className="flex flex-wrap gap-2">
            {actions}
            <PrintButton label={t('print')} />
          </div>
        }
      />
      <PaperView paper={paper} contents={t('contents')} />
    </div>
  );
}
