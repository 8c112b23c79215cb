import { useTranslations } from 'next-intl';
import { When } from '@/components/patterns/when';
import type { Locale } from '@/lib/core/locale';
import type { RequestStep } from '@/lib/rights/schema';
import { dayText } from './day-text';

const isDate = (fact: unknown): fact is string => typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact);

/** What happened to a request, in order: when, what, by whom. Needs the words of `rights`. */
export function RequestTimeline({ steps, locale, zone }: { steps: readonly RequestStep[]; locale: Locale; zone: string }) {
  const t = useTranslations('rights');
  const said = ({ what, facts }: RequestStep) => {
    if (what === 'assigned' && !facts.memberName) return t('step.unassigned');
    const spoken = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, isDate(fact) ? dayText(fact, locale) : fact]));
    return t(`step.${what}`, { memberName: '', until: '', count: 0, ...spoken });
  };
  const whom = ({ by }: RequestStep) => (by === 'person' ? t('by.person') : by === 'house' ? t('by.house') : by.member);
  return (
    <ol className="grid gap-0 border-l-2 border-line pl-4">
      {steps.map((step) => (
        <li key={step.id} className="grid py-1.5">
          <span>{said(step)}</span>
          <span className="text-small text-ink-2">
            <When at={step.at} form="day-time" locale={locale} zone={zone} /> · {whom(step)}
          </span>
        </li>
      ))}
    </ol>
  );
}
