import { Download, ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { When } from '@/components/patterns/when';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { listInstructions } from '@/lib/registers/list-instructions';
import { sayIn } from '@/lib/registers/words';
import { sayAct, sayWho } from './say-instruction';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registers.section.instructions'))('title') };
}

/** What the practice told Prati to do with its data, dated. */
export default async function InstructionsPage() {
  const [listed, t, gdpr, locale] = [
    await listInstructions(await memberContext()),
    await getTranslations('registers.section.instructions'),
    await getTranslations('gdpr'),
    await requestLocale(),
  ];
  const say = sayIn(locale);
  const head = (isEmpty: boolean) => (
    <SettingsHead
      trail={[{ href: `${addressOf.gdpr}#register`, label: gdpr('title') }]}
      title={t('title')}
      description={t('lead')}
      actions={
        isEmpty ? undefined : (
          <a href={`${addressOf.gdpr}/register/instructions.csv`} download className={buttonLook('secondary')}>
            <Download aria-hidden />
            <span>{t('csv')}</span>
          </a>
        )
      }
    />
  );
  if (!listed.ok) {
    return (
      <>
        {head(true)}
        <Notice>{t('notAllowed')}</Notice>
      </>
    );
  }
  const { instructions, timeZone } = listed.value;
  return (
    <>
      {head(instructions.length === 0)}
      <DataTable
        caption={t('title')}
        rows={instructions}
        rowKey={({ seq }) => String(seq)}
        empty={<EmptyState icon={<ListChecks aria-hidden />} level={2} title={t('empty.title')} sentence={t('empty.line')} />}
        columns={[
          { key: 'what', head: t('what'), cell: (one) => sayAct(say, one), onPhone: 'title' },
          { key: 'who', head: t('who'), cell: (one) => sayWho(say, one) },
          {
            ...{ key: 'when', head: t('when'), align: 'right' as const },
            cell: ({ at }) => <When at={at} form="day-time" locale={locale} zone={timeZone} />,
          },
        ]}
      />
    </>
  );
}
