'use client';

import dynamic from 'next/dynamic';
import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import type { Status } from '@/lib/appointments/schema';
import { type AgendaAddress, agendaHref, agendaPath, agendaQuery, readAddress } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import { DayChips } from './day-chips';
import { DayList } from './day-list';
import { figuresOf, isShownBy } from './figures';
import { Filters, PractitionerChips } from './filters';
import { LiveBand } from './live-band';
import { type FreeTime, TimeGrid } from './time-grid';
import { type ShownView, stepped, Toolbar, Tools } from './toolbar';
import { useFreshModel } from './use-fresh-model';
import { useKeySwitch, useKeys } from './use-keys';
import { useMedia } from './use-media';
import { useNow } from './use-now';
import { useStepping } from './use-stepping';
import { useVisit } from './use-visit';
import { VisitPanel } from './visit-panel';
import { useWording } from './wording';

const HelpDialog = dynamic(() => import('./help-dialog').then((m) => m.HelpDialog));
const PatientFinder = dynamic(() => import('@/components/patients/patient-finder').then((m) => m.PatientFinder));

/** The address of the form, with the time a free cell stands for and the way back to what is shown. */
const newVisitHref = (address: AgendaAddress, time?: FreeTime) => {
  const wish = {
    ...(time ? { practitioner: time.practitionerId, start: new Date(time.start).toISOString() } : {}),
    back: agendaQuery(address).slice(1),
  };
  return `${agendaPath}/new?${new URLSearchParams(wish)}`;
};

/** The practitioner's agenda: what the server laid out, kept up to date, with its keys and its panel. */
export function Agenda({ model: given }: { model: AgendaModel }) {
  const router = useRouter();
  const address = readAddress(useSearchParams());
  const { model, revision, live, overlay } = useFreshModel(given, address);
  const now = useNow(model.now);
  const wording = useWording(model.timeZone);
  const isNarrow = useMedia('(width < 40rem)');
  const [asked, setAsked] = useState<'help' | 'search' | null>(null);
  const [keysOn, turnKeys] = useKeySwitch();
  const said = useRef<HTMLParagraphElement>(null);
  const say = (sentence: string) => {
    if (said.current) said.current.textContent = sentence;
  };

  const blocks = useMemo(() => {
    // Untouched ones stay the same objects, so that they are not drawn again.
    const asStepped = model.blocks.map((block) => {
      const look = overlay.get(block.id);
      return look ? { ...block, look } : block;
    });
    return new Map(asStepped.map((block) => [block.id, block]));
  }, [model, overlay]);
  const shown = new Set([...blocks.values()].filter((block) => isShownBy(block, address.only, now, model.today)).map(({ id }) => id));
  const shownKey = [...shown].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same visits are the same set, so that columns are not drawn anew
  const stableShown = useMemo(() => shown, [shownKey]);
  const view: ShownView = address.view ?? (isNarrow ? 'list' : 'day');
  const isList = view === 'list' || (view === 'week' && isNarrow === true);

  const show = (visit: string | null, how: 'push' | 'replace') => {
    const href = agendaHref(address, { visit });
    if (how === 'push') window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
  };
  const open = (visit: string) => show(visit, address.visit ? 'replace' : 'push');
  const close = () => {
    const opener = address.visit ? document.querySelector<HTMLElement>(`[data-visit="${address.visit}"]`) : null;
    show(null, 'replace');
    opener?.focus();
  };
  const { reading, readAgain } = useVisit(address.visit, revision);
  const stepping = useStepping({ overlay, live, readAgain, say, wording });
  const step = (to: Status) => reading.state === 'ready' && stepping.step(reading.visit, to);

  const goTo = (change: Partial<AgendaAddress>) => router.push(agendaHref(address, change), { scroll: false });
  useKeys(keysOn, {
    t: () => goTo({ date: null }),
    d: () => goTo({ view: 'day' }),
    w: () => goTo({ view: 'week' }),
    l: () => goTo({ view: 'list' }),
    j: () => goTo({ date: stepped(model, 1) }),
    k: () => goTo({ date: stepped(model, -1) }),
    n: () => router.push(newVisitHref(address, focusedFreeTime())),
    '/': () => setAsked('search'),
    '?': () => setAsked('help'),
    s: (event) => stepping.stepFocused(event.shiftKey ? 'back' : 'next', address.visit),
  });
  useKeys(address.visit !== null, { escape: close });

  const common = { model, blocks, shown: stableShown, now, selected: address.visit, wording, onOpen: open };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <Toolbar {...{ model, address, view, wording }} newHref={newVisitHref(address)} />
      {model.period === 'day' ? <DayChips {...{ model, address, wording }} /> : null}
      <div className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:gap-x-6 sm:overflow-visible sm:px-0">
        <Filters {...{ model, address, wording }} figures={figuresOf([...blocks.values()], now, model.today)} />
        <PractitionerChips {...{ model, address, wording }} isNarrow={isNarrow === true} />
        <Tools
          zoom={address.zoom ?? model.zoom ?? 8}
          hasZoom={!isList}
          wording={wording}
          onZoom={(zoom) => window.history.replaceState(null, '', agendaHref(address, { zoom, visit: address.visit }))}
          onSearch={() => setAsked('search')}
          onHelp={() => setAsked('help')}
        />
      </div>
      <LiveBand {...live} onRead={live.readNow} wording={wording} />
      <div className="relative flex min-h-0 flex-1 gap-4">
        <div className="flex min-w-0 flex-1 flex-col">
          {isList && isNarrow !== null ? null : (
            <div className={gridClass(address, isNarrow)}>
              <TimeGrid {...common} zoom={address.zoom ?? model.zoom} onFree={(time) => router.push(newVisitHref(address, time))} />
            </div>
          )}
          {isList || (isNarrow === null && address.view !== 'day') ? (
            <div className={listClass(address, isNarrow)}>
              <DayList {...common} newHref={newVisitHref(address)} />
            </div>
          ) : null}
        </div>
        <VisitPanel
          visitId={address.visit}
          {...{ reading, now, wording }}
          today={model.today.date}
          busy={stepping.busy}
          failure={stepping.failure?.id === address.visit ? stepping.failure.sentence : null}
          onClose={close}
          onStep={step}
          onCancelled={() => {
            say(wording.t('cancel.done'));
            live.readNow();
            close();
          }}
          onRetry={readAgain}
        />
      </div>
      <p ref={said} aria-live="polite" className="sr-only" />
      {asked === 'help' ? <HelpDialog open onClose={() => setAsked(null)} isOn={keysOn} onTurn={turnKeys} wording={wording} /> : null}
      {asked === 'search' ? <PatientFinder open onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

/** Until the width is known both are written and CSS shows one, so that nothing jumps: a list on a phone, a grid elsewhere. */
const gridClass = ({ view }: AgendaAddress, isNarrow: boolean | null) =>
  `flex min-h-0 flex-1 flex-col ${isNarrow === null && view !== 'day' ? (view === 'list' ? 'hidden' : 'max-sm:hidden') : ''}`;
const listClass = ({ view }: AgendaAddress, isNarrow: boolean | null) =>
  `sm:min-h-0 sm:flex-1 sm:overflow-y-auto sm:pb-2 ${isNarrow === null && view !== 'list' ? 'sm:hidden' : ''}`;

/** The free cell the keyboard stands on, for "new visit here". */
const focusedFreeTime = (): FreeTime | undefined => {
  const cell = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  return cell?.dataset.free ? { practitionerId: cell.dataset.free, start: Number(cell.dataset.start) } : undefined;
};
