import type { Locale } from '@/lib/core/locale';
import { relativeText, type WhenForm, whenText } from './when-text';

type WhenProps = {
  at: Date | string;
  form: WhenForm;
  locale: Locale;
  /** IANA zone of the practice: its clocks decide, wherever the reader is. */
  zone: string;
  className?: string;
};

/** An instant in words, with its machine form. `at` is a Date or an ISO 8601 instant. */
export function When({ at, form, locale, zone, className }: WhenProps) {
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} className={className}>
      {whenText(instant, form, { locale, zone })}
    </time>
  );
}

/** How long ago or ahead, under 24 hours; further away, the date. The exact time is the tooltip and part of the name. */
export function WhenRelative({ at, now, locale, zone, className }: Omit<WhenProps, 'form'> & { now: Date | string }) {
  const instant = new Date(at);
  const from = new Date(now);
  if (Math.abs(instant.getTime() - from.getTime()) >= 24 * 3_600_000) {
    return <When at={instant} form="day-time" locale={locale} zone={zone} {...(className ? { className } : {})} />;
  }
  const exact = whenText(instant, 'day-time', { locale, zone });
  return (
    <time dateTime={instant.toISOString()} title={exact} className={className}>
      {relativeText(instant, from, locale)}
      <span className="sr-only">, {exact}</span>
    </time>
  );
}
