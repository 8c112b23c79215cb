import { useTranslations } from 'next-intl';
import { PaperView } from '@/components/registers/paper-view';
import type { Paper } from '@/lib/registers/schema';

/** A public page of plain statements: its title, what it is about, its contents beside it. */
export function PublicPaper({ paper }: { paper: Paper }) {
  const t = useTranslations('legal.frame');
  return (
    <article>
      <header className="mb-8 grid gap-2">
        <h1 className="text-h1 md:text-display">{paper.title}</h1>
        <p className="max-w-prose text-ink-2">{paper.lead}</p>
      </header>
      <PaperView paper={paper} contents={t('contents')} />
    </article>
  );
}
