import type { Context } from '@/lib/context';
import { separatorOf } from '@/lib/core/csv';
import type { Locale } from '@/lib/core/locale';
import app from '@/package.json';
import { signManifest } from '../manifest';
import type { Source } from '../reading/source';
import type { ExportScope, FileEntry, Manifest } from '../schema';
import { sayIn } from '../words';
import { agendaOf } from './agenda';
import { contactsOf } from './contacts';
import { fhirOf } from './fhir';
import { patientListOf, visitListOf } from './lists';
import { pageOf } from './page';
import { csvOf, jsonOf } from './tables';

type Count = (rows: number) => void;
export type File = { readonly name: string; readonly write: (count: Count) => AsyncIterable<string> };
type Asked = { readonly id: string; readonly scope: ExportScope; readonly patientId: string | null; readonly locale: Locale };

/** The files of a copy, in the order they are written: each table twice, what other programmes read, then what tells of all of them. */
export function contentsOf(ctx: Context & { readonly appUrl: string }, source: Source, asked: Asked, at: Date) {
  const separator = separatorOf(asked.locale);
  const say = sayIn(asked.locale);
  const lists: File[] = [
    { name: 'patients.csv', write: (count) => patientListOf(source, say, separator, count) },
    { name: 'visits.csv', write: (count) => visitListOf(source, say, separator, count) },
  ];
  const data: File[] = [
    ...source.tables.flatMap((table) => [
      { name: `json/${table.name}.json`, write: (count: Count) => jsonOf(source, table, count) },
      { name: `csv/${table.name}.csv`, write: (count: Count) => csvOf(source, table, separator, count) },
    ]),
    { name: 'agenda.ics', write: (count) => agendaOf(source, at, count) },
    { name: 'patients.vcf', write: (count) => contactsOf(source, count) },
    { name: 'fhir/bundle.json', write: (count) => fhirOf(source, { base: ctx.appUrl, at }, count) },
    // Of one patient there is nothing to bring in anew.
    ...(asked.scope === 'practice' ? lists : []),
  ];
  const telling = (files: readonly FileEntry[]): File[] => [
    { name: 'index.html', write: () => pageOf(ctx, source, asked, at, files) },
    { name: 'manifest.json', write: () => manifestOf(ctx, asked, at, files) },
  ];
  return {
    total: data.length + 2,
    /** `written` is what the caller has written so far: the last files tell of it. */
    files: function* (written: readonly FileEntry[]): Generator<File> {
      yield* data;
      yield* telling(written);
    },
  };
}

const tableOf = (file: string) => /^json\/(.+)\.json$/.exec(file)?.[1];

async function* manifestOf(ctx: Context, asked: Asked, at: Date, files: readonly FileEntry[]): AsyncGenerator<string> {
  const manifest: Manifest = {
    ...{ format: 'prati-export', formatVersion: 1, appVersion: app.version, exportId: asked.id, practiceId: ctx.actor.practiceId },
    ...{ scope: asked.scope, patientId: asked.patientId, createdAt: at.toISOString(), files: [...files] },
    tables: Object.fromEntries(
      files.flatMap(({ name, rows }) => {
        const table = tableOf(name);
        return table ? [[table, rows ?? 0] as const] : [];
      }),
    ),
  };
  yield `${JSON.stringify(signManifest(ctx.keyring, manifest), null, 2)}\n`;
}
