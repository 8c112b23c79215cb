import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { SettingsHead } from '@/components/settings/settings-head';
import { InvoiceTable } from '@/components/subscriptions/invoice-table';
import { OrderForm } from '@/components/subscriptions/order-form';
import { SubscriptionState } from '@/components/subscriptions/subscription-state';
import { WatchPayment } from '@/components/subscriptions/watch-payment';
import { Notice } from '@/components/ui/notice';
import { readLifecycle } from '@/lib/lifecycle/read-lifecycle';
import { readSubscription } from '@/lib/subscriptions/read-subscription';
import { countries } from '@/lib/subscriptions/rules';
import { cancelHere, goToPay, lookAtPayment, resumeHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('subscription'))('title') };
}

/**
 * The practice's own contract with Prati: where it stands, the way to pay, its end, its invoices. People also come back here from the
 * provider's page: it then says what is known, and asks the provider by itself, never trusting the address they came back with.
 */
export default async function SubscriptionPage() {
  const ctx = await memberContext();
  const [t, locale, found] = [await getTranslations('subscription'), await requestLocale(), await readSubscription(ctx)];
  const head = <SettingsHead title={t('title')} description={t('description')} />;
  if (!found.ok)
    return (
      <Words of={['subscription.open', 'subscription.order', 'common']}>
        {head}
        <Notice>{t('ownerOnly')}</Notice>
      </Words>
    );
  const view = found.value;
  const lifecycle = await readLifecycle(ctx);
  const isWaiting = view.open !== null;
  const isForSale = view.state !== 'active' && !view.isToBeDeleted && view.open?.kind !== 'renewal';
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return (
    <Words of={['subscription.open', 'subscription.order', 'common']}>
      {head}
      <div className="grid gap-8">
        {view.isHeldBack ? <Notice tone="warning">{t('heldBack')}</Notice> : null}
        {view.open ? (
          <WatchPayment
            key={view.open.id}
            {...{ action: lookAtPayment, locale, paymentId: view.open.id, kind: view.open.kind }}
            {...{ totalMinor: view.open.totalMinor, address: view.open.address, wasDeclined: view.open.wasDeclined }}
          />
        ) : null}
        <SubscriptionState {...{ view, lifecycle, locale, cancel: cancelHere, resume: resumeHere }} />
        {isForSale ? (
          <section aria-labelledby="order" className="grid gap-3">
            <h2 id="order" className="text-h2">
              {t(view.state === 'past_due' ? 'order.payTitle' : 'order.title')}
            </h2>
            <OrderForm
              {...{ action: goToPay, locale, agendas: view.agendas, unitMinor: view.unitMinor, cycle: view.cycle, billedTo: view.billedTo }}
              countries={countries
                .map((code) => ({ code, name: names.of(code) ?? code }))
                .sort((a, b) => a.name.localeCompare(b.name, locale))}
              isWaiting={isWaiting}
            />
          </section>
        ) : null}
        <section aria-labelledby="invoices" className="grid gap-3">
          <h2 id="invoices" className="text-h2">
            {t('invoices.title')}
          </h2>
          <InvoiceTable invoices={view.invoices} locale={locale} zone={view.timeZone} />
        </section>
      </div>
    </Words>
  );
}
