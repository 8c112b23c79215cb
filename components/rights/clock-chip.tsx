import { Clock, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Urgency } from '@/lib/rights/deadlines/rules';

const tones = { calm: 'info', soon: 'warning', pressing: 'danger', late: 'danger-full' } as const satisfies Record<Urgency, string>;

/** How many days are left to answer: calm over ten, warning to four, danger from three on, full when late. Needs the words of `rights.chip`. */
export function ClockChip({ daysLeft, urgency }: { daysLeft: number; urgency: Urgency }) {
  const t = useTranslations('rights.chip');
  const Icon = urgency === 'late' ? TriangleAlert : Clock;
  return (
    <Badge tone={tones[urgency]} icon={<Icon aria-hidden />} className="whitespace-nowrap">
      {daysLeft < 0 ? t('late', { days: -daysLeft }) : t('left', { days: daysLeft })}
    </Badge>
  );
}
