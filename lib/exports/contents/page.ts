import type { Context } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import app from '@/package.json';
import { signerId } from '../manifest';
import type { Source, ToldRow } from '../reading/source';
import type { ExportScope, FileEntry } from '../schema';
import { sayIn } from '../words';
import { escaped, pageEnd, pageHead, tableEnd, tableHead, tableRow } from './html';
import { patientPart } from './patient-part';
import { purposesPart } from './purposes-part';
import type { Telling } from './telling';
import { nameOf, said } from './visits';

/** Above so many patients the page says where to read them instead of listing them: a page is to be read, a base is not. */
const mostListed = 500;

type Asked = { readonly id: string; readonly scope: ExportScope; readonly locale: Locale };

/** The page that opens the archive: what is inside, why it is kept, for whom and how long; for one patient, all of it in words. */
export async function* pageOf(
  ctx: Pick<Context, 'keyring'>,
  source: Source,
  asked: Asked,
  at: Date,
  files: readonly FileEntry[],
): AsyncGenerator<string> {
  const say = sayIn(asked.locale);
  const practice = [...(await source.lookUp('practice')).values()][0];
  const zone = said(practice, 'timeZone') || 'UTC';
  const language = asked.locale === 'en' ? 'en-GB' : asked.locale;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(language);
  const told: Telling = {
    ...{ say, source, files, practice },
    moment: (value) => (value ? format.format(new Date(value)) : ''),
    day: (value) => (value ? days.format(new Date(`${value}T00:00:00Z`)) : ''),
    number: (value) => numbers.format(value),
  };
  const subject = await subjectLine(told);
  yield pageHead(asked.locale, `${say('exports.archive.title')} · ${subject}`);
  yield `<header><p class="soft">${escaped(say('exports.archive.title'))}</p><h1>${escaped(subject)}</h1>
<p class="soft">${escaped(say('exports.archive.made', { date: format.format(at) }))}<br>${escaped(say('exports.archive.id', { id: asked.id, version: app.version }))}</p></header>\n`;
  if (asked.scope === 'patient') yield* patientPart(told);
  yield* insidePart(told);
  yield* purposesPart(told);
  if (asked.scope === 'practice') yield* patientsPart(told);
  yield `<p class="soft">${escaped(say('exports.archive.moment'))}</p><p class="soft">${escaped(say('exports.archive.check', { keyId: signerId(ctx.keyring) }))}</p>`;
  yield pageEnd;
}

async function subjectLine({ say, source, practice }: Telling): Promise<string> {
  const name = said(practice, 'name');
  if (source.subject.kind === 'practice') return say('exports.archive.ofPractice', { name });
  const files = await source.patients(source.subject.patientIds);
  const own = [...files.values()].find((row) => !said(row, 'mergedInto')) ?? [...files.values()][0];
  return say('exports.archive.ofPatient', { name: nameOf(own) || said(own, 'id'), practice: name });
}

const sizeOf = (bytes: number, number: (value: number) => string) =>
  bytes < 1_000
    ? `${number(bytes)} o`.replace(' o', ' B')
    : bytes < 1_000_000
      ? `${number(Math.round(bytes / 1_000))} kB`
      : `${number(Math.round(bytes / 100_000) / 10)} MB`;

/** Each file, what it holds and how much of it. */
function* insidePart({ say, files, number }: Telling): Generator<string> {
  const words = (name: string): string => {
    const table = /^(json|csv)\/(.+)\.\w+$/.exec(name);
    if (table) {
      const key = `registers.table.${table[2]}`;
      return say(`exports.archive.${table[1]}`, { table: say.has(key) ? say(key) : (table[2] ?? '') });
    }
    const known = {
      ...{ 'agenda.ics': 'agenda', 'patients.vcf': 'contacts', 'fhir/bundle.json': 'fhir' },
      ...{ 'patients.csv': 'patientList', 'visits.csv': 'visitList' },
    }[name];
    return known ? say(`exports.archive.${known}`) : name;
  };
  const heads = ['file', 'what', 'rows', 'bytes'].map((head) => say(`exports.archive.${head}`));
  yield `<section><h2>${escaped(say('exports.archive.inside'))}</h2>${tableHead(heads)}`;
  for (const { name, rows, bytes } of files)
    yield tableRow([name, words(name), rows === null ? '' : number(rows), sizeOf(bytes, number)], heads);
  yield tableRow(['index.html', say('exports.archive.index'), '', ''], heads);
  yield tableRow(['manifest.json', say('exports.archive.manifest'), '', ''], heads);
  yield `${tableEnd}<p>${escaped(say('exports.archive.noFiles'))}</p></section>\n`;
}

async function* patientsPart({ say, source, files, number, day }: Telling): AsyncGenerator<string> {
  const count = files.find(({ name }) => name === 'json/patient.json')?.rows ?? 0;
  yield `<section><h2>${escaped(say('exports.archive.patients'))}</h2>`;
  if (count > mostListed) {
    yield `<p>${escaped(say('exports.archive.tooMany', { count }))}</p></section>\n`;
    return;
  }
  const field = (name: string) => say(`exports.archive.fields.${name}`);
  const heads = [
    field('familyName'),
    field('givenName'),
    field('birthDate'),
    field('phone'),
    field('email'),
    say('exports.archive.status'),
  ];
  const state = (row: ToldRow) =>
    said(row, 'erasedAt') || row.erased === true
      ? say('exports.archive.erased')
      : said(row, 'mergedInto')
        ? say('exports.archive.merged')
        : '';
  yield `<p class="soft">${escaped(number(count))}</p>${tableHead(heads)}`;
  for await (const page of source.rows('patient'))
    for (const row of page)
      yield tableRow(
        [said(row, 'familyName'), said(row, 'givenName'), day(said(row, 'birthDate')), said(row, 'phone'), said(row, 'email'), state(row)],
        heads,
      );
  yield `${tableEnd}</section>\n`;
}
