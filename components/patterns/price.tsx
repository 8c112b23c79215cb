import type { Locale } from '@/lib/core/locale';
import type { Money } from '@/lib/core/money';

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };

/** Whole minor units to "30,00 €" (fr, de) or "€30.00" (en). The currency knows how many decimals it has. */
export const priceText = ({ minor, currency }: Money, locale: Locale): string => {
  const formatter = new Intl.NumberFormat(tags[locale], { style: 'currency', currency });
  return formatter.format(minor / 10 ** (formatter.resolvedOptions().maximumFractionDigits ?? 2));
};

export function Price({ amount, locale, className }: { amount: Money; locale: Locale; className?: string }) {
  return (
    <data value={amount.minor} {...(className ? { className } : {})}>
      {priceText(amount, locale)}
    </data>
  );
}
