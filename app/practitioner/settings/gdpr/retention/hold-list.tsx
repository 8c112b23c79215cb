import { Lock } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { whenText } from '@/components/patterns/when-text';
import { PressForm } from '@/components/retention/press-form';
import { Badge } from '@/components/ui/badge';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Hold } from '@/lib/retention/holds/schema';
import { maySecond } from '@/lib/retention/policy';
import { liftOneHold } from './actions';
import { categoryWord } from './words';

type HoldListProps = { context: Context<MemberActor>; holds: readonly Hold[]; zone: string };

/** Holds that stand, each with its reason; a dispute is lifted by two people, one after the other. */
export async function HoldList({ context, holds, zone }: HoldListProps) {
  const [t, locale] = [await getTranslations('retention'), await requestLocale()];
  const now = context.clock.now();
  const day = (at: Date) => whenText(at, 'date', { locale, zone });
  if (holds.length === 0) return <p>{t('hold.none')}</p>;
  return (
    <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
      {holds.map(({ id, kind, category, patientId, ground, reason, openedAt, reviewAt, endsAt, liftAskedBy, liftAskedAt }) => (
        <li key={id} className="grid gap-2 p-panel">
          <p className="flex flex-wrap items-center gap-2 font-semibold">
            <Lock aria-hidden className="size-4 text-warning" />
            <span>{t(`groundOf.${ground}`)}</span>
            <Badge>{category ? categoryWord(t, category) : t('hold.all')}</Badge>
            {reviewAt <= now ? <Badge tone="warning">{t('hold.reviewDue')}</Badge> : null}
          </p>
          <p className="text-ink-2">
            {patientId ? (
              <Link href={`/practitioner/patients/${patientId}`} className="link">
                {t('hold.onePatient')}
              </Link>
            ) : (
              t('hold.wholePractice')
            )}
            {' · '}
            {t('hold.opened', { date: day(openedAt) })}
            {' · '}
            {endsAt ? t('hold.until', { date: day(endsAt) }) : t('hold.review', { date: day(reviewAt) })}
          </p>
          <p className="max-w-prose whitespace-pre-line">{reason}</p>
          {liftAskedAt ? <p>{t('hold.asked', { date: day(liftAskedAt) })}</p> : null}
          {kind === 'dispute' && maySecond(context.actor) && liftAskedBy !== context.actor.memberId ? (
            <PressForm
              action={liftOneHold}
              about={{ holdId: id }}
              label={t(liftAskedBy ? 'hold.liftSecond' : 'hold.lift')}
              busyLabel={t('hold.lifting')}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
