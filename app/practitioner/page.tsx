import { redirect } from 'next/navigation';
import { agendaPath } from '@/components/agenda/address';

/** The dashboard opens on the agenda; who may see it is asked there. */
export default function PractitionerPage(): never {
  redirect(agendaPath);
}
