import { Building2, ClipboardList, Globe, Plus } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ModeIcon } from '@/components/directory/mode-icon';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { priceText } from '@/components/patterns/price';
import { ReasonBar } from '@/components/patterns/reason-colour';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { defaultLocale, isLocale } from '@/lib/core/locale';
import { type Currency, money } from '@/lib/core/money';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { durationText } from './duration-text';
import { addressOf } from './places';

type VisitReasonTableProps = { reasons: readonly VisitReason[]; practitionerName: string; addHref: string };

const audienceOf = ({ forNewPatients, forKnownPatients }: VisitReason) => (!forKnownPatients ? 'new' : !forNewPatients ? 'known' : 'all');

/** One practitioner's reasons, each with the facts a patient sees and how it is booked. */
export function VisitReasonTable({ reasons, practitionerName, addHref }: VisitReasonTableProps) {
  const t = useTranslations('settings.reasons');
  const modeWord = useTranslations('directory.modes');
  const language = useLocale();
  const locale = isLocale(language) ? language : defaultLocale;
  const columns: ComponentProps<typeof DataTable<VisitReason>>['columns'] = [
    {
      key: 'name',
      head: t('column.name'),
      onPhone: 'title',
      cell: ({ id, label, colour }) => (
        <span className="flex items-stretch gap-3">
          <ReasonBar colour={colour} className="self-stretch" />
          <Link
            href={`${addressOf.visitReasons}/${id}`}
            className="link inline-flex min-h-target min-w-0 items-center py-1 font-semibold wrap-anywhere"
          >
            {label}
          </Link>
        </span>
      ),
    },
    {
      key: 'duration',
      head: t('column.duration'),
      align: 'right',
      onPhone: 'aside',
      cell: ({ durationMinutes }) => <span className="whitespace-nowrap">{durationText(durationMinutes, locale)}</span>,
    },
    {
      key: 'price',
      head: t('column.price'),
      align: 'right',
      cell: ({ priceMinor, currency }) =>
        priceMinor === null ? (
          <span className="text-ink-2">{t('noPrice')}</span>
        ) : (
          <span className="whitespace-nowrap">{priceText(money(priceMinor, currency as Currency), locale)}</span>
        ),
    },
    {
      key: 'format',
      head: t('column.format'),
      priority: 2,
      cell: ({ modes }) => (
        <span className="flex flex-wrap gap-x-3 gap-y-0.5">
          {modes.map((mode) => (
            <span key={mode} className="inline-flex items-center gap-1 whitespace-nowrap">
              <ModeIcon mode={mode} className="size-4 text-ink-2" />
              {modeWord(mode)}
            </span>
          ))}
        </span>
      ),
    },
    { key: 'audience', head: t('column.audience'), priority: 3, cell: (reason) => t(`audience.${audienceOf(reason)}`) },
    {
      key: 'online',
      head: t('column.online'),
      cell: ({ bookableOnline }) =>
        bookableOnline ? (
          <Badge tone="success" icon={<Globe aria-hidden />}>
            {t('online')}
          </Badge>
        ) : (
          <Badge icon={<Building2 aria-hidden />}>{t('offline')}</Badge>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('caption', { name: practitionerName })}
      columns={columns}
      rows={reasons}
      rowKey={({ id }) => id}
      footer={<p className="py-1">{t('count', { count: reasons.length })}</p>}
      empty={
        <>
          <h2 className="sr-only">{t('caption', { name: practitionerName })}</h2>
          <EmptyState
            icon={<ClipboardList aria-hidden />}
            title={t('empty.title')}
            sentence={t('empty.sentence')}
            action={
              <LinkButton kind="primary" icon={<Plus aria-hidden />} href={addHref}>
                {t('add')}
              </LinkButton>
            }
          />
        </>
      }
    />
  );
}
