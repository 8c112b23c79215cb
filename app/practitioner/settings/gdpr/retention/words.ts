import 'server-only';
import type { getTranslations } from 'next-intl/server';
import type { Term } from '@/lib/retention/policies';
import type { Category } from '@/lib/retention/schema';

type Say = Awaited<ReturnType<typeof getTranslations<'retention'>>>;

/** Message keys have no dots: `record.minor` is `record_minor`. */
export const categoryWord = (t: Say, category: Category): string => t(`category.${category.replace('.', '_')}` as 'category.record');

const termWord = (t: Say, term: Term): string => {
  const [[unit, n] = ['days', 0]] = Object.entries(term) as ['years' | 'months' | 'days' | 'hours', number][];
  return t(`term.${unit}`, { n });
};

/** “5 years, then 15 years in the archive”. */
export function durationWords(t: Say, { keep, archive }: { readonly keep: Term | null; readonly archive: Term | null }): string {
  if (!keep && !archive) return t('term.unset');
  const parts = [
    ...(keep ? [termWord(t, keep)] : []),
    ...(archive ? [t(keep ? 'term.archive' : 'term.archiveOnly', { term: termWord(t, archive) })] : []),
  ];
  return parts.join(', ');
}
