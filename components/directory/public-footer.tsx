import Link from 'next/link';
import { useTranslations } from 'next-intl';

const links = [
  { href: '/annuaire', word: 'find' },
  { href: '/accessibilite', word: 'accessibility' },
  { href: '/confidentialite', word: 'privacy' },
  { href: '/cookies#choice', word: 'cookies' },
  { href: '/sous-traitants', word: 'subProcessors' },
  { href: '/conditions', word: 'terms' },
  { href: '/mentions-legales', word: 'legal' },
] as const;

/** Help, accessibility and privacy: in the same place on every public page. */
export function PublicFooter() {
  const t = useTranslations('directory.frame');
  return (
    <footer data-print="hide" className="mt-auto border-t border-line">
      <nav aria-label={t('footer')} className="mx-auto max-w-264 px-4 py-4 sm:px-6">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 sm:gap-x-6">
          {links.map(({ href, word }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                className="inline-flex min-h-11 items-center rounded-badge text-body text-ink-2 underline-offset-4 hover:text-ink hover:underline"
              >
                {t(word)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
