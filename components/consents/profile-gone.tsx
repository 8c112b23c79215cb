import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';

/** The same words for an address that never was and for a profile that is public no more: the page tells nothing else. */
export function ProfileGone() {
  const t = useTranslations('consents.public');
  return (
    <div className="grid max-w-form justify-items-start gap-4">
      <h1 className="text-h1">{t('goneTitle')}</h1>
      <p className="text-ink-2">{t('goneText')}</p>
      <LinkButton kind="primary" href="/annuaire">
        {t('search')}
      </LinkButton>
    </div>
  );
}
