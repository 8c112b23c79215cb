import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentContext, requireSession } from '@/app/_server/context';
import { currentHolder } from '@/app/_server/holder';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { CloseAccountForm } from '@/components/deletions/close-account-form';
import { WithdrawForm } from '@/components/deletions/withdraw-form';
import { whenText } from '@/components/patterns/when-text';
import { Notice } from '@/components/ui/notice';
import { isProved } from '@/lib/access/rules';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { readAccountClosing } from '@/lib/deletions/read-account-closing';
import { closeOwnAccount, closeOwnLogin, keepOwnAccount, keepOwnLogin } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deletion.account'))('title') };
}

/** The login itself, whoever has it, whether it leads to a practice or to none: asking to have it erased, the thirty days, taking it back. */
export default async function AccountPage() {
  await requireSession();
  const [holder, context] = [await currentHolder(), await currentContext()];
  if (!holder) redirect('/sign-in');
  const [t, locale, zone, view] = [
    await getTranslations('deletion.account'),
    await requestLocale(),
    // Prati, who answers for a login that leads nowhere, is in France.
    context ? await readTimeZone(context) : 'Europe/Paris',
    await readAccountClosing(holder, holder.holder.accountId),
  ];
  const { standing, ownsPractice } = view;
  return (
    <Words of={['deletion.account', 'common', 'access', 'errors.flaw']}>
      <div className="grid max-w-prose gap-6">
        <header className="grid gap-2">
          <h1 className="text-display">{t('title')}</h1>
          <p className="text-ink-2">{t('sentence')}</p>
        </header>
        {standing?.state === 'waiting' ? (
          <Notice
            tone="warning"
            title={t('waiting', { date: whenText(standing.executeAt, 'day-time', { locale, zone }) })}
            actions={<WithdrawForm action={context ? keepOwnAccount : keepOwnLogin} label={t('withdraw')} busyLabel={t('withdrawing')} />}
          >
            {t('explain')}
          </Notice>
        ) : null}
        {standing?.state === 'executing' ? <Notice tone="danger">{t('executing')}</Notice> : null}
        {standing === null && ownsPractice ? <Notice>{t('owner')}</Notice> : null}
        {standing === null && !ownsPractice ? (
          <>
            <p>{t('explain')}</p>
            {context ? null : <p>{t('custody')}</p>}
            <CloseAccountForm
              action={context ? closeOwnAccount : closeOwnLogin}
              asksPassword={!isProved(holder.holder.steppedUpAt, holder.clock.now())}
            />
          </>
        ) : null}
      </div>
    </Words>
  );
}
