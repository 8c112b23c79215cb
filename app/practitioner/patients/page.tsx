import { Download, UserPlus, UserSearch, UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { birthText, listName } from '@/components/patients/birth-text';
import { PatientSearchForm } from '@/components/patients/patient-search-form';
import { phoneText } from '@/components/patients/phone-text';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { PageHeader } from '@/components/patterns/page-header';
import { When } from '@/components/patterns/when';
import { buttonLook } from '@/components/ui/button-look';
import { LinkButton } from '@/components/ui/link-button';
import type { Id } from '@/lib/core/id';
import { countLikelyPairs } from '@/lib/patients/list-likely-pairs';
import { listPatients } from '@/lib/patients/list-patients';
import { mayCarryBase } from '@/lib/patients/policy';
import { searchPatients } from '@/lib/patients/search-patients';
import { readPractice } from '@/lib/practice/read-practice';

const path = '/practitioner/patients';
const InAddress = z.object({ q: z.string().trim().max(100).catch(''), cursor: z.string().max(200).optional().catch(undefined) });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Row = { id: Id<'patient'>; familyName: string; givenName: string; birthDate: string; phone: string | null; since: Date | null };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients'))('title') };
}

/** The patients of the practice: the latest files, or those a search finds. */
export default async function PatientsPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const { q, cursor } = InAddress.parse(await searchParams);
  const [t, locale, practice, duplicates] = await Promise.all([
    getTranslations('patients'),
    requestLocale(),
    readPractice(ctx),
    countLikelyPairs(ctx),
  ]);
  if (!practice.ok) throw new Error(practice.error.code);
  const zone = practice.value.timeZone;
  const page = q === '' ? await listPatients(ctx, { cursor: cursor ?? null }) : null;
  const rows: Row[] = page
    ? page.items.flatMap(({ id, identity, createdAt }) => (identity === 'erased' ? [] : [{ id, ...identity, since: createdAt }]))
    : (await searchPatients(ctx, { query: q })).map((hit) => ({ ...hit, since: null }));

  return (
    <Words of={['patients']}>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {duplicates > 0 ? (
              <LinkButton href={`${path}/duplicates`} icon={<UsersRound aria-hidden />}>
                {t('actions.duplicates', { count: duplicates })}
              </LinkButton>
            ) : null}
            {mayCarryBase(ctx.actor) ? (
              <a href="/api/patients/export" download className={buttonLook('secondary')}>
                <Download aria-hidden />
                <span>{t('actions.export')}</span>
              </a>
            ) : null}
            <LinkButton kind="primary" href={`${path}/new`} icon={<UserPlus aria-hidden />}>
              {t('actions.new')}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-6">
        <PatientSearchForm path={path} query={q} />
        <section aria-labelledby="list">
          <h2 id="list" className="mb-2 text-h3">
            {q === '' ? t('list.latest') : t('list.found', { count: rows.length })}
          </h2>
          <DataTable
            caption={q === '' ? t('list.latest') : t('list.found', { count: rows.length })}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: t('column.name'),
                onPhone: 'title',
                cell: (row) => (
                  <Link href={`${path}/${row.id}`} prefetch={false} className="link font-semibold [overflow-wrap:anywhere]">
                    {listName(row)}
                  </Link>
                ),
              },
              {
                key: 'birth',
                head: t('column.birth'),
                align: 'right',
                onPhone: 'aside',
                cell: ({ birthDate }) => birthText(birthDate, locale),
              },
              { key: 'phone', head: t('column.phone'), align: 'right', cell: ({ phone }) => (phone ? phoneText(phone) : '') },
              ...(page
                ? [
                    {
                      ...{
                        key: 'since',
                        head: t('column.since'),
                        align: 'right' as const,
                        priority: 2 as const,
                        onPhone: 'hidden' as const,
                      },
                      cell: ({ since }: Row) => (since ? <When at={since} form="date" locale={locale} zone={zone} /> : null),
                    },
                  ]
                : []),
            ]}
            footer={
              page?.nextCursor || cursor ? (
                <>
                  <span>{t('list.shown', { count: rows.length })}</span>
                  <span className="flex gap-2">
                    {cursor ? <LinkButton href={path}>{t('list.first')}</LinkButton> : null}
                    {page?.nextCursor ? (
                      <LinkButton href={`${path}?${new URLSearchParams({ cursor: page.nextCursor })}`}>{t('list.more')}</LinkButton>
                    ) : null}
                  </span>
                </>
              ) : null
            }
            empty={
              q === '' ? (
                <EmptyState
                  icon={<UserPlus />}
                  title={t('empty.title')}
                  sentence={t('empty.sentence')}
                  action={<NewVisit label={t('empty.action')} />}
                />
              ) : (
                <EmptyState
                  icon={<UserSearch />}
                  title={t('none.title')}
                  sentence={t('none.sentence')}
                  action={<NewVisit label={t('none.action')} />}
                  more={
                    <Link href={path} className="link">
                      {t('none.all')}
                    </Link>
                  }
                />
              )
            }
          />
        </section>
      </div>
    </Words>
  );
}

const NewVisit = ({ label }: { label: string }) => (
  <Link href="/practitioner/agenda/new" className={buttonLook('primary')}>
    {label}
  </Link>
);
