import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { journalAddress } from '@/components/journal/addresses';
import { Notice } from '@/components/ui/notice';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { deskAddress } from './addresses';
import { dayText } from './day-text';

type FileRightsProps = {
  patientId: string;
  restrictedSince: LocalDate | null;
  directive: { readonly text: string; readonly writtenOn: LocalDate } | null;
  locale: Locale;
  /** What they wanted done after their death is then shown at once. */
  isDeceased: boolean;
};

/** On a patient's file: that it is only stored, the directives after death, and the way to note a request of theirs. */
export function FileRights({ patientId, restrictedSince, directive, locale, isDeceased }: FileRightsProps) {
  const [t, journal] = [useTranslations('rights'), useTranslations('journal')];
  return (
    <div className="mb-6 grid max-w-3xl gap-3">
      {restrictedSince ? (
        <Notice tone="warning" title={t('badge', { date: dayText(restrictedSince, locale) })}>
          {t('act.restrictHint')}
        </Notice>
      ) : null}
      {directive ? (
        <details open={isDeceased} className="rounded-panel border border-line bg-surface px-4 py-3">
          <summary className="cursor-pointer font-semibold">{t('page.directive')}</summary>
          <p className="mt-2 max-w-prose whitespace-pre-line wrap-anywhere">{directive.text}</p>
          <p className="text-small text-ink-2">{t('page.directiveOn', { date: dayText(directive.writtenOn, locale) })}</p>
        </details>
      ) : null}
      <p className="flex flex-wrap gap-x-4 text-small">
        <Link href={`${deskAddress}/new?patient=${patientId}`} className="link">
          {t('section.new')}
        </Link>
        <Link href={`${journalAddress}?patient=${patientId}`} className="link" prefetch={false}>
          {journal('ofFile')}
        </Link>
      </p>
    </div>
  );
}
