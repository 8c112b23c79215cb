import type { ToldRow } from '../reading/source';
import type { ExportTable } from '../tables';
import { escaped, tableEnd, tableHead, tableRow } from './html';
import type { Telling } from './telling';
import { nameOf, said, visitsOf } from './visits';

/** Said in words of their own above; the rest follows as it is. */
const inWords = new Set(['patient', 'appointment', 'delivery', 'audit_entry']);

/** Everything kept of one person, to be read without a programme. */
export async function* patientPart(told: Telling): AsyncGenerator<string> {
  const { say, source } = told;
  yield* identityPart(told);
  yield* visitsPart(told);
  yield* messagesPart(told);
  yield* accessesPart(told);
  const others = source.tables.filter(({ name }) => !inWords.has(name));
  yield `<section><h2>${escaped(say('exports.archive.other'))}</h2>`;
  let isEmpty = true;
  for (const table of others) {
    for await (const text of otherPart(told, table)) {
      isEmpty = false;
      yield text;
    }
  }
  yield `${isEmpty ? nothing(told) : ''}</section>\n<section><h2>${escaped(say('exports.archive.sourceTitle'))}</h2>`;
  yield `<p>${escaped(say('exports.archive.source', { source: await sourceOf(told) }))}</p><p>${escaped(say('exports.archive.rights'))}</p></section>\n`;
}

const nothing = ({ say }: Telling) => `<p class="soft">${escaped(say('exports.archive.none'))}</p>`;
const word = ({ say }: Telling, list: string, value: string) =>
  say.has(`exports.archive.${list}.${value}`) ? say(`exports.archive.${list}.${value}`) : value;

async function sourceOf(told: Telling): Promise<string> {
  for await (const page of told.source.rows('patient')) {
    const row = page.find((one) => !said(one, 'mergedInto')) ?? page[0];
    if (row) return word(told, 'sources', said(row, 'source'));
  }
  return '';
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** A value as a person reads it. */
function readable(told: Telling, value: ToldRow[string] | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => readable(told, one as ToldRow[string])).join(', ');
  if (typeof value === 'object')
    return Object.entries(value as ToldRow)
      .flatMap(([name, one]) => (one === null ? [] : [`${name}: ${readable(told, one)}`]))
      .join(', ');
  const text = String(value);
  return isMoment(text) ? told.moment(text) : isDay(text) ? told.day(text) : text;
}

async function* identityPart(told: Telling): AsyncGenerator<string> {
  yield `<section><h2>${escaped(told.say('exports.archive.identity'))}</h2>`;
  for await (const page of told.source.rows('patient')) {
    for (const row of page) {
      const lines = Object.entries(row).filter(
        ([name, value]) => value !== null && name !== 'erased' && !(Array.isArray(value) && value.length === 0),
      );
      yield `${said(row, 'mergedInto') ? `<h3>${escaped(told.say('exports.archive.merged'))}</h3>` : ''}<dl>`;
      for (const [name, value] of lines) {
        const text =
          name === 'source' ? word(told, 'sources', String(value)) : name === 'address' ? addressText(value) : readable(told, value);
        yield `<dt>${escaped(word(told, 'fields', name))}</dt><dd>${escaped(text)}</dd>`;
      }
      yield `</dl>${row.erased === true ? `<p>${escaped(told.say('exports.archive.shredded'))}</p>` : ''}`;
    }
  }
  yield '</section>\n';
}

const addressText = (value: ToldRow[string]): string => {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const row = value as ToldRow;
  return [said(row, 'street'), `${said(row, 'postcode')} ${said(row, 'city')}`.trim(), said(row, 'doorCode')].filter(Boolean).join(', ');
};

async function* listed(
  told: Telling,
  title: string,
  heads: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  yield `<section><h2>${escaped(title)}</h2>`;
  let isEmpty = true;
  for await (const cells of rows) {
    if (isEmpty) yield tableHead(heads);
    isEmpty = false;
    yield tableRow(cells, heads);
  }
  yield `${isEmpty ? nothing(told) : tableEnd}</section>\n`;
}

const headsOf = ({ say }: Telling, ...names: string[]) => names.map((name) => say(`exports.archive.${name}`));

function visitsPart(told: Telling) {
  const rows = async function* () {
    for await (const visits of visitsOf(told.source))
      for (const { row, practitioner, reason, site } of visits)
        yield [
          told.moment(said(row, 'start')),
          [said(practitioner, 'honorific'), nameOf(practitioner)].filter(Boolean).join(' '),
          said(reason, 'label'),
          said(site, 'name'),
          word(told, 'statuses', said(row, 'status')),
        ];
  };
  return listed(told, told.say('exports.archive.visits'), headsOf(told, 'date', 'practitioner', 'reason', 'place', 'status'), rows());
}

function messagesPart(told: Telling) {
  const rows = async function* () {
    for await (const page of told.source.rows('delivery'))
      for (const row of page)
        yield [told.moment(said(row, 'sentAt') || said(row, 'createdAt')), said(row, 'kind'), said(row, 'channel'), said(row, 'state')];
  };
  return listed(told, told.say('exports.archive.messages'), headsOf(told, 'sent', 'kind', 'channel', 'status'), rows());
}

/** Who opened or changed the file: when, in which role, what. Members by role, not by name. */
function accessesPart(told: Telling) {
  const rows = async function* () {
    const roles = await told.source.roles();
    for await (const page of told.source.rows('audit_entry'))
      for (const row of page) {
        const role = roles.get(said(row, 'actorId')) ?? said(row, 'actorKind');
        yield [told.moment(said(row, 'at')), word(told, 'roles', role), said(row, 'act')];
      }
  };
  return listed(told, told.say('exports.archive.accesses'), headsOf(told, 'date', 'role', 'act'), rows());
}

/** A table as it is, under its own names, where it has rows. */
async function* otherPart(told: Telling, { name, fields }: ExportTable): AsyncGenerator<string> {
  const shown = fields.filter(({ isLink }) => !isLink);
  const heads = shown.map((field) => word(told, 'fields', field.name));
  const key = `registers.table.${name}`;
  let isEmpty = true;
  for await (const page of told.source.rows(name)) {
    if (isEmpty) yield `<h3>${escaped(told.say.has(key) ? told.say(key) : name)}</h3>${tableHead(heads)}`;
    isEmpty = false;
    for (const row of page)
      yield tableRow(
        shown.map((field) => readable(told, row[field.name])),
        heads,
      );
  }
  if (!isEmpty) yield tableEnd;
}
