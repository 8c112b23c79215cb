import { MapPin, Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { mapAddress } from '@/components/booking/addresses';
import type { PublicSite } from '@/lib/directory/schema';

/** Where it is, how to get there, whom to call. */
export function SiteCard({ site }: { site: PublicSite }) {
  const t = useTranslations('directory.site');
  const address = `${site.street}, ${site.postcode} ${site.city}`;
  return (
    <div className="grid gap-1 rounded-panel border border-line bg-surface p-4">
      <p className="font-semibold">{site.name}</p>
      <p>{address}</p>
      {site.accessNote ? <p className="text-body text-ink-2">{site.accessNote}</p> : null}
      <p className="flex flex-wrap gap-x-6">
        <a href={mapAddress(address)} target="_blank" rel="noopener noreferrer" className="link inline-flex min-h-11 items-center gap-1.5">
          <MapPin aria-hidden className="size-4" />
          {t('map')}
        </a>
        {site.phone ? (
          <a href={`tel:${site.phone.replace(/[^+\d]/g, '')}`} className="link inline-flex min-h-11 items-center gap-1.5">
            <Phone aria-hidden className="size-4" />
            {site.phone}
          </a>
        ) : null}
      </p>
    </div>
  );
}
