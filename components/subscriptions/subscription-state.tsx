import { useTranslations } from 'next-intl';
import { AskFirst } from '@/components/patterns/ask-first';
import type { FormAction } from '@/components/patterns/form-state';
import { priceText } from '@/components/patterns/price';
import { whenText } from '@/components/patterns/when-text';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { Locale } from '@/lib/core/locale';
import { money } from '@/lib/core/money';
import { PressForm } from './press-form';

type View = {
  readonly state: string;
  readonly plan: string;
  readonly cycle: 'monthly' | 'yearly';
  readonly periodEnd: Date | null;
  readonly cancelledAt: Date | null;
  readonly nextMinor: number | null;
  readonly retryAt: Date | null;
  readonly lastCheckout: 'paid' | 'expired' | 'declined' | 'returned' | null;
  readonly open: unknown;
  readonly isToBeDeleted: boolean;
  readonly timeZone: string;
};
type Standing = 'trial' | 'active' | 'cancelled' | 'past_due' | 'grace' | 'free_listing' | 'deletion_requested' | 'deleted';
type SubscriptionStateProps = {
  view: View;
  lifecycle: { readonly state: Exclude<Standing, 'cancelled'>; readonly next: { readonly at: Date } | null };
  locale: Locale;
  cancel: FormAction;
  resume: FormAction;
};

/** Where the subscription stands and what happens when. Needs the words of `subscription` and `common`. */
export function SubscriptionState({ view, lifecycle, locale, cancel, resume }: SubscriptionStateProps) {
  const t = useTranslations('subscription');
  const day = (at: Date | null | undefined) => (at ? whenText(at, 'sentence-day', { locale, zone: view.timeZone }) : '');
  const isCancelled = view.cancelledAt !== null && view.state === 'active' && lifecycle.state === 'active';
  const standing: Standing = isCancelled ? 'cancelled' : lifecycle.state;
  const facts = {
    end: day(lifecycle.state === 'active' ? view.periodEnd : lifecycle.next?.at),
    paidUntil: day(view.periodEnd),
    amount: view.nextMinor === null ? '' : priceText(money(view.nextMinor, 'EUR'), locale),
    retry: day(view.retryAt),
  };
  const runs = (view.state === 'active' || view.state === 'past_due') && !view.cancelledAt;
  return (
    <Panel aria-labelledby="standing" className="grid max-w-3xl gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="standing" className="text-h2">
          {view.plan}
        </h2>
        <Badge>{t(`state.${standing}`)}</Badge>
      </div>
      <p className="max-w-prose">{t(`sentence.${standing}`, facts)}</p>
      {standing === 'past_due' && view.retryAt ? <p className="max-w-prose text-ink-2">{t('retry', facts)}</p> : null}
      <Ended view={view} standing={standing} />
      {isCancelled ? <PressForm action={resume} label={t('resume')} busyLabel={t('resuming')} /> : null}
      {runs && !view.isToBeDeleted ? (
        <div className="flex">
          <AskFirst
            action={cancel}
            fields={{}}
            name=""
            words={{
              act: t('cancel.act'),
              title: t('cancel.title'),
              consequence: t(view.state === 'active' ? 'cancel.consequence' : 'cancel.unpaid', facts),
              confirm: t('cancel.confirm'),
              busy: t('cancel.busy'),
            }}
          />
        </div>
      ) : null}
    </Panel>
  );
}

/** What became of the last visit to the provider's page. */
function Ended({ view: { lastCheckout, open }, standing }: { view: View; standing: Standing }) {
  const t = useTranslations('subscription');
  if (open || !lastCheckout) return null;
  if (lastCheckout === 'paid')
    return standing === 'active' ? (
      <Notice tone="success" live="polite">
        {t('ended.paid')}
      </Notice>
    ) : null;
  return <Notice tone={lastCheckout === 'declined' ? 'danger' : 'info'}>{t(`ended.${lastCheckout}`)}</Notice>;
}
