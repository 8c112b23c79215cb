import { CalendarPlus, CalendarX2, MessageSquare, RotateCcw } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { ErrorState } from '@/components/patterns/error-state';
import { LoadingState } from '@/components/patterns/loading-state';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import { Skeleton } from '@/components/ui/skeleton';
import { Row, Specimen, type Theme } from './specimen';

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
