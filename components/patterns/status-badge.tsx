import {
  Armchair,
  Ban,
  CalendarDays,
  CheckCheck,
  CircleCheck,
  CircleQuestionMark,
  Hourglass,
  type LucideIcon,
  Stethoscope,
  UserMinus,
  UserX,
} from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import type { AppointmentLook } from './appointment-looks';

const icons: Record<AppointmentLook, LucideIcon> = {
  pending: CircleQuestionMark,
  booked: CalendarDays,
  confirmed: CircleCheck,
  arrived: Armchair,
  in_room: Stethoscope,
  done: CheckCheck,
  no_show: UserX,
  excused: UserMinus,
  cancelled: Ban,
  held: Hourglass,
};

/** The icon alone, for agenda blocks too narrow for the word: the block's accessible name then carries it. */
export function StatusIcon({ state, className }: { state: AppointmentLook; className?: string }) {
  const Icon = icons[state];
  return <Icon aria-hidden className={classNames('size-4 text-mark', className)} />;
}

/** State of an appointment in its three carriers: fill and edge, icon, word. The word comes from the messages. */
export function StatusBadge({ state, label, className }: { state: AppointmentLook; label: string; className?: string }) {
  return (
    <span
      data-appointment-state={state}
      className={classNames(
        'inline-flex min-h-6 max-w-full items-center gap-1 rounded-badge px-[calc(0.5rem-var(--edge-width))] text-micro',
        className,
      )}
    >
      <StatusIcon state={state} />
      <span className="text-mark">{label}</span>
    </span>
  );
}
