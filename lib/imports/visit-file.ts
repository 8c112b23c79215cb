import { listPractitioners } from '@/lib/availability/list-practitioners';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { sha256Hex } from '@/lib/platform/crypto';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { type CalendarSpan, readCalendar } from './calendar';
import { type Batch, ENTRY_LETTERS, type VisitsMapping } from './data';
import { possibleNames } from './names-in-title';
import { LONGEST_SHOWN, type Row, rowsToRead } from './reading-rows';
import { type Practice, type ReadVisit, reasonOf, visitReader } from './reading-visits';
import { decode, parseRows, sniffEncoding } from './sniffing';

const YEAR = 366 * 86_400_000;
const LONGEST_VISIT = 86_400_000;

export type VisitFile = { readonly headings: readonly string[]; readonly rows: readonly Row[]; read(row: Row): ReadVisit };

/** Which entry of a calendar and which of its times, without a letter of what the calendar says of it. */
export const keyOf = ({ uid, start }: Pick<CalendarSpan, 'uid' | 'start'>) => `${sha256Hex(uid).slice(0, ENTRY_LETTERS)}:${start}`;

/** From when the file was taken in to a year ahead: the same entries at every look. */
export const windowOf = (now: number, timeZone: string) => ({ from: now, to: now + YEAR, timeZone });

/** A kept file of visits as it is to be read, with the practitioners and reasons of the practice as they are now. */
export async function openVisitFile(ctx: Context, { mapping, createdAt }: Batch, bytes: string): Promise<VisitFile> {
  const { visits, reading } = mapping;
  if (!visits) throw new Error('a batch of visits says nothing of them');
  const timeZone = await readTimeZone(ctx);
  const now = createdAt.getTime();
  const practice = {
    practitioners: (await listPractitioners(ctx)).filter(({ id }) => visits.agendas.includes(id)),
    reasons: await listVisitReasons(ctx),
    ...{ zone: zoneOf(timeZone), now, today: localDateAt(now, timeZone) },
  };
  const content = Buffer.from(bytes, 'base64');
  if (!reading) return calendarFile(decode(content, sniffEncoding(content)), visits, practice);
  const all = parseRows(decode(content, reading.encoding), reading.separator);
  const headings = reading.headRow === -1 ? [] : (all[reading.headRow] ?? []);
  return { headings, rows: rowsToRead(all, reading), read: visitReader(reading, visits, practice) };
}

/** Each time of each entry is a row: from when to when, and the title in which the patient is looked for. */
function calendarFile(text: string, visits: VisitsMapping, practice: Practice): VisitFile {
  const read = readCalendar(text, windowOf(practice.now, practice.zone.name));
  const spans = read.ok ? read.spans : [];
  const written = (ms: number) => practice.zone.format(ms).slice(0, 16).replace('T', ' ');
  const rows = spans.map(({ start, end, title }, at) => ({
    row: at + 1,
    cells: [written(start), written(end), title.replace(/\s+/g, ' ').trim().slice(0, 200)],
  }));
  return {
    headings: ['DTSTART', 'DTEND', 'SUMMARY'],
    rows,
    read: ({ row }) => {
      const span = spans[row - 1];
      return span ? readSpan(row, span, visits, practice) : { row, ok: false, flaws: [] };
    },
  };
}

function readSpan(row: number, span: CalendarSpan, visits: VisitsMapping, practice: Practice): ReadVisit {
  const { practitionerId } = visits;
  const value = span.title.slice(0, LONGEST_SHOWN);
  if (!practitionerId || !practice.practitioners.some(({ id }) => id === practitionerId))
    return { row, ok: false, flaws: [{ target: 'practitioner', code: 'import.reason.practitioner_missing', value }] };
  const [start, end] = [new Date(span.start), new Date(span.end)];
  const busy = { practitionerId, key: keyOf(span), start, end };
  const names = possibleNames(span.title);
  if (span.isDays || names.length === 0 || span.end - span.start > LONGEST_VISIT) return { row, ok: 'busy', busy };
  const reason = reasonOf('', practitionerId, visits, practice);
  if ('refusal' in reason) return { row, ok: false, flaws: [{ target: 'reason', code: reason.refusal, value }] };
  const typed = names.map((one) => ({ ...one, birthDate: null, phone: null, email: null }));
  return { row, ok: true, visit: { practitionerId, reasonId: reason.value.id, start, end }, who: { identity: null, typed }, busy };
}
