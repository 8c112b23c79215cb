import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { WithdrawForm } from '@/components/deletions/withdraw-form';
import { whenText } from '@/components/patterns/when-text';
import { addressOf } from '@/components/settings/places';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { mayClosePractice } from '@/lib/deletions/policy';
import { readLastDeletion } from '@/lib/deletions/read-deletion';
import { daysLeft } from '@/lib/deletions/rules';
import { withdrawPracticeDeletion } from '../deletion/actions';

/** Section 4 of the tab: closing the practice's account, the thirty days, taking it back. */
export async function DeletionSection({ context }: { context: Context<MemberActor> }) {
  const [t, last] = await Promise.all([getTranslations('deletion'), readLastDeletion(context)]);
  const [locale, zone] = [await requestLocale(), await readTimeZone(context)];
  const day = (at: Date) => whenText(at, 'day-time', { locale, zone });
  const isOwner = mayClosePractice(context.actor);
  return (
    <Words of={['deletion', 'common']}>
      <section aria-labelledby="deletion" className="grid gap-4">
        <h2 id="deletion" className="text-h2">
          {t('title')}
        </h2>
        <p className="max-w-prose text-ink-2">{t('sentence')}</p>
        {last?.state === 'waiting' ? (
          <Notice
            tone="warning"
            title={
              <span className="flex flex-wrap items-center gap-2">
                <span>{t('waiting', { date: day(last.executeAt) })}</span>
                <Badge tone="warning">{t('left', { days: daysLeft(last, context.clock.now()) })}</Badge>
              </span>
            }
            actions={
              isOwner ? <WithdrawForm action={withdrawPracticeDeletion} label={t('withdraw')} busyLabel={t('withdrawing')} /> : undefined
            }
          >
            {t('waitingSentence', { asked: day(last.requestedAt) })}
          </Notice>
        ) : null}
        {last?.state === 'executing' ? <Notice tone="danger">{t('executing')}</Notice> : null}
        {last?.state === 'withdrawn' && last.withdrawnAt ? <p>{t('withdrawn', { date: day(last.withdrawnAt) })}</p> : null}
        {last === null ? <p>{t('never')}</p> : null}
        {isOwner && last?.state !== 'waiting' && last?.state !== 'executing' ? (
          <div>
            <LinkButton href={`${addressOf.gdpr}/deletion`}>{t('open')}</LinkButton>
          </div>
        ) : null}
        {isOwner ? null : <p className="max-w-prose">{t('onlyOwner')}</p>}
      </section>
    </Words>
  );
}
