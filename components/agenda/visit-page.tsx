'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';
import { localDateAt } from '@/lib/core/zone';
import { agendaHref, readAddress } from './address';
import { VisitForm } from './visit-form';

type PageProps = Omit<ComponentProps<typeof VisitForm>, 'back' | 'onBack' | 'onBooked'> & {
  /** The query of the agenda to go back to. */
  back: string;
};

/** The form on a page of its own, for who comes from a patient's file. */
export function VisitPage({ back, ...form }: PageProps) {
  const router = useRouter();
  const home = readAddress(new URLSearchParams(back));
  return (
    <VisitForm
      {...form}
      back={agendaHref(home)}
      onBooked={({ id, start }) => {
        const date = localDateAt(start, form.timeZone);
        router.push(agendaHref(home, { date: date === form.today ? null : date, visit: id }));
      }}
    />
  );
}
