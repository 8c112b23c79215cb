'use client';

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ErrorState } from '@/components/patterns/error-state';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import { FreedMatches } from '@/components/waiting-list/freed-matches';
import type { Status } from '@/lib/appointments/rules';
import type { LocalDate } from '@/lib/core/local-date';
import { type AgendaBlock, isMovable } from './agenda-as-drawn';
import { GroupLinks } from './group-links';
import { NoticeLine } from './notice-line';
import { ToolButton } from './tool-button';
import { useMedia } from './use-media';
import type { VisitReading } from './use-visit';
import type { VisitDetails } from './visit-details';
import { VisitFacts } from './visit-facts';
import { VisitSteps } from './visit-steps';
import type { Wording } from './wording';

type PanelProps = {
  /** Null: closed. */
  visitId: string | null;
  reading: VisitReading;
  today: LocalDate;
  now: number;
  busy: boolean;
  failure: string | null;
  wording: Wording;
  onClose: () => void;
  /** The visit as it stands on the grid; null where it is not on it. */
  block: AgendaBlock | null;
  /** Who takes part, where it is a group. */
  participants: readonly AgendaBlock[];
  onOpen: (visit: string) => void;
  onStep: (to: Status) => void;
  onMove: (block: AgendaBlock) => void;
  onCancel: (visit: string) => void;
  onRestore: (visit: VisitDetails) => void;
  onNoticed: (sentence: string) => void;
  onRetry: () => void;
};

/** One visit beside the agenda: over it under 1280 px, a sheet under 1024. */
export function VisitPanel(props: PanelProps) {
  const { visitId, wording, onClose } = props;
  const isBeside = useMedia('(width >= 64rem)');
  if (isBeside === null) return null;
  if (!isBeside) {
    return (
      <Sheet open={visitId !== null} onClose={onClose} title={wording.t('visit.title')} closeLabel={wording.t('visit.close')}>
        <Content {...props} />
      </Sheet>
    );
  }
  return visitId === null ? null : <Aside {...props} visitId={visitId} />;
}

function Aside(props: PanelProps & { visitId: string }) {
  const { visitId, wording, onClose } = props;
  const title = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit is another panel, and is read out
  useEffect(() => title.current?.focus({ preventScroll: true }), [visitId]);
  return (
    <aside
      aria-labelledby="visit-title"
      data-print="hide"
      className="flex w-90 shrink-0 flex-col overflow-hidden rounded-panel border border-line bg-raised lg:max-xl:absolute lg:max-xl:inset-y-0 lg:max-xl:right-0 lg:max-xl:z-40 lg:max-xl:shadow-dialog"
    >
      <div className="flex items-center justify-between gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 id="visit-title" ref={title} tabIndex={-1} className="text-h3">
          {wording.t('visit.title')}
        </h2>
        <ToolButton label={wording.t('visit.close')} shortcut={wording.t('help.keys.escape')} icon={<X aria-hidden />} onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <Content {...props} />
      </div>
    </aside>
  );
}

function Content({ reading, today, now, busy, failure, block, participants, wording, onStep, onRetry, ...acts }: PanelProps) {
  const { t } = wording;
  switch (reading.state) {
    case 'loading':
      return <Loading label={t('visit.loading')} />;
    case 'failed':
      return (
        <ErrorState title={t('visit.failed')} retry={<Button onClick={onRetry}>{t('retry')}</Button>}>
          {reading.message ?? t('failed')}
        </ErrorState>
      );
    case 'ready': {
      const { visit } = reading;
      return (
        <VisitFacts {...{ visit, today, now, wording }}>
          {visit.status === 'cancelled' && visit.start > now ? <FreedMatches {...visit} /> : null}
          {visit.noticeDueAt === null ? null : (
            <NoticeLine visitId={visit.id} dueAt={visit.noticeDueAt} now={now} wording={wording} onDone={acts.onNoticed} />
          )}
          <VisitSteps
            {...{ visit, now, busy, failure, wording, onStep }}
            isMovable={block !== null && isMovable(block)}
            onMove={() => block && acts.onMove(block)}
            onCancel={() => acts.onCancel(visit.id)}
            onRestore={() => acts.onRestore(visit)}
          />
          <GroupLinks {...{ visit, participants, wording }} onOpen={acts.onOpen} />
        </VisitFacts>
      );
    }
  }
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-busy="true" className="grid animate-appear-late gap-4">
      <span className="sr-only">{label}</span>
      <Skeleton className="h-6 w-48" />
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-9" />
      <Skeleton className="h-28" />
      <Skeleton className="h-20" />
    </div>
  );
}
