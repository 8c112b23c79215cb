import type { Context } from '@/lib/context';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { isLocale } from '@/lib/core/locale';
import { isSomebody, patientCells, patientHeadings, practitionerOf, standingVisits, visitCells, visitHeadings } from './contents/lists';
import { said } from './contents/visits';
import { openSource, type ToldRow } from './reading/source';
import { sayIn } from './words';

/** A list as a text that an import reads by itself; `name` says what it holds, and of visits whose they are. */
type PassedList = { readonly kind: 'patients' | 'visits'; readonly name: string; readonly csv: string; readonly rows: number };
export type PassedLists = {
  readonly lists: readonly PassedList[];
  /** People left out, by the answer `keptBack` gave. */
  readonly leftOut: Readonly<Record<string, number>>;
};
type Wish = {
  /** Why somebody's file is not passed on, or null. */
  readonly keptBack: (patient: { restrictedAt: string | null; objectsTo: readonly string[] }) => string | null;
  /** The most a list may hold. */
  readonly most: { readonly rows: number; readonly bytes: number };
};

/**
 * The practice's patients, and each practitioner's visits that stand or took place, as lists for another practice: nobody who is kept back, nor
 * their visits. For what passes a practice on; the lists are held in memory, as an upload is.
 */
export async function readLists(ctx: Context, { keptBack, most }: Wish): Promise<PassedLists> {
  const source = openSource(ctx, { kind: 'practice' });
  const language = said([...(await source.lookUp('practice')).values()][0], 'language');
  const locale = isLocale(language) ? language : 'fr';
  const [say, separator] = [sayIn(locale), separatorOf(locale)];
  const leftOut: Record<string, number> = {};
  const whyOf = (row: ToldRow) =>
    keptBack({ restrictedAt: said(row, 'restrictedAt') || null, objectsTo: Array.isArray(row.objectsTo) ? row.objectsTo.map(String) : [] });
  const patients = collect('patients', say('exports.lists.patients'), csvLine(patientHeadings(say), separator), most);
  for await (const page of source.rows('patient'))
    for (const row of page.filter(isSomebody)) {
      const why = whyOf(row);
      if (why) leftOut[why] = (leftOut[why] ?? 0) + 1;
      else patients.add(csvLine(patientCells(row), separator));
    }
  const visits = new Map<string, ReturnType<typeof collect>>();
  for await (const page of standingVisits(source))
    for (const visit of page) {
      if (whyOf(visit.patient)) continue;
      const whose = practitionerOf(visit);
      const list =
        visits.get(whose) ?? collect('visits', `${say('exports.lists.visits')} ${whose}`, csvLine(visitHeadings(say), separator), most);
      visits.set(whose, list);
      list.add(csvLine(visitCells(visit), separator));
    }
  return { lists: [patients, ...visits.values()].flatMap((list) => list.parts()), leftOut };
}

/** Gathers lines into as few lists as their most allows. */
function collect(kind: PassedList['kind'], name: string, head: string, most: Wish['most']) {
  const parts: { lines: string[]; bytes: number }[] = [];
  const first = byteOrderMark + head;
  return {
    add(line: string) {
      const bytes = Buffer.byteLength(line);
      const last = parts.at(-1);
      if (last && last.lines.length < most.rows && last.bytes + bytes <= most.bytes) {
        last.lines.push(line);
        last.bytes += bytes;
      } else parts.push({ lines: [line], bytes: Buffer.byteLength(first) + bytes });
    },
    parts: (): PassedList[] => parts.map(({ lines }) => ({ kind, name, csv: first + lines.join(''), rows: lines.length })),
  };
}
