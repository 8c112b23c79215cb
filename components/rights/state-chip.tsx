import { Ban, Check, FileSearch, Hourglass, Inbox, Undo2, UserCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { RequestState } from '@/lib/rights/rules';

const looks = {
  received: { tone: 'neutral', Icon: Inbox },
  identity_check: { tone: 'neutral', Icon: UserCheck },
  in_progress: { tone: 'pine', Icon: FileSearch },
  extended: { tone: 'warning', Icon: Hourglass },
  answered: { tone: 'success', Icon: Check },
  refused: { tone: 'neutral', Icon: Ban },
  withdrawn: { tone: 'neutral', Icon: Undo2 },
} as const satisfies Record<RequestState, unknown>;

/** Where a request stands, as icon and word. Needs the words of `rights.state`. */
export function StateChip({ state }: { state: RequestState }) {
  const t = useTranslations('rights.state');
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t(state)}
    </Badge>
  );
}
