import { ClockAlert, Sparkle } from 'lucide-react';
import { appointmentLooks } from '@/components/patterns/appointment-looks';
import { Price } from '@/components/patterns/price';
import { StatusBadge, StatusIcon } from '@/components/patterns/status-badge';
import { When, WhenRelative } from '@/components/patterns/when';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { FilterChip, RemovableChip } from '@/components/ui/filter-chip';
import { Kbd } from '@/components/ui/kbd';
import { Wordmark } from '@/components/ui/wordmark';
import { type Locale, locales } from '@/lib/core/locale';
import { Row, Specimen } from './specimen';

const at = '2026-11-24T08:15:00Z';
const zone = 'Europe/Paris';
/** What each state is called on this page. */
export const labels: Record<(typeof appointmentLooks)[number], string> = {
  pending: 'À valider',
  booked: 'Réservé',
  confirmed: 'Confirmé',
  arrived: 'En salle d’attente',
  in_room: 'En consultation',
  done: 'Terminé',
  no_show: 'Absence',
  excused: 'Absence excusée',
  cancelled: 'Annulé',
  held: 'Créneau retenu',
};

export function Appointments() {
  return (
    <Specimen title="Appointment states">
      <Row>
        {appointmentLooks.map((look) => (
          <StatusBadge key={look} state={look} label={labels[look]} />
        ))}
      </Row>
      <ul className="grid gap-1 sm:grid-cols-2">
        {appointmentLooks.map((look) => (
          <li
            key={look}
            data-appointment-state={look}
            className="relative flex min-h-12 gap-2 overflow-hidden rounded-block py-1 pr-2 pl-3 text-block"
          >
            <span className="absolute inset-y-0 left-0 w-1 bg-reason-lagoon" />
            <span className="min-w-0 flex-1">
              <span>09:15 </span>
              <span data-name className="font-semibold">
                EXEMPLE Camille
              </span>
              <span className="block">Suivi · 30 min</span>
            </span>
            <span className="flex items-center gap-1 self-start text-micro text-mark">
              {labels[look]}
              <StatusIcon state={look} />
            </span>
          </li>
        ))}
        <li className="hatched flex min-h-12 items-center rounded-block bg-sunken px-3 text-small text-ink-2">Fermé</li>
      </ul>
    </Specimen>
  );
}

export function Words() {
  return (
    <Specimen title="Badges, avatars, chips, dates, prices">
      <Row>
        <Wordmark />
        <Badge>12</Badge>
        <Badge tone="pine" icon={<Sparkle aria-hidden />}>
          Nouveau
        </Badge>
        <Badge tone="success">Signée</Badge>
        <Badge tone="info">J-21</Badge>
        <Badge tone="warning" icon={<ClockAlert aria-hidden />}>
          J-5
        </Badge>
        <Badge tone="danger">J-2</Badge>
        <Badge tone="danger-full">En retard de 2 jours</Badge>
        <Badge tone="clay">À lire</Badge>
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </Row>
      <Row>
        <Avatar name="Praticien A" size={28} />
        <Avatar name="Praticien A" />
        <Avatar name="Camille Exemple" size={40} tone="clay" />
        <Avatar name="Camille Exemple" size={56} tone="plain" />
      </Row>
      <Row>
        <FilterChip href="#top" active activeLabel="filtre actif">
          Tous
        </FilterChip>
        <FilterChip href="#top">Matin</FilterChip>
        <FilterChip href="#top">Après-midi</FilterChip>
        <RemovableChip href="#top" removeLabel="retirer">
          Praticien A
        </RemovableChip>
      </Row>
      <ul className="grid gap-1">
        {locales.map((locale: Locale) => (
          <li key={locale} lang={locale} className="flex flex-wrap gap-x-4">
            <When at={at} form="sentence" locale={locale} zone={zone} />
            <span className="text-ink-2">
              <When at={at} form="day-time" locale={locale} zone={zone} /> · <When at={at} form="date" locale={locale} zone={zone} /> ·{' '}
              <WhenRelative at={at} now="2026-11-24T08:23:00Z" locale={locale} zone={zone} /> ·{' '}
              <Price amount={{ minor: 3_000, currency: 'EUR' }} locale={locale} />
            </span>
          </li>
        ))}
      </ul>
    </Specimen>
  );
}
