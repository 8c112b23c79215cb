'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Status } from '@/lib/appointments/schema';
import { localDateAt } from '@/lib/core/zone';
import { type AgendaAddress, agendaHref, readAddress, type View } from './address';
import type { AgendaBlock, AgendaModel } from './agenda-as-drawn';
import { AgendaDialogs, type Asked } from './agenda-dialogs';
import { AgendaHead } from './agenda-head';
import { AgendaViews } from './agenda-views';
import { DaySheet } from './day-sheet';
import { fittingStart } from './fitting-start';
import { createLifting, type Lift } from './lift';
import { LiveBand } from './live-band';
import type { FreeTime } from './time-grid';
import { useActs } from './use-acts';
import type { Booked } from './use-booking';
import { useChanges } from './use-changes';
import { useFreshModel } from './use-fresh-model';
import { useMedia } from './use-media';
import { useNow } from './use-now';
import { useShown } from './use-shown';
import { useStepping } from './use-stepping';
import { useVisit } from './use-visit';
import { VisitPanel } from './visit-panel';
import { useWording } from './wording';

/** The practitioner's agenda: what the server laid out, kept up to date, with its keys, its hands and its panel. */
export function Agenda({ model: given }: { model: AgendaModel }) {
  const address = readAddress(useSearchParams());
  const { model, revision, live, overlay } = useFreshModel(given, address);
  const now = useNow(model.now);
  const wording = useWording(model.timeZone);
  const isNarrow = useMedia('(width < 40rem)');
  const [asked, ask] = useState<Asked | null>(null);
  const [lifting] = useState(createLifting);
  const { said, say } = useSaying();
  const { blocks, columns, shown, figures } = useShown(model, overlay, address, now);
  const stage = useRef({ columns, blocks, now });
  useEffect(() => {
    stage.current = { columns, blocks, now };
  });
  const view: View = address.view ?? (isNarrow ? 'list' : 'day');
  const isList = view === 'list' || (view === 'week' && isNarrow === true);

  const { open, close } = usePanelAddress(address);
  const { reading, readAgain } = useVisit(address.visit, revision);
  const changes = useChanges({ overlay, model, blocks, now, live, readAgain, say, wording });
  const stepping = useStepping({ step: changes.step, say, wording });
  const dismiss = () => ask(null);

  const book = (pressed: FreeTime | null) => {
    const reason = model.reasons.find(({ practitionerId }) => practitionerId === pressed?.practitionerId);
    ask({ what: 'book', at: pressed && { ...pressed, start: fittingStart(columns, blocks, pressed, reason, now) } });
  };
  const cancel = (visit: string) => {
    const start = blocks.get(visit)?.start ?? (reading.state === 'ready' ? reading.visit.start : null);
    const known = reading.state === 'ready' && reading.visit.id === visit ? reading.visit.patient : undefined;
    if (start !== null)
      ask({
        what: 'cancel',
        visit: {
          id: visit,
          start,
          hasMail: known === undefined ? null : Boolean(known?.email),
          inSeries: blocks.get(visit)?.inSeries ?? false,
        },
      });
  };
  const move = (block: AgendaBlock) => changes.openMove(block);
  const acts = useActs({
    ...{ model, address, blocks, wording },
    isCovered: asked !== null || changes.moving !== null,
    onNew: book,
    onAsk: (what) => ask(what === 'commands' ? { what, commands: acts.commands() } : { what }),
    onStep: stepping.stepById,
    onMove: move,
    onCancel: cancel,
    onUndo: changes.undoLast,
    onClose: close,
  });
  const booked = ({ id, start }: Booked) => {
    dismiss();
    live.readNow();
    const date = localDateAt(start, model.timeZone);
    say(wording.t('form.booked', { when: wording.when(start, 'sentence') }));
    if (model.days.some((day) => day.date === date)) open(id);
    else acts.goTo({ date: date === model.today.date ? null : date, visit: id });
  };
  const drop = (block: AgendaBlock, { start, end, practitionerId }: Lift) => void changes.drop(block, { start, end, practitionerId });

  return (
    <>
      <div data-rail data-print={model.period === 'month' ? undefined : 'hide'} className="flex min-h-0 flex-1 flex-col gap-3">
        <AgendaHead
          {...{ model, address, figures, view, isNarrow, isList, wording, acts }}
          onNew={() => book(null)}
          onAsk={(what) => ask({ what })}
        />
        <LiveBand {...live} onRead={live.readNow} wording={wording} />
        {changes.failure ? (
          <Notice tone="danger" live="assertive" actions={<Button onClick={changes.forgetFailure}>{wording.t('understood')}</Button>}>
            {changes.failure}
          </Notice>
        ) : null}
        <div className="relative flex min-h-0 flex-1 gap-4">
          <div className="flex min-w-0 flex-1 flex-col">
            <AgendaViews
              {...{ model, columns, blocks, shown, now, address, isNarrow, isList, wording }}
              {...{ lifting, stage, say }}
              onOpen={open}
              onFree={book}
              onCrowd={(date) => acts.goTo({ view: 'list', date })}
              onDrop={drop}
              onNudge={changes.nudge}
              onMenu={(visit, at) => ask({ what: 'menu', visit, at })}
            />
          </div>
          <VisitPanel
            visitId={address.visit}
            {...{ reading, now, wording }}
            today={model.today.date}
            busy={stepping.busy}
            failure={stepping.failure?.id === address.visit ? stepping.failure.sentence : null}
            block={address.visit ? (blocks.get(address.visit) ?? null) : null}
            onClose={close}
            onStep={(to: Status) => reading.state === 'ready' && stepping.step(reading.visit, to)}
            onMove={move}
            onCancel={cancel}
            onRestore={(visit) => void changes.restore(visit.id, visit.version)}
            onNoticed={(sentence) => {
              say(sentence);
              readAgain();
            }}
            onRetry={readAgain}
          />
        </div>
        <p ref={said} aria-live="polite" className="sr-only" />
      </div>
      <DaySheet {...{ model, blocks, wording }} />
      <AgendaDialogs
        {...{ asked, model, address, blocks, changes, wording }}
        keysOn={acts.keysOn}
        onTurnKeys={acts.turnKeys}
        onColumns={(chosen) => {
          dismiss();
          acts.goTo({ columns: chosen, practitioner: null });
        }}
        onBooked={booked}
        onCancelled={(visit, version) => {
          dismiss();
          changes.cancelled(visit, version);
          if (address.visit === visit && !address.cancelled) close();
        }}
        onOpen={open}
        onMove={move}
        onStep={stepping.stepById}
        onCancel={cancel}
        onClose={() => ask((current) => (current === asked ? null : current))}
      />
    </>
  );
}

/** Sentences for who cannot see what happened. The same one twice is said twice. */
function useSaying() {
  const said = useRef<HTMLParagraphElement>(null);
  const say = (sentence: string) => {
    if (said.current) said.current.textContent = said.current.textContent === sentence ? `${sentence}\u00A0` : sentence;
  };
  return { said, say };
}

/** The panel is a part of the address: going back closes it. */
function usePanelAddress(address: AgendaAddress) {
  const show = (visit: string | null, how: 'push' | 'replace') => {
    const href = agendaHref(address, { visit });
    if (how === 'push') window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
  };
  return {
    open: (visit: string) => show(visit, address.visit ? 'replace' : 'push'),
    close: () => {
      const opener = address.visit ? document.querySelector<HTMLElement>(`[data-visit="${address.visit}"]`) : null;
      show(null, 'replace');
      opener?.focus();
    },
  };
}
