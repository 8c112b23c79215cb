'use client';

import { useEffect, useRef, useState } from 'react';
import { useToast } from '@/components/ui/toast';
import type { Status } from '@/lib/appointments/rules';
import type { Conflict } from '@/lib/appointments/schema';
import type { AgendaBlock, AgendaModel } from './agenda-as-drawn';
import { type Answer, ask } from './ask';
import type { CalledOff } from './cancel-dialog';
import { conflictsOnScreen } from './conflicts';
import { backTo, type Target, undoesAtOnce, where } from './target';
import type { Overlay } from './use-fresh-model';
import type { Wording } from './wording';

/** A visit being moved with care: in the dialog, with what is known to be in the way. */
export type Moving = {
  readonly block: AgendaBlock;
  readonly target: Target;
  readonly conflicts: readonly Conflict[];
  readonly mayOverbook: boolean | null;
};
type Refused = Extract<Answer<never>, { ok: false }>;
type Moved = { visit: { version: number } };

type ChangesParts = {
  overlay: Overlay;
  model: AgendaModel;
  blocks: ReadonlyMap<string, AgendaBlock>;
  now: number;
  live: { readNow: () => void };
  readAgain: () => void;
  say: (sentence: string) => void;
  wording: Wording;
};

const moveBody = ({ start, end, ...target }: Target, version: number) => ({
  ...target,
  version,
  start: new Date(start).toISOString(),
  durationMinutes: Math.round((end - start) / 60_000),
  notify: target.notify ?? 'later',
});

/**
 * Changes made on the agenda: shown at once, stored after, taken back when they are refused, and undone for as long as nothing else is done.
 * Changes of one visit wait for each other, so that each knows the version the one before it left.
 */
export function useChanges(parts: ChangesParts) {
  const { overlay, model, blocks, now, live, readAgain, say, wording } = parts;
  const { t, when } = wording;
  const showToast = useToast();
  const [moving, setMoving] = useState<Moving | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const versions = useRef(new Map<string, number>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const undoing = useRef<(() => void) | null>(null);
  const nudged = useRef(new Map<string, { from: AgendaBlock; timer: ReturnType<typeof setTimeout> }>());
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });

  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.current.then(work);
    queue.current = result.catch(() => undefined);
    return result;
  };
  /** The newest this page has heard of: what a reading or an answer told since the block was taken in hand counts. */
  const versionOf = ({ id, version }: Pick<AgendaBlock, 'id' | 'version'>) =>
    Math.max(version, latest.current.blocks.get(id)?.version ?? 0, versions.current.get(id) ?? 0);
  const reread = () => {
    readAgain();
    live.readNow();
  };
  /** Says what was done and how to take it back. */
  const done = (message: string, undoLabel: string, undo: () => void) => {
    let isUndone = false;
    const once = () => {
      // The toast may still stand when the key was used.
      if (isUndone) return say(t('undoNone'));
      isUndone = true;
      if (undoing.current === once) undoing.current = null;
      undo();
    };
    undoing.current = once;
    showToast({ message, undo: { label: undoLabel, onUndo: once } });
  };
  const refuse = (sentence: string) => {
    setFailure(sentence);
    say(sentence);
  };
  const failed = (answer: Refused) => refuse(answer.message ?? t('failed'));

  /** Stores a move; the visit stands at its new place meanwhile. Null when it is stored, else why not. */
  const store = (block: AgendaBlock, target: Target): Promise<Refused | null> =>
    enqueue(async () => {
      setFailure(null);
      const { start, end, practitionerId, mode, roomId } = target;
      overlay.put(block.id, {
        start,
        end,
        practitionerId,
        ...(mode ? { mode } : {}),
        ...(roomId && !block.roomIds.includes(roomId) ? { roomIds: [roomId, ...block.roomIds.slice(1)] } : {}),
        ...(roomId === null ? { roomIds: [] } : {}),
        ...(target.overbookReason ? { overbooked: true } : {}),
      });
      const answer = await ask<Moved>(`/api/agenda/visits/${block.id}/move`, { body: moveBody(target, versionOf(block)) });
      if (!answer.ok) {
        overlay.put(block.id, null);
        if (answer.code === 'booking.changed_meanwhile') reread();
        return answer;
      }
      versions.current.set(block.id, answer.value.visit.version);
      overlay.settle(block.id);
      reread();
      return null;
    });
  const movedSentence = (block: AgendaBlock, target: Target) =>
    [
      t('move.done', { name: wording.nameOf(block), when: when(target.start, 'day-time') }),
      ...(target.roomId && !block.roomIds.includes(target.roomId) ? [t('move.room', { name: roomOf(model, target)?.name ?? '' })] : []),
    ].join(' ');
  const undoMove = async (block: AgendaBlock, from: AgendaBlock, target: Target) => {
    const back = backTo(from, target);
    const refused = await store(block, back);
    if (!refused) return say(t('move.undone', { when: when(back.start, 'day-time') }));
    if (refused.code === 'booking.conflicts') setMoving({ block, target: back, ...pick(refused) });
    else failed(refused);
  };
  /** What was done last cannot be undone at once: that is said, and nothing done before it is undone in its place. */
  const doneForGood = (message: string, why: string) => {
    undoing.current = () => say(why);
    showToast({ message: `${message} ${why}` });
  };
  const offerUndo = (block: AgendaBlock, target: Target) =>
    undoesAtOnce(target)
      ? done(movedSentence(block, target), t('move.undo'), () => void undoMove(moved(block, target), block, target))
      : doneForGood(movedSentence(block, target), t('move.eachAlone'));

  /** A visit let go somewhere: with something in the way it is asked about first, never put over it in silence. */
  const drop = async (block: AgendaBlock, target: Target) => {
    // What has begun may be stretched without a word about the past.
    const conflicts = conflictsOnScreen(model.columns, blocks, { ...wishOf(block, target), room: roomOf(model, target) }, now).filter(
      ({ kind }) => kind !== 'past' || target.start !== block.start,
    );
    if (conflicts.length > 0) return setMoving({ block, target, conflicts, mayOverbook: null });
    say(movedSentence(block, target));
    const refused = await store(block, target);
    if (!refused) offerUndo(block, target);
    else if (refused.code === 'booking.conflicts') setMoving({ block, target, ...pick(refused) });
    else failed(refused);
  };

  /** Five minutes at once; several presses are one move. */
  const nudge = (block: AgendaBlock, by: number) => {
    const known = nudged.current.get(block.id);
    clearTimeout(known?.timer);
    const from = known?.from ?? block;
    const target = { start: block.start + by, end: block.end + by, practitionerId: block.practitionerId };
    overlay.put(block.id, target);
    say(wording.range(target));
    const timer = setTimeout(() => {
      nudged.current.delete(block.id);
      const standing = latest.current.blocks.get(block.id);
      if (!standing || standing.start === from.start) return overlay.put(block.id, null);
      overlay.put(block.id, null);
      void drop(from, where({ ...from, start: standing.start, end: standing.end }));
    }, 600);
    nudged.current.set(block.id, { from, timer });
  };

  const step = async (visit: { id: string; status: Status }, to: Status): Promise<string | null> => {
    overlay.put(visit.id, { look: to === 'requested' || to === 'expired' ? 'pending' : to });
    const isAnswer = visit.status === 'requested';
    const answer = await enqueue(() =>
      isAnswer
        ? ask(`/api/agenda/visits/${visit.id}/decide`, { body: { accept: true } })
        : ask(`/api/agenda/visits/${visit.id}/step`, { body: { from: visit.status, to } }),
    );
    if (answer.ok) {
      overlay.settle(visit.id);
      const sentence = t('step.said', { state: t(`state.${to === 'requested' || to === 'expired' ? 'pending' : to}`) });
      say(sentence);
      // The patient may know by now that the request was accepted: taking it back is cancelling.
      if (!isAnswer)
        done(sentence, t('undo'), async () => {
          const refused = await step({ id: visit.id, status: to }, visit.status);
          if (refused) refuse(refused);
        });
    } else overlay.put(visit.id, null);
    reread();
    return answer.ok ? null : (answer.message ?? t('failed'));
  };

  const restore = (id: string, version: number) =>
    enqueue(async () => {
      setFailure(null);
      const answer = await ask<Moved>(`/api/agenda/visits/${id}/restore`, { body: { version } });
      if (answer.ok) {
        versions.current.set(id, answer.value.visit.version);
        overlay.put(id, null);
        say(t('cancel.undone'));
      } else if (answer.code === 'booking.conflicts') failed({ ...answer, message: t('cancel.takenSince') });
      else failed(answer);
      reread();
    });
  const calledOff = (id: string, off: CalledOff) => {
    overlay.put(id, { look: 'cancelled' });
    overlay.settle(id);
    reread();
    const isRefused = off.what === 'refused';
    const sentence =
      off.what === 'series' ? t('cancel.doneMany', { count: off.count }) : t(isRefused ? 'cancel.refuseDone' : 'cancel.done');
    say(sentence);
    // What is undone is one visit at a time.
    if (off.what === 'series') doneForGood(sentence, t('cancel.eachAlone'));
    else done(sentence, t(isRefused ? 'cancel.refuseUndo' : 'cancel.undo'), () => void restore(id, off.version));
  };

  return {
    ...{ moving, failure, refuse, versionOf, drop, nudge, step, restore, calledOff },
    openMove: (block: AgendaBlock) => setMoving({ block, target: where(block), conflicts: [], mayOverbook: null }),
    closeMove: () => setMoving(null),
    /** From the dialog, which shows itself why something is refused. */
    moveFromDialog: async (block: AgendaBlock, target: Target): Promise<Refused | null> => {
      const refused = await store(block, target);
      if (refused) return refused;
      setMoving(null);
      offerUndo(block, target);
      return null;
    },
    undoLast: () => (undoing.current ? undoing.current() : say(t('undoNone'))),
    forgetFailure: () => setFailure(null),
  };
}

/** The visit as it stands once it was moved; its rooms are told by the next reading. */
const moved = (block: AgendaBlock, { start, end, practitionerId, siteId, mode }: Target): AgendaBlock => ({
  ...block,
  ...{ start, end, practitionerId, siteId: siteId ?? block.siteId, mode: mode ?? block.mode },
});
const pick = ({ conflicts, mayOverbook }: Refused) => ({ conflicts, mayOverbook });
const roomOf = ({ rooms }: Pick<AgendaModel, 'rooms'>, { roomId }: Target) => rooms.find(({ id }) => id === roomId) ?? null;
const wishOf = ({ id, bufferBefore, bufferAfter, patientId }: AgendaBlock, { start, end, practitionerId }: Target) => ({
  ...{ start, end, practitionerId, bufferBefore, bufferAfter, patientId },
  except: id,
});
