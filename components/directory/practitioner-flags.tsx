import { ClipboardCheck, Languages, UserPlus, Video, Wallet } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { PublicPractitioner } from '@/lib/directory/schema';

/** Names of the languages spoken, in the reader's language. */
const languageNames = (codes: readonly string[], locale: string): string => {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(codes.map((code) => names.of(code) ?? code));
};

/** What helps to choose: video, new patients, fee sector, languages. */
export function PractitionerFlags({ practitioner }: { practitioner: PublicPractitioner }) {
  const t = useTranslations('directory.flags');
  const locale = useLocale();
  const video = practitioner.visitReasons.some(({ modes }) => modes.includes('video'));
  return (
    <ul className="flex flex-wrap gap-2">
      {practitioner.acceptsNew ? (
        <li>
          <Badge tone="pine" icon={<UserPlus aria-hidden />}>
            {t('newPatients')}
          </Badge>
        </li>
      ) : (
        <li>
          <Badge>{t('noNewPatients')}</Badge>
        </li>
      )}
      {practitioner.acceptsNew && practitioner.reviewsNew ? (
        <li>
          <Badge icon={<ClipboardCheck aria-hidden />}>{t('reviewsNew')}</Badge>
        </li>
      ) : null}
      {video ? (
        <li>
          <Badge icon={<Video aria-hidden />}>{t('video')}</Badge>
        </li>
      ) : null}
      {practitioner.sector ? (
        <li>
          <Badge icon={<Wallet aria-hidden />}>{t('sector', { sector: practitioner.sector })}</Badge>
        </li>
      ) : null}
      {practitioner.languages.length > 0 ? (
        <li>
          <Badge icon={<Languages aria-hidden />}>
            <span className="sr-only">{t('languages')} </span>
            {languageNames(practitioner.languages, locale)}
          </Badge>
        </li>
      ) : null}
    </ul>
  );
}
