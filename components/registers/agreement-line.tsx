import { FileCheck2, FileWarning } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';

type AgreementLineProps = {
  href: string;
  isAccepted: boolean;
  /** In words. */
  acceptedOn: string;
  version: string;
  sha256: string;
  mayAccept: boolean;
};

/** Whether the practice accepted the agreement in force, when, which text. */
export function AgreementLine({ href, isAccepted, acceptedOn, version, sha256, mayAccept }: AgreementLineProps) {
  const t = useTranslations('registers.section.agreement');
  return (
    <div className="grid justify-items-start gap-2">
      <h3 className="text-h3">{t('title')}</h3>
      <p className="flex flex-wrap items-center gap-2">
        {isAccepted ? (
          <Badge tone="success" icon={<FileCheck2 aria-hidden />}>
            {t('accepted')}
          </Badge>
        ) : (
          <Badge tone="warning" icon={<FileWarning aria-hidden />}>
            {t('missing')}
          </Badge>
        )}
        <span>{isAccepted ? t('acceptedLine', { date: acceptedOn, version }) : t('missingLine')}</span>
      </p>
      <p className="text-small wrap-anywhere text-ink-2">{t('hash', { hash: sha256 })}</p>
      <LinkButton href={href}>{t(!isAccepted && mayAccept ? 'readAndAccept' : 'read')}</LinkButton>
    </div>
  );
}
