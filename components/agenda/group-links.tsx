'use client';

import { Users } from 'lucide-react';
import { StatusBadge } from '@/components/patterns/status-badge';
import { Button } from '@/components/ui/button';
import type { AgendaBlock } from './agenda-as-drawn';
import type { VisitDetails } from './visit-details';
import type { Wording } from './wording';

type LinksProps = {
  visit: VisitDetails;
  participants: readonly AgendaBlock[];
  wording: Wording;
  onOpen: (visit: string) => void;
};

/** From a group to each who takes part, who stand in no column of their own, and from one of them back to the group. */
export function GroupLinks({ visit: { groupId }, participants, wording: { t, nameOf }, onOpen }: LinksProps) {
  if (groupId !== null) {
    return (
      <Button kind="quiet" icon={<Users aria-hidden />} className="justify-self-start px-2" onClick={() => onOpen(groupId)}>
        {t('visit.group')}
      </Button>
    );
  }
  if (participants.length === 0) return null;
  return (
    <section aria-labelledby="visit-participants" className="grid gap-2 border-t border-line pt-4">
      <h3 id="visit-participants" className="text-h3">
        {t('visit.participants')}
      </h3>
      <ul className="grid gap-1">
        {participants.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="flex min-h-[max(2.25rem,var(--target))] w-full cursor-pointer items-center justify-between gap-2 rounded-control px-2 text-left hover:bg-sunken"
              onClick={() => onOpen(one.id)}
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{nameOf(one)}</span>
              <StatusBadge state={one.look} label={t(`state.${one.look}`)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
