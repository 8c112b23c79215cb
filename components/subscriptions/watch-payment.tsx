'use client';

import { useTranslations } from 'next-intl';
import { startTransition, useEffect, useEffectEvent, useState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { priceText } from '@/components/patterns/price';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/core/locale';
import { money } from '@/lib/core/money';

type WatchPaymentProps = {
  action: FormAction<string>;
  paymentId: string;
  kind: 'checkout' | 'renewal';
  totalMinor: number;
  /** The provider's page, while it can still be paid there. */
  address: string | null;
  wasDeclined: boolean;
  locale: Locale;
};

/** Asks by itself after these many milliseconds, then leaves it to the button and to the worker. */
const asksAfterMs = [0, 3_000, 6_000, 12_000, 24_000, 48_000];

/** A payment that is not decided: says so, asks the provider now and then, and offers to go on paying. Needs `subscription` and `common`. */
export function WatchPayment({ action, paymentId, kind, totalMinor, address, wasDeclined, locale }: WatchPaymentProps) {
  const t = useTranslations('subscription.open');
  const [state, send, isBusy] = useFormAction(action);
  const [asked, setAsked] = useState(0);
  const ask = useEffectEvent(() => {
    const form = new FormData();
    form.set('paymentId', paymentId);
    startTransition(() => send(form));
    setAsked((count) => count + 1);
  });
  const pause = asksAfterMs[asked];
  useEffect(() => {
    if (pause === undefined) return;
    const timer = setTimeout(() => ask(), pause);
    return () => clearTimeout(timer);
  }, [pause]);
  const amount = priceText(money(totalMinor, 'EUR'), locale);
  return (
    <Notice tone={wasDeclined ? 'danger' : 'info'} live="polite" title={t(wasDeclined ? 'declinedTitle' : 'title', { amount })}>
      <p>{t(kind === 'renewal' ? 'renewal' : wasDeclined ? 'declined' : 'sentence')}</p>
      <FormRefusal state={state} />
      <form action={send} className="mt-2 flex flex-wrap gap-2">
        <input type="hidden" name="paymentId" value={paymentId} />
        {address ? (
          <a href={address} className={buttonLook('primary')}>
            {t('pay', { amount })}
          </a>
        ) : null}
        <Button type="submit" kind="secondary" busy={isBusy} busyLabel={t('checking')}>
          {t('check')}
        </Button>
      </form>
    </Notice>
  );
}
