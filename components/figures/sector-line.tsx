import { useTranslations } from 'next-intl';

type SectorLineProps = { month: string; figures: readonly { name: 'days_to_visit' | 'online_share' | 'no_show_share'; text: string }[] };

/** What practices that share their figures did in the middle, for comparison. Shown only where there is something to show. */
export function SectorLine({ month, figures }: SectorLineProps) {
  const t = useTranslations('figures.sector');
  return (
    <section aria-labelledby="sector" className="grid gap-2 rounded-panel border border-line bg-surface p-4">
      <h2 id="sector" className="text-h3">
        {t('title', { month })}
      </h2>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {figures.map(({ name, text }) => (
          <div key={name} className="flex gap-2">
            <dt className="text-ink-2">{t(name)}</dt>
            <dd className="font-semibold">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="max-w-prose text-small text-ink-2">{t('how')}</p>
    </section>
  );
}
