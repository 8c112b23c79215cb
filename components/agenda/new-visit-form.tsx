'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import type { TypedIdentity } from '@/components/patients/identity-fields';
import { FormActions } from '@/components/patterns/form-actions';
import { FormErrorSummary } from '@/components/patterns/form-error-summary';
import { SelectField } from '@/components/patterns/form-field';
import { priceText } from '@/components/patterns/price';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import type { VisitMode } from '@/lib/availability/schema';
import type { LocalDate } from '@/lib/core/local-date';
import type { Currency } from '@/lib/core/money';
import { localDateAt } from '@/lib/core/zone';
import type { PatientHit } from '@/lib/patients/schema';
import { agendaHref, readAddress } from './address';
import { DayField, FreeTimes } from './free-times';
import { Missing } from './missing';
import { type Refused, useBooking } from './use-booking';
import { useTimes } from './use-times';
import { WhoSection } from './who-section';
import { useWording, type Wording } from './wording';

export type DeskReason = {
  readonly id: string;
  readonly practitionerId: string;
  readonly label: string;
  readonly durationMinutes: number;
  readonly modes: readonly VisitMode[];
  readonly price: { readonly minor: number; readonly currency: string } | null;
};

type FormProps = {
  timeZone: string;
  today: LocalDate;
  practitioners: readonly { readonly id: string; readonly name: string }[];
  reasons: readonly DeskReason[];
  /** What the address already says: the free time that was pressed, the patient whose file one comes from. */
  wished: {
    readonly practitionerId: string | null;
    readonly date: LocalDate;
    readonly start: number | null;
    readonly patient: PatientHit | null;
  };
  /** The query of the agenda to go back to. */
  back: string;
};

/** The desk books: who, why, when. Everything has a default, so that a call takes a name and a press. */
export function NewVisitForm({ timeZone, today, practitioners, reasons, wished, back }: FormProps) {
  const router = useRouter();
  const wording = useWording(timeZone);
  const { t } = wording;
  const submit = useRef<HTMLDivElement>(null);
  const home = readAddress(new URLSearchParams(back));

  const [patient, setPatient] = useState<PatientHit | null>(wished.patient);
  const [typed, setTyped] = useState<TypedIdentity | null>(null);
  const [practitionerId, setPractitioner] = useState(wished.practitionerId ?? practitioners[0]?.id ?? '');
  const own = reasons.filter((one) => one.practitionerId === practitionerId);
  const [reasonId, setReason] = useState('');
  const reason = own.find(({ id }) => id === reasonId) ?? own[0];
  const [chosenMode, setMode] = useState<VisitMode | null>(null);
  const mode = reason?.modes.find((one) => one === chosenMode) ?? reason?.modes[0] ?? 'in_person';
  const [date, setDate] = useState(wished.date);
  const [chosen, setChosen] = useState<number | null>(wished.start);
  const [attempt, setAttempt] = useState(0);
  const [missing, setMissing] = useState(false);

  const times = useTimes(reason ? { practitioner: practitionerId, reason: reason.id, date, mode } : null, attempt);
  const start = times.state === 'ready' ? startFor(chosen, times.starts) : null;
  const { busy, refused, book } = useBooking(({ id }) => router.push(agendaHref(home, { date: date === today ? null : date, visit: id })));

  const jumpTo = (at: number) => {
    setDate(localDateAt(at, timeZone));
    setChosen(at);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const who = patient ? { id: patient.id } : typed ? { typed } : null;
    if (!who || !reason || start === null) return setMissing(true);
    await book({ practitionerId, reasonId: reason.id, start, mode, patient: who });
    setAttempt((before) => before + 1);
  };

  return (
    <form onSubmit={(event) => void send(event)} noValidate className="grid max-w-form gap-8">
      {refused ? <Refusal {...{ refused, wording }} onChoose={(at) => jumpTo(Date.parse(at))} /> : null}
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

      <section aria-labelledby="why" className="grid gap-4">
        <h2 id="why" className="text-h2">
          {t('form.why')}
        </h2>
        {practitioners.length > 1 ? (
          <SelectField
            name="practitioner"
            label={t('visit.with')}
            value={practitionerId}
            onChange={(event) => setPractitioner(event.target.value)}
          >
            {practitioners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : null}
        {reason ? (
          <SelectField name="reason" label={t('visit.reason')} value={reason.id} onChange={(event) => setReason(event.target.value)}>
            {own.map((one) => (
              <option key={one.id} value={one.id}>
                {reasonText(one, wording)}
              </option>
            ))}
          </SelectField>
        ) : (
          <Notice tone="info">{t('form.noReason')}</Notice>
        )}
        {reason && reason.modes.length > 1 ? (
          <RadioGroup
            inline
            name="mode"
            legend={t('visit.place')}
            value={mode}
            onChange={(event) => setMode(event.target.value as VisitMode)}
            choices={reason.modes.map((one) => ({ value: one, label: t(`mode.${one}`) }))}
          />
        ) : null}
      </section>

      {reason ? (
        <section aria-labelledby="when" className="grid gap-3">
          <h2 id="when" className="text-h2">
            {t('form.when')}
          </h2>
          <DayField {...{ date, today, wording }} onDate={setDate} />
          <FreeTimes
            {...{ times, wording }}
            wished={date === wished.date ? wished.start : null}
            chosen={start}
            onChoose={setChosen}
            onJump={jumpTo}
            onRetry={() => setAttempt((before) => before + 1)}
          />
          {missing && start === null && times.state === 'ready' && times.starts.length > 0 ? (
            <Missing>{t('form.whenMissing')}</Missing>
          ) : null}
        </section>
      ) : null}

      <div ref={submit}>
        <FormActions>
          <Button kind="primary" type="submit" busy={busy} busyLabel={t('form.booking')}>
            {t('form.book')}
          </Button>
          <Link href={agendaHref(home)} className={buttonLook('secondary')}>
            {t('form.back')}
          </Link>
        </FormActions>
      </div>
    </form>
  );
}

const halfHour = 30 * 60_000;

/** The time chosen, or where none can begin exactly then, the nearest within half an hour: a free cell was pressed, not a start. */
function startFor(chosen: number | null, starts: readonly number[]): number | null {
  if (chosen === null) return null;
  const nearest = [...starts].sort((a, b) => Math.abs(a - chosen) - Math.abs(b - chosen))[0];
  return nearest !== undefined && Math.abs(nearest - chosen) <= halfHour ? nearest : null;
}

const reasonText = ({ label, durationMinutes, price }: DeskReason, { t, locale }: Wording) =>
  [
    label,
    t('visit.minutes', { minutes: durationMinutes }),
    price && priceText({ minor: price.minor, currency: price.currency as Currency }, locale),
  ]
    .filter(Boolean)
    .join(' · ');

function Refusal({ refused, wording: { t, when }, onChoose }: { refused: Refused; wording: Wording; onChoose: (at: string) => void }) {
  const errors = Object.entries(refused.fields).map(([field, sentences]) => ({ field, message: sentences[0] ?? '' }));
  if (errors.length > 0) return <FormErrorSummary title={t('form.check')} errors={errors} />;
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
