'use client';

import Link from 'next/link';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { TypedIdentity } from '@/components/patients/identity-fields';
import { FormActions } from '@/components/patterns/form-actions';
import { FormErrorSummary } from '@/components/patterns/form-error-summary';
import { SessionEnded } from '@/components/patterns/session-ended';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import type { LocalDate } from '@/lib/core/local-date';
import type { PatientHit } from '@/lib/patients/schema';
import type { DeskReason } from './agenda-as-drawn';
import { ConflictList } from './conflict-list';
import { anyBlocks } from './conflicts';
import { FreeTimes } from './free-times';
import { ReasonFields } from './reason-fields';
import { isRepeatable, RepeatFields, SeriesRefusal } from './repeat-fields';
import { TimeFields } from './time-fields';
import { type Booked, type Refused, type Repeat, useBooking, useSkipping } from './use-booking';
import { useConflicts } from './use-conflicts';
import { useTimes } from './use-times';
import { useVisitFields } from './use-visit-fields';
import { WhoSection } from './who-section';
import { useWording, type Wording } from './wording';

type FormProps = {
  timeZone: string;
  today: LocalDate;
  practitioners: readonly { readonly id: string; readonly name: string }[];
  reasons: readonly DeskReason[];
  /** What is known already: the free time that was pressed, the patient whose file one comes from. */
  wished: {
    readonly practitionerId: string | null;
    readonly date: LocalDate;
    readonly start: number | null;
    readonly patient: PatientHit | null;
    readonly reasonId?: string | null;
    /** The room whose free time was pressed. */
    readonly room?: { readonly id: string; readonly name: string } | null;
  };
  /** Where one came from, on a page of its own; beside the agenda one closes the sheet instead. */
  back: string | null;
  onBack?: () => void;
  onBooked: (booked: Booked) => void;
};

/** The desk books: who, why, when. Everything has a default, so that a call takes a name and a press. */
export function VisitForm({ timeZone, today, practitioners, reasons, wished, back, onBack, onBooked }: FormProps) {
  const wording = useWording(timeZone);
  const { t } = wording;
  const submit = useRef<HTMLDivElement>(null);
  const [patient, setPatient] = useState<PatientHit | null>(wished.patient);
  const [typed, setTyped] = useState<TypedIdentity | null>(null);
  const [missing, setMissing] = useState(false);
  const [overbookReason, setOverbookReason] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [repeat, setRepeat] = useState<Repeat | null>(null);
  const visit = useVisitFields({ timeZone, practitioners, reasons, wished });
  const { practitionerId, reason, mode, wall, minutes, start } = visit;
  const { busy, refused, book } = useBooking(onBooked);
  const { room = null } = wished;
  const usesRoom = room !== null && reason?.resources.includes(room.id) === true;
  const times = useTimes(reason ? { practitioner: practitionerId, reason: reason.id, date: wall.date, mode } : null, attempt);
  // Opened without a time, the form proposes the first free one of the day: once, so that a time wiped out to be typed anew stays empty.
  const proposed = useRef(wished.start !== null);
  const first = times.state === 'ready' ? times.starts[0] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first answer proposes, whatever is typed later
  useEffect(() => {
    if (proposed.current || times.state !== 'ready') return;
    proposed.current = true;
    if (first !== undefined && wall.time === '') visit.onStart(first);
  }, [times.state, first]);
  const asked = useConflicts(
    reason && start !== null && minutes >= 5
      ? {
          ...{ practitionerId, reasonId: reason.id, start: new Date(start).toISOString(), durationMinutes: minutes, mode },
          ...(patient ? { patientId: patient.id } : {}),
          ...(usesRoom ? { roomId: room.id } : {}),
        }
      : null,
  );
  const inTheWay = asked.state === 'ready' || refused?.code !== 'booking.conflicts' ? asked : refused;
  const isHard = anyBlocks(inTheWay.conflicts);
  const skipping = useSkipping(JSON.stringify([practitionerId, start, repeat]));

  const send = async (event: FormEvent | null, skip: readonly string[] = []) => {
    event?.preventDefault();
    const who = patient ? { id: patient.id } : typed ? { typed } : null;
    if (!who || !reason || start === null) return setMissing(true);
    if (repeat && !isRepeatable(repeat)) {
      setMissing(true);
      return document.querySelector<HTMLElement>('[name^="repeat-"]:invalid')?.focus();
    }
    if (isHard && repeat === null && (!inTheWay.mayOverbook || overbookReason.trim() === '')) {
      setMissing(true);
      return document.querySelector<HTMLElement>('[name="overbook-reason"]')?.focus();
    }
    await book({
      ...{ practitionerId, reasonId: reason.id, start, mode, patient: who },
      ...(minutes === reason.durationMinutes ? {} : { durationMinutes: minutes }),
      ...(isHard && repeat === null ? { overbookReason: overbookReason.trim() } : {}),
      ...(repeat ? { repeat, skip } : {}),
      ...(usesRoom ? { roomId: room.id } : {}),
    });
    setAttempt((before) => before + 1);
  };

  return (
    <form onSubmit={(event) => void send(event)} noValidate className="grid max-w-form gap-6">
      {refused && refused.occurrences.length > 0 ? (
        <SeriesRefusal {...{ refused, wording, busy }} what="book" onSkip={(dates) => void send(null, skipping.more(dates))} />
      ) : refused ? (
        <Refusal {...{ refused, wording }} onChoose={(at) => visit.onStart(Date.parse(at))} />
      ) : null}
      <WhoSection
        {...{ patient, typed, today, wording }}
        errors={refused?.fields ?? {}}
        isMissing={missing}
        onTyped={setTyped}
        onPatient={(picked) => {
          setPatient(picked);
          if (picked) requestAnimationFrame(() => submit.current?.querySelector('button')?.focus());
        }}
      />
      <ReasonFields {...{ practitioners, wording, visit }} />
      {room && reason ? <p className="text-ink-2">{t(usesRoom ? 'form.room' : 'form.roomUnused', { name: room.name })}</p> : null}
      {reason ? (
        <section aria-labelledby="when" className="grid gap-3">
          <h2 id="when" className="text-h3">
            {t('form.when')}
          </h2>
          <TimeFields id="visit" {...visit} isMissing={missing && start === null} wording={wording} />
          <RepeatFields {...{ repeat, wording }} isMissing={missing} onRepeat={setRepeat} />
          <ConflictList
            conflicts={inTheWay.conflicts}
            // A series is never put over anything: its dates are left out instead.
            mayOverbook={repeat ? null : inTheWay.mayOverbook}
            reason={overbookReason}
            isMissing={missing && overbookReason.trim() === ''}
            onReason={setOverbookReason}
            wording={wording}
          />
          <details open={wished.start === null} className="grid gap-2">
            <summary className="w-fit rounded-control py-1 font-semibold text-pine">{t('form.times')}</summary>
            <div className="mt-2">
              <FreeTimes
                {...{ times, wording }}
                chosen={start}
                onChoose={visit.onStart}
                onJump={visit.onStart}
                onRetry={() => setAttempt((before) => before + 1)}
              />
            </div>
          </details>
        </section>
      ) : null}
      <div ref={submit}>
        <FormActions>
          <Button kind="primary" type="submit" busy={busy} busyLabel={t('form.booking')}>
            {t(isHard && !repeat ? 'overbook.book' : 'form.book')}
          </Button>
          {back === null ? (
            <Button onClick={onBack}>{t('form.back')}</Button>
          ) : (
            <Link href={back} className={buttonLook('secondary')}>
              {t('form.back')}
            </Link>
          )}
        </FormActions>
      </div>
    </form>
  );
}

function Refusal({ refused, wording: { t, when }, onChoose }: { refused: Refused; wording: Wording; onChoose: (at: string) => void }) {
  const errors = Object.entries(refused.fields).map(([field, sentences]) => ({ field, message: sentences[0] ?? '' }));
  if (errors.length > 0) return <FormErrorSummary title={t('form.check')} errors={errors} of={refused} />;
  // What is in the way is listed beside the time.
  if (refused.code === 'booking.conflicts') return null;
  if (refused.code === 'access.signed_out') return <SessionEnded />;
  return (
    <Notice
      tone="danger"
      live="assertive"
      title={refused.message ?? t('failed')}
      actions={refused.alternatives.map((at) => (
        <Button key={at} onClick={() => onChoose(at)}>
          {when(Date.parse(at), 'day-time')}
        </Button>
      ))}
    >
      {refused.alternatives.length > 0 ? t('form.alternatives') : null}
    </Notice>
  );
}
