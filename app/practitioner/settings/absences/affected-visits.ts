import 'server-only';
import type { AffectedVisit } from '@/components/settings/affected-visits';
import type { AgendaItem } from '@/lib/appointments/list-agenda';
import { localDateAt } from '@/lib/core/zone';

const nameOf = ({ patient }: AgendaItem) =>
  patient === null || patient === 'erased' ? null : `${patient.familyName.toLocaleUpperCase('fr')} ${patient.givenName}`;

/** Only what the list shows leaves the server: who, when, what for, and where in the agenda. */
export const affectedVisits = (items: readonly AgendaItem[]): AffectedVisit[] =>
  items.map((item) => ({
    ...{ id: item.id, start: item.start, name: nameOf(item), reason: item.reasonLabel, mode: item.mode },
    href: `/practitioner/agenda?${new URLSearchParams({
      date: localDateAt(item.start.getTime(), item.timeZone),
      practitioner: item.practitionerId,
      visit: item.id,
    })}`,
  }));
