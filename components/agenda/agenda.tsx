'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { isLateCancellation, type Status } from '@/lib/appointments/rules';
import { localDateAt } from '@/lib/core/zone';
import { type AgendaAddress, agendaHref, readAddress, type View } from './address';
import type { AgendaBlock, AgendaModel } from './agenda-as-drawn';
import { AgendaDialogs, type Asked } from './agenda-dialogs';
import { AgendaHead } from './agenda-head';
import { AgendaViews } from './agenda-views';
import { DaySheet } from './day-sheet';
import { wouldBook } from './fitting-start';
import type { FreeTime } from './focused';
import { createLifting, type Lift } from './lift';
import { LiveBand } from './live-band';
import type { Stage } from './stage';
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
  const inAddress = readAddress(useSearchParams());
  const address = { ...inAddress, by: inAddress.by ?? given.by };
  const { model, revision, live, overlay } = useFreshModel(given, address);
  const now = useNow(model.now);
  const wording = useWording(model.timeZone);
  const isNarrow = useMedia('(width < 40rem)');
  const [asked, ask] = useState<Asked | null>(null);
  const [lifting] = useState(createLifting);
  const { said, say } = useSaying();
  const { blocks, columns, drawn, shown, figures } = useShown(model, overlay, address, now);
  const onStage = { columns: drawn, hours: columns, blocks, reasons: model.reasons, now };
  const stage = useRef<Stage>(onStage);
  useEffect(() => {
    stage.current = onStage;
  });
  const view: View = address.view ?? (isNarrow ? 'list' : 'day');
  const isList = view === 'list' || (view === 'week' && isNarrow === true);

  const { open, close } = usePanelAddress(address);
  const { reading, readAgain } = useVisit(address.visit, revision);
  const changes = useChanges({ overlay, model, blocks, now, live, readAgain, say, wording });
  const stepping = useStepping({ step: changes.step, say, wording });
  const dismiss = () => ask(null);

  const book = (pressed: FreeTime | null) => {
    ask({ what: 'book', at: pressed && wouldBook(model, columns, blocks, pressed, now) });
  };
  const cancel = (visit: string) => {
    const block = blocks.get(visit);
    const known = reading.state === 'ready' && reading.visit.id === visit ? reading.visit : null;
    const start = block?.start ?? known?.start;
    if (start === undefined) return;
    ask({
      what: 'cancel',
      visit: {
        version: changes.versionOf({ id: visit, version: known?.version ?? 0 }),
        ...{ id: visit, start, hasMail: known && Boolean(known.patient?.email) },
        inSeries: block?.inSeries ?? known?.seriesId != null,
        isRequest: (block?.look ?? known?.look) === 'pending',
        isLate: known !== null && isLateCancellation(new Date(start), known.cancelNoticeHours, new Date(now)),
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
  const drop = (block: AgendaBlock, { start, end, practitionerId, roomId, siteId, refusal }: Lift) => {
    if (refusal) return changes.refuse(wording.t(`room.${refusal}`));
    const elsewhere = siteId !== null && siteId !== block.siteId ? { siteId } : {};
    void changes.drop(block, { start, end, practitionerId, ...(roomId ? { roomId, ...elsewhere } : {}) });
  };

  return (
    <>
      <div data-print={model.period === 'month' ? undefined : 'hide'} className="flex min-h-0 flex-1 flex-col gap-3">
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
              {...{ model, columns, drawn, blocks, shown, now, address, isNarrow, isList, wording }}
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
            participants={[...blocks.values()].filter(({ groupId }) => groupId !== null && groupId === address.visit)}
            onOpen={open}
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
          acts.goTo({ columns: chosen, by: 'practitioners', practitioner: null });
        }}
        onBooked={booked}
        onCalledOff={(visit, done) => {
          dismiss();
          changes.calledOff(visit, done);
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
