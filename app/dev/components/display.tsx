import { CalendarPlus, CalendarX2, ClockAlert, MessageSquare, RotateCcw, Sparkle } from 'lucide-react';
import { appointmentLooks } from '@/components/patterns/appointment-looks';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { ErrorState } from '@/components/patterns/error-state';
import { LoadingState } from '@/components/patterns/loading-state';
import { PageHeader } from '@/components/patterns/page-header';
import { Price } from '@/components/patterns/price';
import { StatusBadge, StatusIcon } from '@/components/patterns/status-badge';
import { When, WhenRelative } from '@/components/patterns/when';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button } from '@/components/ui/button';
import { FilterChip, RemovableChip } from '@/components/ui/filter-chip';
import { Kbd } from '@/components/ui/kbd';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import { Skeleton } from '@/components/ui/skeleton';
import { TabNav } from '@/components/ui/tab-nav';
import { Wordmark } from '@/components/ui/wordmark';
import { type Locale, locales } from '@/lib/core/locale';
import { Row, Specimen, type Theme } from './specimen';

const at = '2026-11-24T08:15:00Z';
const zone = 'Europe/Paris';
const labels: Record<(typeof appointmentLooks)[number], string> = {
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

type Visit = { id: string; name: string; reason: string; state: 'booked' | 'arrived' | 'done'; at: string; price: number };
const visits: Visit[] = [
  { id: '1', name: 'EXEMPLE Camille', reason: 'Suivi', state: 'arrived', at, price: 3_000 },
  { id: '2', name: 'MODÈLE-SPÉCIMEN Dominique', reason: 'Première visite', state: 'booked', at: '2026-11-24T09:30:00Z', price: 5_000 },
  { id: '3', name: 'ESSAI Claude', reason: 'Bilan', state: 'done', at: '2026-11-24T13:05:00Z', price: 12_050 },
];

export function Lists() {
  return (
    <Specimen title="Page header, tabs, table">
      <PageHeader
        breadcrumb={<Breadcrumb label="Fil d’Ariane" trail={[{ href: '#top', label: 'Patients' }]} />}
        title="Rendez-vous à venir"
        description="Trois visites prévues aujourd’hui."
        actions={
          <>
            <Button>Imprimer</Button>
            <Button kind="primary">Nouveau rendez-vous</Button>
          </>
        }
        tabs={
          <TabNav
            label="Rendez-vous"
            tabs={[
              { href: '#coming', label: 'À venir', count: 3, current: true },
              { href: '#past', label: 'Passés' },
              { href: '#cancelled', label: 'Annulés' },
            ]}
          />
        }
      />
      <DataTable<Visit>
        caption="Rendez-vous à venir"
        rows={visits}
        rowKey={(visit) => visit.id}
        empty={null}
        columns={[
          {
            key: 'name',
            head: 'Patient',
            onPhone: 'title',
            sort: { href: '#name', direction: 'ascending' },
            cell: (visit) => (
              <a href="#top" className="font-semibold hover:underline">
                {visit.name}
              </a>
            ),
          },
          { key: 'reason', head: 'Motif', priority: 3, cell: (visit) => visit.reason },
          {
            key: 'state',
            head: 'État',
            onPhone: 'aside',
            cell: (visit) => <StatusBadge state={visit.state} label={labels[visit.state]} />,
          },
          {
            key: 'at',
            head: 'Heure',
            align: 'right',
            sort: { href: '#at', direction: 'none' },
            cell: (visit) => <When at={visit.at} form="time" locale="fr" zone={zone} />,
          },
          {
            key: 'price',
            head: 'Montant',
            align: 'right',
            priority: 2,
            cell: (visit) => <Price amount={{ minor: visit.price, currency: 'EUR' }} locale="fr" />,
          },
        ]}
        footer={
          <>
            <span>1–3 sur 214</span>
            <Button kind="quiet">Afficher 50 de plus</Button>
          </>
        }
      />
    </Specimen>
  );
}

export function PanelStates({ theme }: { theme: Theme }) {
  return (
    <Specimen title="Notices and the states of a panel">
      <Notice tone="info">L’agenda externe a été lu il y a 2 min.</Notice>
      <Notice tone="success" title="Rendez-vous confirmé">
        Un message part vers l’adresse indiquée.
      </Notice>
      <Notice tone="warning">Hors connexion : vos saisies sont gardées sur cet appareil.</Notice>
      <ErrorState title="Ce créneau vient d’être réservé." retry={<Button icon={<RotateCcw aria-hidden />}>Réessayer</Button>}>
        Vos informations sont conservées. Voici trois horaires proches.
      </ErrorState>
      <Panel flush>
        <EmptyState
          icon={<MessageSquare />}
          title="Aucun message pour le moment"
          sentence="Les patients peuvent vous écrire depuis leur espace."
          action={
            <Button kind="primary" icon={<CalendarPlus aria-hidden />}>
              Inviter un patient
            </Button>
          }
          more={
            <a href="#top" className="link">
              Comment cela marche
            </a>
          }
        />
      </Panel>
      <Panel>
        <LoadingState label="Chargement des rendez-vous">
          <div className="grid gap-3">
            <Skeleton className="h-6 w-48" />
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-4 w-2/3" />
          </div>
        </LoadingState>
      </Panel>
      <Progress id={`${theme}-export`} label="Préparation de l’export" value={12} max={40} valueText="12 fichiers sur 40" />
      <Row>
        <CalendarX2 aria-hidden className="size-4" />
        <CalendarX2 aria-hidden className="size-4.5" />
        <CalendarX2 aria-hidden className="size-5" />
        <span className="text-ink-2">Icons 16, 18, 20</span>
      </Row>
    </Specimen>
  );
}
