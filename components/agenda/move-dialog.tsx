'use client';

import { type FormEvent, useId, useState } from 'react';
import { SelectField } from '@/components/patterns/form-field';
import { SessionEnded } from '@/components/patterns/session-ended';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import type { ChangeScope } from '@/lib/appointments/rules';
import type { Conflict } from '@/lib/appointments/schema';
import type { VisitMode } from '@/lib/core/visit-mode';
import { type AgendaModel, MINUTE } from './agenda-as-drawn';
import type { Answer } from './ask';
import { ConflictList } from './conflict-list';
import { anyBlocks } from './conflicts';
import { Meetings, reasonOf } from './meetings';
import { SeriesRefusal } from './repeat-fields';
import { ScopeChoice } from './scope-choice';
import type { Target } from './target';
import { TimeFields } from './time-fields';
import { useSkipping } from './use-booking';
import type { Moving } from './use-changes';
import { useConflicts } from './use-conflicts';
import { instantOf, wallTimeAt } from './wall-time';
import type { Wording } from './wording';

type Refused = Extract<Answer<never>, { ok: false }>;
type DialogProps = {
  moving: Moving;
  model: AgendaModel;
  wording: Wording;
  onMove: (target: Target) => Promise<Refused | null>;
  onClose: () => void;
};

/** Everything a drag can do and more, typed: day, hour, length, practitioner, room, place; and the way through what stands in the way. */
export function MoveDialog({ moving, model, wording, onMove, onClose }: DialogProps) {
  const { t, nameOf } = wording;
  const { block } = moving;
  const form = useId();
  const fields = useTarget(moving, model);
  const { target } = fields;
  const [reason, setReason] = useState('');
  const [notify, setNotify] = useState<'later' | 'never'>('later');
  const [scope, setScope] = useState<ChangeScope>('one');
  const [missing, setMissing] = useState<'time' | 'reason' | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const inTheWay = useInTheWay(moving, target, refused);
  const isHard = anyBlocks(inTheWay.conflicts);

  const skipping = useSkipping(JSON.stringify([target, scope]));
  const send = async (event: FormEvent | null, skip: readonly string[] = []) => {
    event?.preventDefault();
    if (busy) return;
    if (!target) return setMissing('time');
    if (isHard && inTheWay.mayOverbook === false) return;
    if (isHard && inTheWay.mayOverbook && reason.trim() === '') {
      setMissing('reason');
      return document.querySelector<HTMLElement>('[name="overbook-reason"]')?.focus();
    }
    setBusy(true);
    setRefused(null);
    const answer = await onMove({
      ...target,
      notify,
      ...(scope === 'one' ? {} : { scope, skip }),
      ...(isHard && reason.trim() ? { overbookReason: reason.trim() } : {}),
    });
    setBusy(false);
    if (answer) setRefused(answer);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('move.title')}
      description={`${nameOf(block)} · ${wording.when(block.start, 'day-time')}`}
      actions={
        <>
          {isHard && inTheWay.mayOverbook === false ? null : (
            <Button kind="primary" type="submit" form={form} busy={busy} busyLabel={t('move.busy')}>
              {t(isHard ? 'overbook.confirm' : inTheWay.conflicts.length > 0 ? 'move.anyway' : 'move.confirm')}
            </Button>
          )}
          <Button onClick={onClose}>{t('form.back')}</Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void send(event)} className="grid gap-4 pb-1">
        {refused && refused.occurrences.length > 0 ? (
          <SeriesRefusal {...{ refused, wording, busy }} what="move" onSkip={(dates) => void send(null, skipping.more(dates))} />
        ) : refused?.code === 'access.signed_out' ? (
          <SessionEnded />
        ) : refused && refused.code !== 'booking.conflicts' ? (
          <Notice tone="danger" live="assertive">
            {refused.message ?? t('failed')}
          </Notice>
        ) : null}
        {block.inSeries ? <ScopeChoice name="move-scope" scope={scope} onScope={setScope} wording={wording} /> : null}
        <TimeFields
          {...fields}
          id="move"
          autoFocus
          minutes={block.groupId === null ? fields.minutes : null}
          isMissing={missing === 'time' && !target}
          wording={wording}
        />
        {block.groupId === null ? null : <Meetings {...{ block, model, wording }} {...fields} chosen={target?.start ?? null} />}
        {model.practitioners.length > 1 ? (
          <SelectField
            name="move-practitioner"
            label={t('visit.with')}
            value={fields.practitionerId}
            onChange={(event) => fields.onPractitioner(event.target.value)}
          >
            {model.practitioners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : null}
        {fields.rooms.length > 0 ? (
          <SelectField
            name="move-room"
            label={t('room.label')}
            value={fields.roomId}
            onChange={(event) => fields.onRoom(event.target.value)}
          >
            <option value="">{t('room.any')}</option>
            {fields.rooms.map(({ id, name, siteName }) => (
              <option key={id} value={id}>
                {siteName ? `${name} · ${siteName}` : name}
              </option>
            ))}
          </SelectField>
        ) : null}
        {fields.modes.length > 1 ? (
          <RadioGroup
            inline
            name="move-mode"
            legend={t('visit.place')}
            value={fields.mode}
            onChange={(event) => fields.onMode(event.target.value as VisitMode)}
            choices={fields.modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
          />
        ) : null}
        <ConflictList
          {...inTheWay}
          {...{ reason, wording }}
          isMissing={missing === 'reason' && reason.trim() === ''}
          onReason={(typed) => setReason(typed)}
        />
        <RadioGroup
          inline
          name="move-notify"
          legend={t('move.notify')}
          value={notify}
          onChange={(event) => setNotify(event.target.value as 'later' | 'never')}
          choices={(['later', 'never'] as const).map((when) => ({ value: when, label: t(`move.notifies.${when}`) }))}
        />
      </form>
    </Dialog>
  );
}

/** The fields of the dialog, and the target they make; null while a time is half typed. */
function useTarget({ block, target: wished }: Moving, model: AgendaModel) {
  const [wall, onWall] = useState(() => wallTimeAt(wished.start, model.timeZone));
  const [minutes, onMinutes] = useState(Math.round((wished.end - wished.start) / MINUTE));
  const [practitionerId, onPractitioner] = useState(wished.practitionerId);
  const [mode, onMode] = useState<VisitMode>(wished.mode ?? block.mode);
  const start = instantOf(wall, model.timeZone, wished.start);
  const isTimed = start !== null && minutes >= 5 && minutes <= 720;
  const rooms = roomsFor(block, practitionerId, model);
  const [chosenRoom, onRoom] = useState(wished.roomId ?? '');
  const room = rooms.find(({ id }) => id === chosenRoom);
  const target: Target | null = isTimed
    ? {
        ...{ start, end: start + minutes * MINUTE, practitionerId, siteId: room?.siteId ?? block.siteId, mode },
        ...(room ? { roomId: room.id } : wished.roomId === null ? { roomId: null } : {}),
      }
    : null;
  const modes = [...new Set([block.mode, ...(model.reasons.find(({ id }) => id === block.reasonId)?.modes ?? [])])];
  return {
    wall,
    onWall,
    minutes,
    onMinutes,
    practitionerId,
    onPractitioner,
    mode,
    onMode,
    modes,
    rooms,
    roomId: room?.id ?? '',
    onRoom,
    target,
  };
}

/** The rooms its reason may have. */
function roomsFor(block: Moving['block'], practitionerId: string, model: AgendaModel): AgendaModel['rooms'] {
  const reason = reasonOf(block, practitionerId, model);
  return model.rooms.filter(({ id }) => reason?.resources.includes(id));
}

/** What the server says is in the way; until it has, what the drop saw. */
function useInTheWay({ block, target: wished, conflicts, mayOverbook }: Moving, target: Target | null, refused: Refused | null) {
  const isElsewhere =
    target !== null &&
    (target.start !== block.start ||
      target.end !== block.end ||
      target.practitionerId !== block.practitionerId ||
      target.mode !== block.mode ||
      (target.roomId != null && !block.roomIds.includes(target.roomId)));
  const asked = useConflicts(
    target && isElsewhere
      ? {
          ...{
            except: block.id,
            practitionerId: target.practitionerId,
            reasonId: block.reasonId,
            start: new Date(target.start).toISOString(),
          },
          durationMinutes: Math.round((target.end - target.start) / MINUTE),
          ...(target.siteId ? { siteId: target.siteId } : {}),
          ...(target.mode ? { mode: target.mode } : {}),
          ...(target.roomId ? { roomId: target.roomId } : {}),
          ...(block.patientId ? { patientId: block.patientId } : {}),
        }
      : null,
  );
  const nothing: readonly Conflict[] = [];
  if (asked.state === 'ready') return { conflicts: asked.conflicts, mayOverbook: asked.mayOverbook };
  if (refused?.code === 'booking.conflicts') return { conflicts: refused.conflicts, mayOverbook: refused.mayOverbook };
  if (target && target.start === wished.start && target.end === wished.end && target.roomId === wished.roomId)
    return { conflicts, mayOverbook };
  return asked.state === 'asking' && isElsewhere
    ? { conflicts: asked.conflicts, mayOverbook: asked.mayOverbook }
    : { conflicts: nothing, mayOverbook: null };
}
