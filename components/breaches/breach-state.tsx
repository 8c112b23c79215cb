import { CircleCheck, CircleDot, Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { BreachState as State } from '@/lib/breaches/rules';

const looks = {
  open: { tone: 'danger', icon: <CircleDot aria-hidden /> },
  notified: { tone: 'info', icon: <Send aria-hidden /> },
  closed: { tone: 'neutral', icon: <CircleCheck aria-hidden /> },
} as const;

/** Where a breach stands: open, notified, closed. */
export function BreachState({ state }: { state: State }) {
  const t = useTranslations('breach.state');
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}
