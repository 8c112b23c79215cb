import { Hourglass, type LucideIcon, MailCheck, MailMinus, MailX, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { DeliveryState } from '@/lib/notifications/schema';

const looks: Record<DeliveryState, { Icon: LucideIcon; mark: string }> = {
  queued: { Icon: Hourglass, mark: 'text-info' },
  sending: { Icon: Send, mark: 'text-info' },
  sent: { Icon: MailCheck, mark: 'text-success' },
  failed: { Icon: MailX, mark: 'text-danger' },
  dropped: { Icon: MailMinus, mark: 'text-ink-2' },
};

/** What became of a message: icon, word, and under it why. */
export function MessageState({ state, label, why }: { state: DeliveryState; label: string; why?: ReactNode }) {
  const { Icon, mark } = looks[state];
  return (
    <span className="grid gap-0.5">
      <span className={classNames('inline-flex items-center gap-1.5 font-semibold', mark)}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {label}
      </span>
      {why ? <span className="max-w-prose text-small text-ink-2">{why}</span> : null}
    </span>
  );
}
