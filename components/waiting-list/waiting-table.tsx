import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { listName } from '@/components/patients/birth-text';
import { DataTable } from '@/components/patterns/data-table';
import type { FormAction } from '@/components/patterns/form-state';
import { When } from '@/components/patterns/when';
import { whenText } from '@/components/patterns/when-text';
import type { Locale } from '@/lib/core/locale';
import type { PatientIdentity } from '@/lib/patients/schema';
import type { EntryView } from '@/lib/waiting-list/schema';
import { PressForm } from './press-form';
import { RemoveEntry } from './remove-entry';
import { wishesText } from './wishes-text';

type Line = EntryView & { readonly patient: PatientIdentity };
type WaitingTableProps = {
  lines: readonly Line[];
  locale: Locale;
  zone: string;
  remove: FormAction;
  takeBack: FormAction;
  empty: ReactNode;
};

/** Everyone who waits, in their order: for what, since when, what they wish, and what is offered to them now. */
export function WaitingTable({ lines, locale, zone, remove, takeBack, empty }: WaitingTableProps) {
  const t = useTranslations('waiting');
  const say = (at: Date, form: 'day-time' | 'time') => whenText(at, form, { locale, zone });
  const state = ({ offer, visit, patient }: Line) => {
    if (offer)
      return (
        <div className="grid justify-items-start gap-1">
          <span className="font-semibold text-pine-strong">
            {t('desk.offered', { when: say(offer.start, 'day-time'), time: say(offer.expiresAt, 'time') })}
          </span>
          <PressForm action={takeBack} hidden={{ offerId: offer.id }} kind="quiet" busyLabel={t('desk.removing')}>
            {t('desk.takeBack')} <span className="sr-only">{listName(patient)}</span>
          </PressForm>
        </div>
      );
    return visit ? t('desk.visit', { when: say(visit.start, 'day-time') }) : t('desk.waits');
  };
  return (
    <DataTable
      caption={t('desk.title')}
      rows={lines}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'name',
          head: t('desk.name'),
          onPhone: 'title',
          cell: ({ patient, patientId }) => (
            <Link href={`/practitioner/patients/${patientId}`} prefetch={false} className="link font-semibold [overflow-wrap:anywhere]">
              {listName(patient)}
            </Link>
          ),
        },
        {
          key: 'reason',
          head: t('desk.reason'),
          cell: ({ reasonLabel, practitionerName, anyPractitioner }) => (
            <span className="grid">
              <span>{reasonLabel}</span>
              <span className="text-small text-ink-2">{anyPractitioner ? t('desk.anyone') : practitionerName}</span>
            </span>
          ),
        },
        { key: 'wishes', head: t('desk.wishes'), priority: 2, cell: ({ wishes }) => wishesText(wishes, locale, t) },
        {
          key: 'since',
          head: t('desk.since'),
          priority: 2,
          cell: ({ createdAt }) => <When at={createdAt} form="date" locale={locale} zone={zone} />,
        },
        { key: 'state', head: t('desk.state'), cell: state },
        {
          key: 'act',
          head: <span className="sr-only">{t('desk.actions')}</span>,
          align: 'right',
          onPhone: 'aside',
          cell: ({ id, patient }) => <RemoveEntry action={remove} entryId={id} name={listName(patient)} />,
        },
      ]}
    />
  );
}
