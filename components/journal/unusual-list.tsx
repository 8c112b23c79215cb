import { Eye, Flag } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/patterns/form-state';
import { whenText } from '@/components/patterns/when-text';
import { ActFold } from '@/components/rights/act-fold';
import { RightsForm } from '@/components/rights/rights-form';
import { Badge } from '@/components/ui/badge';
import type { Locale } from '@/lib/core/locale';
import { outcomes } from '@/lib/journal/rules';
import type { UnusualAccess } from '@/lib/journal/schema';
import { journalAddress } from './addresses';

type UnusualListProps = { rows: readonly UnusualAccess[]; action: FormAction<null>; locale: Locale; zone: string };

/** Accesses that stand out: who, when, why, and what the owner said of it. Needs the words of `common` for its forms. */
export function UnusualList({ rows, action, locale, zone }: UnusualListProps) {
  const t = useTranslations('journal.unusual');
  const day = (date: string) => whenText(new Date(`${date}T12:00:00Z`), 'day', { locale, zone: 'UTC' });
  return (
    <ul className="overflow-clip rounded-panel border border-line bg-surface">
      {rows.map(({ id, rule, count, memberId, memberName, onDay, outcome, reviewedBy, reviewedAt, note }) => (
        <li key={id} className="border-line not-first:border-t">
          <div className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-semibold">{memberName}</span>
              <span className="text-ink-2">{day(onDay)}</span>
              {outcome === null ? (
                <Badge tone="warning" icon={<Flag aria-hidden />}>
                  {t('toReview')}
                </Badge>
              ) : (
                <Badge tone={outcome === 'legitimate' ? 'success' : 'danger'} icon={<Eye aria-hidden />}>
                  {t(`is.${outcome}`)}
                </Badge>
              )}
            </p>
            <p>{t(`rule.${rule}`, { count })}</p>
            {reviewedAt ? (
              <p className="text-small text-ink-2">
                {t('reviewed', { name: reviewedBy ?? '', date: whenText(reviewedAt, 'date', { locale, zone }) })}
                {note ? ` ${note}` : ''}
              </p>
            ) : null}
            <p>
              <Link href={`${journalAddress}?member=${memberId}&from=${onDay}&to=${onDay}`} prefetch={false} className="link">
                {t('see')}
              </Link>
            </p>
          </div>
          {outcome === null ? (
            <ActFold title={t('review')}>
              <RightsForm
                action={action}
                hidden={{ reviewId: id }}
                button={t('save')}
                fields={[
                  {
                    ...{ kind: 'choice', name: 'outcome', label: t('outcome'), choose: t('choose') },
                    options: outcomes.map((value) => ({ value, label: t(`is.${value}`) })),
                  },
                  { kind: 'long', name: 'note', label: t('note'), isOptional: true },
                ]}
              />
            </ActFold>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
