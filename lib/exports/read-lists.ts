import type { Context } from '@/lib/context';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { isLocale } from '@/lib/core/locale';
import { isSomebody, patientCells, patientHeadings, practitionerOf, standingVisits, visitCells, visitHeadings } from './contents/lists';
import { said } from './contents/visits';
import { openSource, type Source, type ToldRow } from './reading/source';
import { type Say, sayIn } from './words';

/** Where reading goes on: `of` names what is being listed (`patients`, or whose visits), `after` the last row behind, `part` its list. */
export type Place = { readonly of: string; readonly after: string; readonly part: number };
/**
 * A list as a text that an import reads by itself; `name` says what it holds, and of visits whose they are. `leftOut`: people met on the way who
 * are not in it, by the answer `keptBack` gave; where nobody else was left, `rows` is 0 and there is nothing to pass on.
 */
export type PassedList = {
  readonly kind: 'patients' | 'visits';
  readonly name: string;
  readonly csv: string;
  readonly rows: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly until: Place;
};
type KeptBack = (patient: { restrictedAt: string | null; objectsTo: readonly string[] }) => string | null;
type Wish = {
  /** Why somebody's file is not passed on, or null. */
  readonly keptBack: KeptBack;
  /** The most a list may hold. */
  readonly most: { readonly rows: number; readonly bytes: number };
  /** Behind which list to go on; null from the beginning. */
  readonly from: Place | null;
};

/**
 * The practice's patients, then each practitioner's visits that stand or took place, as lists for another practice: nobody who is kept back,
 * nor their visits. One list is held in memory at a time, and each says where to go on should whoever reads them be stopped behind it.
 */
export async function* readLists(ctx: Context, { keptBack, most, from }: Wish): AsyncGenerator<PassedList> {
  const source = openSource(ctx, { kind: 'practice' });
  const language = said([...(await source.lookUp('practice')).values()][0], 'language');
  const locale = isLocale(language) ? language : 'fr';
  const [say, separator] = [sayIn(locale), separatorOf(locale)];
  const whyOf = (row: ToldRow) =>
    keptBack({ restrictedAt: said(row, 'restrictedAt') || null, objectsTo: Array.isArray(row.objectsTo) ? row.objectsTo.map(String) : [] });
  const steps = await stepsOf(source, say, whyOf);
  const begun = from ? steps.findIndex(({ of }) => of === from.of) : 0;
  if (begun === -1) throw new RangeError(`${from?.of} has gone since its lists were begun`);
  for (const step of steps.slice(begun))
    yield* cut(step, { separator, most, from: from?.of === step.of ? from : { of: step.of, after: '', part: 0 } });
}

type Line = { readonly id: string; readonly cells: readonly string[] } | { readonly id: string; readonly leftOut: string | null };
type Step = {
  readonly of: string;
  readonly kind: PassedList['kind'];
  readonly name: string;
  readonly headings: readonly string[];
  readonly lines: (after: string | null) => AsyncGenerator<Line[]>;
};

async function stepsOf(source: Source, say: Say, whyOf: (row: ToldRow) => string | null): Promise<Step[]> {
  const practitioners = [...(await source.lookUp('practitioner'))].sort(([a], [b]) => (a < b ? -1 : 1));
  const visitsOf = (id: string, practitioner: ToldRow): Step => ({
    ...{ of: id, kind: 'visits', name: `${say('exports.lists.visits')} ${practitionerOf({ practitioner })}`, headings: visitHeadings(say) },
    async *lines(after) {
      // Of somebody left out only the person is counted, once, among the patients.
      for await (const page of standingVisits(source, { of: { column: 'practitioner_id', value: id }, after }))
        yield page.map((visit) => ({
          id: said(visit.row, 'id'),
          ...(whyOf(visit.patient) ? { leftOut: null } : { cells: visitCells(visit) }),
        }));
    },
  });
  const patients: Step = {
    ...{ of: 'patients', kind: 'patients', name: say('exports.lists.patients'), headings: patientHeadings(say) },
    async *lines(after) {
      for await (const page of source.rows('patient', { after }))
        yield page.filter(isSomebody).map((row) => {
          const why = whyOf(row);
          return { id: said(row, 'id'), ...(why ? { leftOut: why } : { cells: patientCells(row) }) };
        });
    },
  };
  return [patients, ...practitioners.map(([id, row]) => visitsOf(id, row))];
}

/** Cuts one step's lines into as few lists as their most allows. */
async function* cut(
  { kind, name, headings, lines }: Step,
  { separator, most, from }: { separator: string; most: Wish['most']; from: Place },
): AsyncGenerator<PassedList> {
  const head = byteOrderMark + csvLine(headings, separator);
  const empty = () => ({ texts: [] as string[], bytes: Buffer.byteLength(head), leftOut: {} as Record<string, number> });
  let [list, until] = [empty(), from];
  const close = (): PassedList => {
    until = { ...until, part: until.part + 1 };
    const { texts, leftOut } = list;
    list = empty();
    return {
      kind,
      name: until.part > 1 ? `${name} (${until.part})` : name,
      csv: head + texts.join(''),
      rows: texts.length,
      leftOut,
      until,
    };
  };
  for await (const page of lines(from.after || null))
    for (const line of page) {
      if ('cells' in line) {
        const text = csvLine(line.cells, separator);
        const bytes = Buffer.byteLength(text);
        if (list.texts.length === most.rows || (list.texts.length > 0 && list.bytes + bytes > most.bytes)) yield close();
        list.texts.push(text);
        list.bytes += bytes;
      } else if (line.leftOut) list.leftOut[line.leftOut] = (list.leftOut[line.leftOut] ?? 0) + 1;
      until = { ...until, after: line.id };
    }
  if (list.texts.length > 0 || Object.keys(list.leftOut).length > 0) yield close();
}
