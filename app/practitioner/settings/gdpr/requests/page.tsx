import { Inbox, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { EmptyState } from '@/components/patterns/empty-state';
import { deskAddress } from '@/components/rights/addresses';
import { RequestTable } from '@/components/rights/request-table';
import { SettingsHead } from '@/components/settings/settings-head';
import { LinkButton } from '@/components/ui/link-button';
import { TabNav } from '@/components/ui/tab-nav';
import { listRequests } from '@/lib/rights/list-requests';

const InAddress = z.object({ show: z.enum(['open', 'closed']).catch('open') });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights.list'))('title') };
}

/** All requests of the practice, open or closed. */
export default async function RequestsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const context = await memberContext();
  const { show } = InAddress.parse(await searchParams);
  const [t, gdpr, locale] = await Promise.all([getTranslations('rights'), getTranslations('gdpr'), requestLocale()]);
  const listed = await listRequests(context, { isOpen: show === 'open' });
  const isOpen = show === 'open';
  return (
    <>
      <SettingsHead
        title={t('list.title')}
        description={t('list.description')}
        trail={[{ href: '/practitioner/settings/gdpr#requests', label: gdpr('title') }]}
      />
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <TabNav
            label={t('list.show')}
            tabs={[
              { href: deskAddress, label: t('list.open'), current: isOpen },
              { href: `${deskAddress}?show=closed`, label: t('list.closed'), current: !isOpen },
            ]}
          />
          <LinkButton kind="primary" icon={<Plus aria-hidden />} href={`${deskAddress}/new`}>
            {t('section.new')}
          </LinkButton>
        </div>
        <RequestTable
          rows={listed.ok ? listed.value : []}
          locale={locale}
          empty={
            <EmptyState
              icon={<Inbox aria-hidden />}
              level={2}
              title={t(isOpen ? 'list.emptyOpen' : 'list.emptyClosed')}
              sentence={t(isOpen ? 'section.empty' : 'list.emptyClosedSentence')}
            />
          }
        />
      </div>
    </>
  );
}
