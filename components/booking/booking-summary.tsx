import { CalendarDays, ClipboardList, Wallet } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ModeIcon } from '@/components/directory/mode-icon';
import { PractitionerHead } from '@/components/directory/practitioner-head';
import { priceText } from '@/components/patterns/price';
import { whenText } from '@/components/patterns/when-text';
import { isLocale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { PublicPractitioner, PublicReason } from '@/lib/directory/schema';

export type Chosen = {
  readonly practitioner: PublicPractitioner;
  readonly reason?: Pick<PublicReason, 'label' | 'durationMinutes' | 'price'> | undefined;
  readonly mode?: VisitMode | undefined;
  readonly site?: string | undefined;
  /** Epoch milliseconds. */
  readonly start?: number | undefined;
};

/** The words of what is chosen so far, in the practice's time. */
export function useChosenWords({ practitioner, reason, mode, site, start }: Chosen) {
  const t = useTranslations('directory');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  const place = practitioner.sites.find(({ id }) => id === site) ?? (practitioner.sites.length === 1 ? practitioner.sites[0] : undefined);
  return {
    when: start === undefined ? null : whenText(new Date(start), 'sentence', { locale, zone: practitioner.timeZone }),
    shortWhen: start === undefined ? null : whenText(new Date(start), 'day-time', { locale, zone: practitioner.timeZone }),
    what: reason ? `${reason.label} · ${t('reason.minutes', { minutes: reason.durationMinutes })}` : null,
    how: mode ? t(`modes.${mode}`) : null,
    where: mode === 'in_person' && place ? `${place.name}, ${place.street}, ${place.postcode} ${place.city}` : null,
    price: reason ? (reason.price ? priceText(reason.price, locale) : t('reason.noPrice')) : null,
  };
}

/** The sticky summary of a desk. */
export function BookingSummary(chosen: Chosen) {
  const words = useChosenWords(chosen);
  return (
    <div className="grid gap-4">
      <PractitionerHead practitioner={chosen.practitioner} as="p" />
      <ul className="grid gap-3 border-t border-line pt-4 empty:hidden">
        {words.when ? (
          <Fact icon={<CalendarDays aria-hidden />}>
            <span className="block font-semibold first-letter:uppercase">{words.when}</span>
          </Fact>
        ) : null}
        {words.what ? <Fact icon={<ClipboardList aria-hidden />}>{words.what}</Fact> : null}
        {chosen.mode ? (
          <Fact icon={<ModeIcon mode={chosen.mode} className="" />}>
            {words.how}
            {words.where ? <span className="block text-body text-ink-2">{words.where}</span> : null}
          </Fact>
        ) : null}
        {words.price ? <Fact icon={<Wallet aria-hidden />}>{words.price}</Fact> : null}
      </ul>
    </div>
  );
}

const Fact = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex gap-3 [&>svg]:mt-1 [&>svg]:size-4.5 [&>svg]:text-ink-2">
    {icon}
    <span className="min-w-0">{children}</span>
  </li>
);

/** One line under the title, where there is no room for the summary. */
export function ChosenLine(chosen: Chosen) {
  const { what, how, price } = useChosenWords(chosen);
  return <p className="text-ink-2">{[what, how, price].filter(Boolean).join(' · ')}</p>;
}
