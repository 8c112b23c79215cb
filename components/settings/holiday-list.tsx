'use client';

import { CalendarOff, Clock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { answered } from '@/components/patterns/answered';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, type FormState, idle } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { useToast } from '@/components/ui/toast';

/** One public holiday to come, for one agenda. */
export type ShownHoliday = {
  readonly date: string;
  readonly day: string;
  readonly name: string;
  /** The hours noted for that very date; null where it follows the practice. */
  readonly hours: string | null;
  readonly hasUsualHours: boolean;
  readonly standing: { readonly count: number; readonly href: string };
};
type HolidayListProps = {
  holidays: readonly ShownHoliday[];
  practitionerId: string;
  works: boolean;
  open: FormAction;
  close: FormAction;
  hoursHref: string;
};

/** The dates with what each is to this agenda, and the way to open or close it. Needs the words of `holiday` and `common`. */
export function HolidayList({ holidays, practitionerId, works, open, close, hoursHref }: HolidayListProps) {
  const t = useTranslations('holiday');
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {holidays.map((one) => {
        const isOpen = one.hours !== null ? one.hours !== '' : works && one.hasUsualHours;
        return (
          <li key={one.date} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-x-2 font-semibold">
                {one.name}
                <Badge tone={isOpen ? 'success' : 'neutral'} icon={isOpen ? <Clock aria-hidden /> : <CalendarOff aria-hidden />}>
                  {t(isOpen ? 'open' : 'closed')}
                </Badge>
              </p>
              <p className="text-ink-2 first-letter:uppercase">
                {[one.day, one.hours ? t('openHours', { hours: one.hours }) : null].filter(Boolean).join(' · ')}
              </p>
              {!isOpen && one.standing.count > 0 ? (
                <Link href={one.standing.href} className="link inline-flex min-h-target items-center">
                  {t('standing', { count: one.standing.count })}
                </Link>
              ) : null}
            </div>
            <Act {...{ one, practitionerId, works, open, close, hoursHref }} />
          </li>
        );
      })}
    </ul>
  );
}

type ActProps = Omit<HolidayListProps, 'holidays'> & { one: ShownHoliday };

/** At most one: open what is closed, close what was opened; where the weekday has no hours of its own, say others. */
function Act({ one, practitionerId, works, open, close, hoursHref }: ActProps) {
  const t = useTranslations('holiday');
  const showToast = useToast();
  const isNoted = one.hours !== null;
  const act = isNoted ? close : open;
  const [unscripted, send] = useFormAction(act);
  const [isBusy, setBusy] = useState(false);
  const [state, setState] = useState<FormState>(unscripted);
  if (one.hours === null && works && one.hasUsualHours) return null;
  if (one.hours === null && !one.hasUsualHours) {
    return (
      <LinkButton kind="quiet" href={hoursHref} className="max-sm:-ml-4">
        {t('otherHours')} <span className="sr-only">{one.name}</span>
      </LinkButton>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    startTransition(async () => {
      const next = await answered(act)(idle, form);
      setState(next);
      setBusy(false);
      if (next.status === 'done') showToast({ message: t(isNoted ? 'closedAgain' : 'opened') });
    });
  };
  return (
    <form action={send} onSubmit={submit} className="grid justify-items-end gap-1 max-sm:-ml-4 max-sm:justify-items-start">
      <input type="hidden" name="practitionerId" value={practitionerId} />
      <input type="hidden" name="date" value={one.date} />
      <Button type="submit" kind="quiet" busy={isBusy}>
        {t(isNoted ? 'closeAgain' : 'openAnyway')} <span className="sr-only">{`${one.name}, ${one.day}`}</span>
      </Button>
      <FormRefusal state={state} />
    </form>
  );
}
