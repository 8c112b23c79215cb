import { MapPin } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/patterns/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { addressOf } from './places';

/** In the place of a page that needs a site, in a practice that has none yet. */
export function NoSite({ sentence }: { sentence: string }) {
  const t = useTranslations('settings.hours');
  return (
    <Panel flush>
      <EmptyState
        icon={<MapPin aria-hidden />}
        title={t('noSiteTitle')}
        sentence={sentence}
        action={
          <LinkButton kind="primary" href={addressOf.site}>
            {t('toSite')}
          </LinkButton>
        }
      />
    </Panel>
  );
}
