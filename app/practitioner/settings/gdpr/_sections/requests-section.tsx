import { Inbox, Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { EmptyState } from '@/components/patterns/empty-state';
import { deskAddress } from '@/components/rights/addresses';
import { RequestTable } from '@/components/rights/request-table';
import { LinkButton } from '@/components/ui/link-button';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { listRequests } from '@/lib/rights/list-requests';
import { ReceivedHandovers } from './received-handovers';

/** Who asked for which right, and by when to answer: everybody who works here sees and works on it. */
export async function RequestsSection({ context }: { context: Context<MemberActor> }) {
  const [t, locale, listed] = await Promise.all([getTranslations('rights'), requestLocale(), listRequests(context, { isOpen: true })]);
  const note = (
    <LinkButton kind="primary" icon={<Plus aria-hidden />} href={`${deskAddress}/new`}>
      {t('section.new')}
    </LinkButton>
  );
  return (
    <section aria-labelledby="requests" className="grid gap-4">
      <div className="max-w-prose">
        <h2 id="requests" className="text-h2 scroll-mt-20">
          {t('section.title')}
        </h2>
        <p className="text-ink-2">{t('section.sentence')}</p>
      </div>
      <ReceivedHandovers context={context} />
      <RequestTable
        rows={listed.ok ? listed.value : []}
        locale={locale}
        empty={<EmptyState icon={<Inbox aria-hidden />} title={t('section.emptyTitle')} sentence={t('section.empty')} />}
      />
      <div className="flex flex-wrap gap-2">
        {note}
        <LinkButton href={deskAddress}>{t('section.all')}</LinkButton>
      </div>
    </section>
  );
}
