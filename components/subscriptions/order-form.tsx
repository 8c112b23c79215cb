'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { priceText } from '@/components/patterns/price';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RadioTiles } from '@/components/ui/radio-tiles';
import type { Locale } from '@/lib/core/locale';
import { money } from '@/lib/core/money';
import { type Country, type Cycle, cycles, quoteOf } from '@/lib/subscriptions/rules';

type BilledTo = { name: string; street: string; postcode: string; city: string; country: Country; vatNumber: string };
type OrderFormProps = {
  action: FormAction<{ readonly address: string }>;
  unitMinor: Readonly<Record<Cycle, number>>;
  agendas: number;
  cycle: Cycle;
  billedTo: BilledTo;
  countries: readonly { code: Country; name: string }[];
  locale: Locale;
  /** A page is open already: the button says that it goes on. */
  isWaiting: boolean;
};

const plain = (typed: string) => typed.replace(/[\s.-]/g, '').toUpperCase();

/** Plan, cycle and whom to bill, with the price as it will be charged; then to the provider's page. Needs `subscription` and `common`. */
export function OrderForm({ action, unitMinor, agendas, cycle: usual, billedTo, countries, locale, isWaiting }: OrderFormProps) {
  const t = useTranslations('subscription.order');
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const [cycle, setCycle] = useState<Cycle>(usual);
  const [country, setCountry] = useState<Country>(billedTo.country);
  const [vatNumber, setVatNumber] = useState(billedTo.vatNumber);
  const quote = quoteOf(unitMinor[cycle], agendas, { country, vatNumber: plain(vatNumber) });
  const text = (minor: number) => priceText(money(minor, 'EUR'), locale);
  const address = state.status === 'done' ? state.value.address : null;
  useEffect(() => {
    if (address) window.location.assign(address);
  }, [address]);
  const labels = {
    name: t('name'),
    street: t('street'),
    postcode: t('postcode'),
    city: t('city'),
    country: t('country'),
    vatNumber: t('vatNumber'),
  };
  const field = (name: 'name' | 'street' | 'postcode' | 'city') => ({
    ...{ name, label: labels[name], error: errorOf(state, name), defaultValue: typedIn(state, name, billedTo[name]) },
  });
  const leaving = isBusy || address !== null;
  return (
    <form action={send} noValidate className="grid max-w-form gap-4">
      <FormRefusal state={state} fields={labels} />
      <RadioTiles
        name="cycle"
        legend={t('cycle')}
        value={cycle}
        onChange={(event) => setCycle(event.target.value === 'yearly' ? 'yearly' : 'monthly')}
        choices={cycles.map((one) => ({
          value: one,
          label: t(`cycles.${one}`),
          hint: t(`per.${one}`, { amount: text(unitMinor[one]) }),
        }))}
      />
      <TextField {...field('name')} hint={t('nameHint')} autoComplete="organization" />
      <TextField {...field('street')} autoComplete="street-address" />
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
        <TextField {...field('postcode')} autoComplete="postal-code" />
        <TextField {...field('city')} autoComplete="address-level2" />
      </div>
      <SelectField
        {...{ name: 'country', label: labels.country, error: errorOf(state, 'country'), value: country }}
        onChange={(event) => setCountry(event.target.value as Country)}
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        {...{ name: 'vatNumber', label: labels.vatNumber, hint: t('vatNumberHint'), error: errorOf(state, 'vatNumber'), value: vatNumber }}
        optional={common('optional')}
        autoComplete="off"
        onChange={(event) => setVatNumber(event.target.value)}
      />
      <dl aria-live="polite" className="grid gap-1 rounded-panel border border-line bg-surface p-panel">
        <Line label={t('agendas', { count: agendas, amount: text(unitMinor[cycle]) })} value={text(quote.netMinor)} />
        <Line label={t(`tax.${quote.tax}`, { rate: String(quote.vatRate / 100) })} value={text(quote.vatMinor)} />
        <Line label={t(`total.${cycle}`)} value={text(quote.totalMinor)} strong />
      </dl>
      <input type="hidden" name="total" value={quote.totalMinor} />
      <p className="max-w-prose text-ink-2">{t(`terms.${cycle}`)}</p>
      {address ? (
        <Notice live="polite" title={t('leaving')}>
          <a href={address} className="link">
            {t('leavingLink')}
          </a>
        </Notice>
      ) : null}
      <div>
        <Button type="submit" kind={isWaiting ? 'secondary' : 'primary'} busy={leaving} busyLabel={t('busy')} className="max-sm:w-full">
          {t(`pay.${cycle}`, { amount: text(quote.totalMinor) })}
        </Button>
      </div>
    </form>
  );
}

function Line({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className={strong ? 'flex justify-between gap-4 border-t border-line pt-1 font-semibold' : 'flex justify-between gap-4'}>
      <dt>{label}</dt>
      <dd className="tabular-nums whitespace-nowrap">{value}</dd>
    </div>
  );
}
