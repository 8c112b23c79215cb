import { useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { timeLeft, urgencyOf } from '@/lib/breaches/rules';
import type { BreachLine } from '@/lib/breaches/schema';
import type { Locale } from '@/lib/core/locale';
import { breachAddress } from './addresses';

type BreachCountdownProps = {
  breach: BreachLine;
  authority: string;
  now: Date;
  locale: Locale;
  zone: string;
  /** On the breach's own page no link leads to it. */
  isHere?: boolean;
};

/** What is left of the seventy-two hours of one breach, pinned above all else while it counts. */
export function BreachCountdown({ breach, authority, now, locale, zone, isHere = false }: BreachCountdownProps) {
  const t = useTranslations('breach.countdown');
  const { isOver, hours, minutes } = timeLeft(breach.notifyDueAt, now);
  const facts = { hours: String(hours), minutes: String(minutes), authority };
  const at = (date: Date) => whenText(date, 'sentence', { locale, zone });
  const urgency = urgencyOf(breach.notifyDueAt, now);
  return (
    <Notice
      tone={urgency === 'calm' || urgency === 'soon' ? 'warning' : 'danger'}
      title={<span className="tabular-nums">{t(isOver ? 'late' : 'left', facts)}</span>}
      actions={
        isHere ? undefined : (
          <LinkButton href={breachAddress(breach.id)} kind="primary">
            {t('open')}
          </LinkButton>
        )
      }
    >
      {t('sentence', { title: breach.title, aware: at(breach.awareAt), due: at(breach.notifyDueAt) })}
    </Notice>
  );
}
