'use client';

import { Sheet } from '@/components/ui/sheet';
import type { AgendaModel } from './agenda-as-drawn';
import type { BookAt } from './fitting-start';
import type { Booked } from './use-booking';
import { VisitForm } from './visit-form';
import type { Wording } from './wording';

type SheetProps = { model: AgendaModel; at: BookAt | null; wording: Wording; onBooked: (booked: Booked) => void; onClose: () => void };

/** A phone call's booking, beside the agenda: a free time was pressed, a name and Enter are what is left. */
export function BookSheet({ model, at, wording, onBooked, onClose }: SheetProps) {
  const { timeZone, today, practitioners, reasons } = model;
  return (
    <Sheet open onClose={onClose} title={wording.t('form.title')} closeLabel={wording.t('form.back')} width="wide">
      <VisitForm
        {...{ timeZone, practitioners, reasons, onBooked }}
        today={today.date}
        wished={{
          practitionerId: at?.practitionerId ?? model.practitionerId,
          // Text of dates sorts as dates do: nothing is booked before today.
          date: [model.date, today.date].sort().at(-1) ?? today.date,
          start: at?.start ?? null,
          reasonId: at?.reasonId ?? null,
          room: model.rooms.find(({ id }) => id === at?.roomId) ?? null,
          patient: null,
        }}
        back={null}
        onBack={onClose}
      />
    </Sheet>
  );
}
