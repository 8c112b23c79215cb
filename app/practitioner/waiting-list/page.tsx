import { BellRing, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { withQuery } from '@/components/booking/addresses';
import { listName } from '@/components/patients/birth-text';
import { EmptyState } from '@/components/patterns/empty-state';
import { PageHeader } from '@/components/patterns/page-header';
import { FilterChip } from '@/components/ui/filter-chip';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { addAddress, deskAddress } from '@/components/waiting-list/addresses';
import { WaitingTable } from '@/components/waiting-list/waiting-table';
import { idSchema } from '@/lib/core/id';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { listWaiting } from '@/lib/waiting-list/list-waiting';
import { removeEntry, takeBack } from './actions';
import { Matches } from './matches';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What cannot be read is as if it had not been said. */
const InAddress = z.object({
  practitioner: idSchema('practitioner').optional().catch(undefined),
  reason: idSchema('visitReason').optional().catch(undefined),
  start: z.iso.datetime({ offset: true }).optional().catch(undefined),
  minutes: z.coerce.number().int().min(5).max(720).catch(30),
  added: idSchema('waitingEntry').optional().catch(undefined),
  there: idSchema('waitingEntry').optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waiting.desk'))('title') };
}

/** Who waits for a time, in their order; with a free block in the address, who would take it. */
export default async function WaitingListPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const { practitioner, reason, start, minutes, added, there } = InAddress.parse(await searchParams);
  const [t, locale, { timeZone: zone }, everyone] = await Promise.all([
    getTranslations('waiting'),
    requestLocale(),
    readPracticeName(ctx),
    listWaiting(ctx),
  ]);
  if (!everyone.ok) throw new Error(everyone.error.code);
  const all = everyone.value;
  const shown = all.filter(
    (line) => (!practitioner || line.practitionerId === practitioner || line.anyPractitioner) && (!reason || line.reasonId === reason),
  );
  const justNow = all.find(({ id }) => id === added || id === there);
  const filters = { practitioner, reason };
  const practitioners = new Map(all.map(({ practitionerId, practitionerName }) => [practitionerId, practitionerName]));
  const reasons = new Map(
    all
      .filter((line) => !practitioner || line.practitionerId === practitioner)
      .map(({ reasonId, reasonLabel, practitionerName }) => [
        reasonId,
        practitioners.size > 1 && !practitioner ? `${reasonLabel} (${practitionerName})` : reasonLabel,
      ]),
  );
  const addButton = (
    <LinkButton kind="primary" icon={<Plus aria-hidden />} href={addAddress()}>
      {t('desk.add')}
    </LinkButton>
  );

  return (
    <Words of={['waiting', 'common']}>
      <PageHeader title={t('desk.title')} description={t('desk.description')} actions={addButton} />
      <div className="grid gap-6">
        {justNow ? (
          <Notice tone="success" live="polite" title={t(there ? 'desk.there' : 'desk.added', { name: listName(justNow.patient) })} />
        ) : null}
        {start && practitioner ? <Matches {...{ ctx, zone, locale, practitioner, minutes }} start={new Date(start)} /> : null}
        <section aria-labelledby="waiting" className="grid gap-3">
          <h2 id="waiting" className={shown.length === 0 ? 'sr-only' : 'text-h3'}>
            {t('desk.list', { count: shown.length })}
          </h2>
          {practitioners.size > 1 ? (
            <Chips
              label={t('desk.filterPractitioner')}
              all={t('desk.all')}
              choices={practitioners}
              chosen={practitioner}
              hrefOf={(id) => withQuery(deskAddress, { practitioner: id })}
            />
          ) : null}
          {reasons.size > 1 || reason ? (
            <Chips
              label={t('desk.filterReason')}
              all={t('desk.all')}
              choices={reasons}
              chosen={reason}
              hrefOf={(id) => withQuery(deskAddress, { ...filters, reason: id })}
            />
          ) : null}
          <WaitingTable
            {...{ locale, zone }}
            lines={shown}
            remove={removeEntry}
            takeBack={takeBack}
            empty={
              all.length > 0 ? (
                <EmptyState
                  icon={<BellRing />}
                  title={t('desk.emptyTitle')}
                  sentence={t('desk.nobodyText')}
                  action={
                    <Link href={deskAddress} className="link">
                      {t('desk.showAll')}
                    </Link>
                  }
                />
              ) : (
                <EmptyState icon={<BellRing />} title={t('desk.emptyTitle')} sentence={t('desk.emptyText')} />
              )
            }
          />
        </section>
      </div>
    </Words>
  );
}

type ChipsProps = {
  label: string;
  all: string;
  choices: ReadonlyMap<string, string>;
  chosen: string | undefined;
  hrefOf: (id: string | undefined) => string;
};

const Chips = ({ label, all, choices, chosen, hrefOf }: ChipsProps) => (
  <nav aria-label={label} className="flex flex-wrap items-center gap-2">
    <span aria-hidden className="text-small text-ink-2">
      {label}
    </span>
    <FilterChip href={hrefOf(undefined)} active={chosen === undefined}>
      {all}
    </FilterChip>
    {[...choices].map(([id, name]) => (
      <FilterChip key={id} href={hrefOf(id)} active={chosen === id}>
        {name}
      </FilterChip>
    ))}
  </nav>
);
