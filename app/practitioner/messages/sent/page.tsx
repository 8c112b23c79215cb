import { MailCheck, MailSearch } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { MessageState } from '@/components/messages/message-state';
import { ResendButton } from '@/components/messages/resend-button';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { PageHeader } from '@/components/patterns/page-header';
import { When } from '@/components/patterns/when';
import { FilterChip } from '@/components/ui/filter-chip';
import { LinkButton } from '@/components/ui/link-button';
import { listMessages, type Message } from '@/lib/notifications/list-messages';
import { messageFilters } from '@/lib/notifications/schema';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { resend } from './actions';
import { kindText, whomText, whyText } from './message-words';

const path = '/practitioner/messages/sent';
const InAddress = z.object({ state: z.enum(messageFilters).catch('all'), cursor: z.string().max(100).optional().catch(undefined) });
const addressOf = (query: Record<string, string>) => (Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path);

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sent'))('title') };
}

/** Every message the practice sent, with what became of it; what failed can be sent anew. */
export default async function SentMessagesPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const { state: filter, cursor } = InAddress.parse(await searchParams);
  const [t, locale, { timeZone: zone }, listed] = await Promise.all([
    getTranslations('sent'),
    requestLocale(),
    readPracticeName(ctx),
    listMessages(ctx, { filter, cursor: cursor ?? null }),
  ]);
  if (!listed.ok) throw new Error(listed.error.code);
  const { items, nextCursor } = listed.value;
  const filtered: Record<string, string> = filter === 'all' ? {} : { state: filter };

  return (
    <Words of={['sent', 'common']}>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="grid gap-4">
        <nav aria-label={t('filters.label')} className="flex flex-wrap gap-2">
          {messageFilters.map((one) => (
            <FilterChip
              key={one}
              href={addressOf(one === 'all' ? {} : { state: one })}
              active={one === filter}
              activeLabel={t('filters.active')}
            >
              {t(`filters.${one}`)}
            </FilterChip>
          ))}
        </nav>
        <DataTable
          caption={t('list')}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'whom',
              head: t('column.whom'),
              onPhone: 'title',
              cell: (message) => <Whom message={message} text={whomText(t, message)} />,
            },
            { key: 'kind', head: t('column.kind'), cell: ({ kind }) => kindText(t, kind) },
            {
              key: 'state',
              head: t('column.state'),
              cell: (message) => (
                <MessageState state={message.state} label={t(`state.${message.state}`)} why={whyText(t, message, { locale, zone })} />
              ),
            },
            {
              key: 'provider',
              head: t('column.provider'),
              priority: 3,
              onPhone: 'hidden',
              cell: ({ providerId }) => <span className="whitespace-nowrap text-small text-ink-2">{providerId?.slice(0, 12)}</span>,
            },
            {
              key: 'when',
              head: t('column.when'),
              align: 'right',
              onPhone: 'aside',
              cell: ({ sentAt, createdAt }) => (
                <span className="whitespace-nowrap">
                  <When at={sentAt ?? createdAt} form="day-time" locale={locale} zone={zone} />
                </span>
              ),
            },
            {
              key: 'act',
              head: <span className="sr-only">{t('column.act')}</span>,
              align: 'right',
              cell: (message) =>
                message.mayResend ? (
                  <ResendButton
                    action={resend}
                    deliveryId={message.id}
                    name={t('resendTo', { kind: kindText(t, message.kind), name: whomText(t, message) })}
                  />
                ) : null,
            },
          ]}
          footer={
            nextCursor || cursor ? (
              <>
                <span>{t('shown', { count: items.length })}</span>
                <span className="flex gap-2">
                  {cursor ? <LinkButton href={addressOf(filtered)}>{t('first')}</LinkButton> : null}
                  {nextCursor ? <LinkButton href={addressOf({ ...filtered, cursor: nextCursor })}>{t('more')}</LinkButton> : null}
                </span>
              </>
            ) : null
          }
          empty={
            filter === 'all' ? (
              <EmptyState icon={<MailCheck />} title={t('empty.title')} sentence={t('empty.sentence')} />
            ) : (
              <EmptyState
                icon={<MailSearch />}
                title={t('none.title')}
                sentence={t('none.sentence')}
                more={
                  <Link href={path} className="link">
                    {t('none.all')}
                  </Link>
                }
              />
            )
          }
        />
      </div>
    </Words>
  );
}

const Whom = ({ message: { patient, patientId }, text }: { message: Message; text: string }) =>
  patient && patient !== 'erased' ? (
    <Link
      href={`/practitioner/patients/${patientId}`}
      prefetch={false}
      className="link inline-flex min-h-6 items-center font-semibold [overflow-wrap:anywhere]"
    >
      {text}
    </Link>
  ) : (
    <span className="text-ink-2">{text}</span>
  );
