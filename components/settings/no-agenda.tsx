import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/patterns/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { addressOf } from './places';

/** In the place of a page that needs an agenda, in a practice that has none yet. */
export function NoAgenda({ mayHaveOwn }: { mayHaveOwn: boolean }) {
  const t = useTranslations('settings.practitioner');
  const [href, label] = mayHaveOwn ? [addressOf.profile, t('toProfile')] : [addressOf.members, t('toMembers')];
  return (
    <Panel flush>
      <EmptyState
        icon={<CalendarPlus aria-hidden />}
        title={t('noneTitle')}
        sentence={t('none')}
        action={
          <LinkButton kind="primary" href={href}>
            {label}
          </LinkButton>
        }
      />
    </Panel>
  );
}
