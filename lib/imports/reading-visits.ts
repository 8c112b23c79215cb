import type { PractitionerLine } from '@/lib/availability/schema';
import type { Id } from '@/lib/core/id';
import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import type { Zone } from '@/lib/core/zone';
import type { TypedPerson } from '@/lib/patients/likeness';
import { type PatientIdentity, patientIdentity } from '@/lib/patients/schema';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { plain } from './mapping';
import { namesOf, possibleNames } from './names-in-title';
import { LONGEST_SHOWN, type Row, readDate, readNumber, textOf } from './reading-rows';
import { readDuration, readTime, type SaidTime } from './reading-times';
import type { Target } from './rules';
import type { Fallback, Flaw, Reading } from './schema';

const MINUTE = 60_000;
const LONGEST_MINUTES = 1_440;
const MOST_YEARS_AHEAD = 3;

type Visit = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly start: Date;
  readonly end: Date;
};
/** Who a row is about: enough to open a file, or only what one can be found by, in each way it can be read. */
export type Who = { readonly identity: PatientIdentity | null; readonly typed: readonly TypedPerson[] };
/** `busy`: a calendar entry that closes the agenda, at once or where its patient is not found. */
export type CalendarTime = { readonly practitionerId: Id<'practitioner'>; readonly key: string; readonly start: Date; readonly end: Date };
export type GoodVisit = {
  readonly row: number;
  readonly ok: true;
  readonly visit: Visit;
  readonly who: Who;
  readonly busy: CalendarTime | null;
};
export type ReadVisit =
  | GoodVisit
  | { readonly row: number; readonly ok: 'busy'; readonly busy: CalendarTime }
  | { readonly row: number; readonly ok: false; readonly flaws: readonly Flaw[] };

export type Practice = {
  readonly practitioners: readonly PractitionerLine[];
  readonly reasons: readonly VisitReason[];
  readonly zone: Zone;
  /** When the file was taken in: what is read of it stays the same afterwards. */
  readonly now: number;
  readonly today: LocalDate;
};

type Found<T> = { readonly value: T } | { readonly refusal: string };
const refused = (why: string) => ({ refusal: `import.reason.${why}` });

/** A reader of rows that are visits: finds whose agenda, why, when and who, and says what is wrong with which cell. */
export function visitReader({ columns }: Reading, fallback: Fallback, practice: Practice): (row: Row) => ReadVisit {
  return ({ row, cells }) => {
    const said = (target: Target) => textOf(cells[columns.indexOf(target)]);
    const flaws: Flaw[] = [];
    const flaw = (target: Target, { refusal }: { refusal: string }) => {
      if (!flaws.some((one) => one.target === target)) flaws.push({ target, code: refusal, value: said(target).slice(0, LONGEST_SHOWN) });
    };
    for (const target of columns) if (target && said(target).includes('\uFFFD')) flaw(target, refused('letters_lost'));
    if (isCancelled(said('visitStatus'))) flaw('visitStatus', refused('visit_cancelled'));

    const practitioner = practitionerOf(said('practitioner'), fallback, practice);
    if ('refusal' in practitioner) flaw('practitioner', practitioner);
    const reason = 'value' in practitioner ? reasonOf(said('reason'), practitioner.value, fallback, practice) : null;
    if (reason && 'refusal' in reason) flaw('reason', reason);
    const who = whoOf(said, practice.today, flaw);
    const durationMinutes = reason && 'value' in reason ? reason.value.durationMinutes : 0;
    const when = whenOf(said, durationMinutes, practice, flaw);
    if (flaws.length > 0 || !('value' in practitioner) || !reason || !('value' in reason) || !when || !who)
      return { row, ok: false, flaws };
    return { row, ok: true, visit: { practitionerId: practitioner.value, reasonId: reason.value.id, ...when }, who, busy: null };
  };
}

type Say = (target: Target) => string;
type Complain = (target: Target, why: { refusal: string }) => void;

/** What was called off elsewhere does not come in as standing. */
const isCancelled = (status: string) => /annul|cancel|abgesagt|storn|supprim|delet|gelöscht/i.test(status);

const honorific = /^(dr|docteur|doctor|prof|professeur|professor|pr|m|mr|mme|mrs|ms|herr|frau)$/;
const wordsOfName = (name: string) =>
  name
    .split(/[\s.,'’-]+/)
    .map(plain)
    .filter((word) => word !== '' && !honorific.test(word));

/** By name, in any order and without title; by the family name alone where one has it. */
function practitionerOf(text: string, { practitionerId }: Fallback, { practitioners }: Practice): Found<Id<'practitioner'>> {
  if (text === '') {
    const only = practitioners.length === 1 ? practitioners[0]?.id : undefined;
    const id = practitioners.find(({ id }) => id === practitionerId)?.id ?? only;
    return id ? { value: id } : refused('practitioner_missing');
  }
  const typed = wordsOfName(text);
  const holds = (words: readonly string[], others: readonly string[]) => others.length > 0 && others.every((word) => words.includes(word));
  const matching = practitioners.filter(({ name }) => holds(wordsOfName(name), typed));
  const exact = matching.filter(({ name }) => holds(typed, wordsOfName(name)));
  const found = exact.length > 0 ? exact : matching;
  if (found.length > 1) return refused('practitioner_several');
  return found[0] ? { value: found[0].id } : refused('practitioner_unknown');
}

/** By its label, else the one chosen for visits that name none or another, or this practitioner's of the same label. */
export function reasonOf(
  text: string,
  practitionerId: Id<'practitioner'>,
  { reasonId }: Fallback,
  { reasons }: Pick<Practice, 'reasons'>,
): Found<VisitReason> {
  const own = reasons.filter((reason) => reason.practitionerId === practitionerId);
  const labelled = (label: string) => own.find((reason) => plain(reason.label) === plain(label));
  const chosen = reasons.find(({ id }) => id === reasonId);
  const found =
    (text === '' ? undefined : labelled(text)) ?? (chosen && (own.find(({ id }) => id === chosen.id) ?? labelled(chosen.label)));
  return found ? { value: found } : refused('reason_unknown');
}

function whoOf(said: Say, today: LocalDate, flaw: Complain): Who | null {
  const whole = said('patientName');
  const split = whole === '' ? null : namesOf(whole);
  const familyName = said('familyName') || split?.familyName || '';
  const givenName = said('givenName') || split?.givenName || '';
  const phone = readNumber(said('phone') || said('otherPhone'));
  if ('refusal' in phone) flaw(said('phone') ? 'phone' : 'otherPhone', phone);
  const birth = said('birthDate') === '' ? null : readDate(said('birthDate'), today);
  if (birth && 'refusal' in birth) flaw('birthDate', birth);
  const contact = { phone: 'number' in phone ? phone.number : '', email: said('email') };
  const born = birth && 'date' in birth ? birth.date : '';
  const identity = patientIdentity(today).safeParse({ familyName, givenName, birthDate: born, ...contact });
  if (identity.success) return { identity: identity.data, typed: [identity.data] };
  for (const { path, message } of identity.error.issues) {
    const target = path[0] as Target;
    const isOpen = (target === 'birthDate' && born === '') || (whole !== '' && (target === 'familyName' || target === 'givenName'));
    if (!isOpen) flaw(target, { refusal: message.includes('.') ? message : 'import.reason.unreadable' });
  }
  const reach = patientIdentity(today).pick({ phone: true, email: true }).safeParse(contact);
  if (!reach.success) return null;
  const names = familyName && givenName ? [{ familyName, givenName }] : possibleNames(whole);
  if (names.length === 0) flaw(whole === '' ? 'familyName' : 'patientName', refused('patient_unknown'));
  return { identity: null, typed: names.map((one) => ({ ...one, ...reach.data, birthDate: born || null })) };
}

function whenOf(said: Say, usualMinutes: number, { zone, now }: Practice, flaw: Complain): Pick<Visit, 'start' | 'end'> | null {
  const read = (target: Target, holds: 'date' | 'time') => {
    const time = readTime(said(target), holds);
    if ('refusal' in time) flaw(target, refused(time.refusal));
    return time;
  };
  const [date, from, to] = [read('date', 'date'), read('start', 'time'), read('end', 'time')];
  const day = dateIn(date) ?? dateIn(from);
  const start = instantIn(from) ?? instantIn(date) ?? wallIn(zone, day, minutesIn(from) ?? minutesIn(date));
  if ('refusal' in date || 'refusal' in from || 'refusal' in to) return null;
  const cell: Target = said('start') === '' ? 'date' : 'start';
  if (start === 'no_date') flaw(said('date') === '' ? cell : 'date', refused('date_missing'));
  else if (start === 'no_time') flaw('start', refused('time_missing'));
  else if (start === 'skipped') flaw(cell, refused('time_skipped'));
  if (typeof start !== 'number') return null;
  if (start > now + MOST_YEARS_AHEAD * 366 * 86_400_000) flaw(said('date') === '' ? cell : 'date', refused('too_far'));

  const length = said('duration') === '' ? null : readDuration(said('duration'));
  if (said('duration') !== '' && length === null) flaw('duration', refused('duration_unreal'));
  const till = said('end') === '' ? null : (instantIn(to) ?? wallIn(zone, dateIn(to) ?? day, minutesIn(to)));
  if (till === 'skipped' || till === 'no_time' || till === 'no_date') {
    flaw('end', refused(till === 'skipped' ? 'time_skipped' : 'time_unreal'));
    return null;
  }
  const end = till ?? start + (length ?? usualMinutes) * MINUTE;
  const minutes = (end - start) / MINUTE;
  const ending: Target = till === null ? 'duration' : 'end';
  if (till === null && length === null && usualMinutes === 0) return null;
  if (minutes <= 0) flaw(ending, refused('ends_before'));
  else if (minutes > LONGEST_MINUTES) flaw(ending, refused('too_long'));
  return { start: new Date(start), end: new Date(end) };
}

const instantIn = (time: SaidTime) => ('instant' in time ? time.instant : null);
const dateIn = (time: SaidTime) => ('date' in time ? time.date : null);
const minutesIn = (time: SaidTime) => ('date' in time ? time.minutes : null);

/** The instant of a wall-clock time; of one that comes twice, the first. A clock change can take it away. */
function wallIn(zone: Zone, date: LocalDate | null, minutes: number | null): number | 'no_date' | 'no_time' | 'skipped' {
  if (date === null) return 'no_date';
  if (minutes === null) return 'no_time';
  const day = dayNumber(date);
  const instant = zone.instantOf(day, minutes, 'earlier');
  const isThere = instant + zone.offsetAt(instant) === day * 86_400_000 + minutes * MINUTE;
  return isThere ? instant : 'skipped';
}
