import canonicalize from 'canonicalize';
import { sha256Hex } from '@/lib/platform/crypto';
import { dataMap } from '@/lib/retention/data-map';
import { keptFor, policies } from '@/lib/retention/policies';
import { type Category, type Purpose, purposes, type TableClass } from '@/lib/retention/schema';
import { subProcessors } from '@/lib/sub-processors/list';
import type { Controller, KeptTerm, Processing, Register, RegisterKind, Subject, Terms } from './schema';
import { transfersFor } from './transfers';
import { controllerOf } from './who-decides';

type Map = Readonly<Record<string, TableClass>>;
type Entry = readonly [table: string, what: TableClass];

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const isPersonal = ([, { subject }]: Entry) => subject !== 'none';
/** What a table holds of somebody, under the names of their export. */
const fieldsOf = ({ columns }: TableClass) => Object.values(columns).flatMap(({ exportName }) => (exportName === null ? [] : [exportName]));

/** France, nothing chosen: what the public pages say. */
export const proposed: Terms = { jurisdiction: 'FR', chosen: {} };

export function termOf(category: Category, { jurisdiction, chosen }: Terms): KeptTerm {
  const { from, action, basis, source, hold, settable, keep, archive } = policies[category];
  const years = settable ? chosen[category] : undefined;
  const kept = keptFor(category, jurisdiction, years);
  return {
    ...{ category, from, action, basis, hold, isChosen: years !== undefined, isUnset: kept === null },
    ...{ keep: kept ? kept.keep : keep, archive: kept ? kept.archive : archive, source: kept ? kept.source : source },
  };
}

/** Categories told apart within one: a minor's record and a record go by different terms, and so do a member's account and a patient's: all are said. */
const variantsOf = (category: Category, subject: Subject | 'none'): Category[] => {
  if (category === 'record') return ['record', 'record.minor'];
  // A login is a member's or a patient's: one table, two terms.
  return category === 'member_account' && subject === 'account' ? ['member_account', 'patient_account'] : [category];
};

function processingOf(purpose: Purpose, controller: Controller, entries: readonly Entry[], terms: Terms): Processing {
  const classes = entries.map(([, what]) => what);
  return {
    ...{ purpose, controller },
    grounds: distinct(classes.map(({ basis }) => basis)),
    subjects: distinct(classes.map(({ subject }) => subject)) as Subject[],
    data: entries.map(([table, what]) => ({ table, fields: distinct(fieldsOf(what)) })),
    // Whatever is stored lies at the hosting provider.
    recipients: distinct(classes.flatMap(({ recipients }) => recipients ?? ['hosting' as const])),
    transfers: transfersFor(purpose, subProcessors),
    terms: distinct(classes.flatMap(({ category, subject }) => variantsOf(category, subject))).map((category) => termOf(category, terms)),
    measures: purposes[purpose],
  };
}

/** The processings of one register, in the order of the purposes, each from every table of the data map that serves it. */
export function registerOf(kind: RegisterKind, terms: Terms, map: Map = dataMap): Register {
  const controller: Controller = kind === 'prati' ? 'prati' : 'practice';
  const entries = Object.entries(map).filter((entry) => isPersonal(entry) && controllerOf(entry[1]) === controller);
  const processings = (Object.keys(purposes) as Purpose[]).flatMap((purpose) => {
    const own = entries.filter(([, what]) => what.purpose === purpose);
    return own.length === 0 ? [] : [processingOf(purpose, controller, own, terms)];
  });
  return { kind, processings };
}

/** Its content's SHA-256 over RFC 8785 JSON: the same content has the same hash on every machine. */
export const hashOf = (content: unknown): string => sha256Hex(canonicalize(content) as string);
