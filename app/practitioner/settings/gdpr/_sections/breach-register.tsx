import { Plus, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { breachAddress, breachesAddress } from '@/components/breaches/addresses';
import { BreachState } from '@/components/breaches/breach-state';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { When } from '@/components/patterns/when';
import { LinkButton } from '@/components/ui/link-button';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { listBreaches } from '@/lib/breaches/read-breach';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';

/** Below section 6: every breach of the practice, notified or not. The owner's; others read whom to tell. */
export async function BreachRegister({ context }: { context: Context<MemberActor> }) {
  const [t, locale] = [await getTranslations('breach'), await requestLocale()];
  const [zone, listed] = [await readTimeZone(context), await listBreaches(context)];
  const add = (
    <LinkButton kind="primary" icon={<Plus aria-hidden />} href={`${breachesAddress}/new`}>
      {t('register.new')}
    </LinkButton>
  );
  return (
    <div className="grid gap-3">
      <h3 id="breaches" className="text-h3">
        {t('register.title')}
      </h3>
      <p className="max-w-prose text-ink-2">{t(listed.ok ? 'register.sentence' : 'register.ownerOnly')}</p>
      {listed.ok ? (
        <>
          <DataTable
            caption={t('register.title')}
            rows={listed.value}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                icon={<ShieldCheck aria-hidden />}
                title={t('register.empty')}
                sentence={t('register.emptySentence')}
                action={add}
              />
            }
            columns={[
              {
                ...{ key: 'title', head: t('register.column.title'), onPhone: 'title' },
                cell: ({ id, title }) => (
                  <Link href={breachAddress(id)} className="link">
                    {title}
                  </Link>
                ),
              },
              { key: 'state', head: t('register.column.state'), cell: ({ state }) => <BreachState state={state} />, onPhone: 'aside' },
              {
                ...{ key: 'aware', head: t('register.column.aware') },
                cell: ({ awareAt }) => <When at={awareAt} form="date" locale={locale} zone={zone} />,
              },
              {
                key: 'risk',
                head: t('register.column.risk'),
                cell: ({ risk }) => t(`risk.${risk ?? 'unknown'}`),
                priority: 2,
                onPhone: 'hidden',
              },
              {
                ...{ key: 'people', head: t('register.column.people'), align: 'right', priority: 2, onPhone: 'hidden' },
                cell: ({ affectedCount }) => affectedCount ?? t('register.unknown'),
              },
              {
                ...{ key: 'closed', head: t('register.column.closed'), align: 'right', priority: 3, onPhone: 'hidden' },
                cell: ({ closedAt }) => (closedAt ? <When at={closedAt} form="date" locale={locale} zone={zone} /> : '–'),
              },
            ]}
          />
          {listed.value.length > 0 ? <div>{add}</div> : null}
        </>
      ) : null}
    </div>
  );
}
