import { ChevronRight, ExternalLink } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { reasonsAddress } from '@/components/booking/addresses';
import { priceText } from '@/components/patterns/price';
import { whenText } from '@/components/patterns/when-text';
import { isLocale } from '@/lib/core/locale';
import { zoneOf } from '@/lib/core/zone';
import type { PublicPractitioner, PublicReason } from '@/lib/directory/schema';
import type { Result } from './directory-result';
import { PractitionerHead } from './practitioner-head';

type BookingWidgetProps = { practitioner: PublicPractitioner; reason: PublicReason | null; next: Result['next']; origin: string };

/** Small, plain, and every link leaves the frame: next times, then the visit reasons. */
export function BookingWidget({ practitioner, reason, next, origin }: BookingWidgetProps) {
  const t = useTranslations('directory.embed');
  const words = useTranslations('directory');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  const { slug, timeZone: zone, visitReasons } = practitioner;
  return (
    <main data-density="touch" className="mx-auto grid max-w-160 grid-cols-1 gap-4 p-4 text-body-l">
      <PractitionerHead practitioner={practitioner} as="h1" />
      {reason && next.length > 0 ? (
        <section aria-labelledby="next" className="grid gap-2">
          <h2 id="next" className="text-h3">
            {t('next')}
          </h2>
          <p className="text-body text-ink-2">{words('results.for', { reason: reason.label, minutes: reason.durationMinutes })}</p>
          <ul className="grid grid-cols-3 gap-2">
            {next.map(({ start, site, mode }) => (
              <li key={start}>
                <Outside
                  href={`${origin}${reasonsAddress(slug, { reason: reason.id, mode, site, start: zoneOf(zone).format(start) })}`}
                  className="flex min-h-11 flex-col items-center justify-center rounded-control border border-line-strong bg-surface px-1 py-1 text-center leading-tight text-pine-strong hover:border-pine hover:bg-pine-soft"
                >
                  <span className="text-small">{whenText(new Date(start), 'day', { locale, zone })}</span>
                  <span className="font-semibold">{whenText(new Date(start), 'time', { locale, zone })}</span>
                </Outside>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {visitReasons.length > 0 ? (
        <section aria-labelledby="reasons" className="grid gap-2">
          <h2 id="reasons" className="text-h3">
            {t('reasons')}
          </h2>
          <ul className="overflow-clip rounded-panel border border-line bg-surface">
            {visitReasons.map(({ id, label, durationMinutes, price }) => (
              <li key={id} className="border-line not-first:border-t">
                <Outside
                  href={`${origin}${reasonsAddress(slug, { reason: id })}`}
                  className="focus-inset flex min-h-14 items-center gap-3 px-4 py-2 hover:bg-paper"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block font-semibold">{label}</span>
                    <span className="block text-body text-ink-2">
                      {words('reason.minutes', { minutes: durationMinutes })} · {price ? priceText(price, locale) : words('reason.noPrice')}
                    </span>
                  </span>
                  <ChevronRight aria-hidden className="size-4.5 text-ink-3" />
                </Outside>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="text-ink-2">{words('profile.noReasons')}</p>
      )}
      <p className="flex items-center gap-2 text-body text-ink-2">
        <ExternalLink aria-hidden className="size-4 shrink-0" />
        {t('opens', { host: new URL(origin).host })}
      </p>
    </main>
  );
}

/** A new tab on our own address: a frame has no storage of its own, and the booking needs one. */
function Outside({ href, className, children }: { href: string; className: string; children: ReactNode }) {
  const t = useTranslations('directory.embed');
  return (
    <a href={href} target="_blank" rel="noopener" className={className}>
      {children}
      <span className="sr-only"> {t('newTab')}</span>
    </a>
  );
}
