import { describe, expect, test } from 'vitest';
import { locales } from '@/lib/core/locale';
import { dataMap } from '@/lib/retention/data-map';
import { policies } from '@/lib/retention/policies';
import { sourceIn } from '@/lib/retention/rules';
import { categories } from '@/lib/retention/schema';
import { subProcessors } from '@/lib/sub-processors/list';
import { readPdf } from '@/test/read-pdf';
import { renderPdf } from './paper-pdf';
import { privacyPaper } from './papers/privacy-paper';
import { registerLines, registerPaper } from './papers/register-paper';
import { subProcessorsPaper } from './papers/sub-processors-paper';
import { hashOf, proposed, registerOf, termOf } from './register';
import type { Operator } from './schema';
import { controllerOf } from './who-decides';
import { sayIn } from './words';

const nobody: Operator = {
  ...{ name: null, address: null, registration: null, publisher: null, email: null, host: null, dpoEmail: null },
};
const version = { hash: 'f'.repeat(64), number: 3, firstSeenAt: new Date('2026-11-22T00:00:00Z') };
const personal = Object.entries(dataMap).filter(([, { subject }]) => subject !== 'none');

describe('the registers', () => {
  test('hold every table about people exactly once, under who decides', () => {
    const held = (['practice', 'prati'] as const).flatMap((kind) => registerOf(kind, proposed).processings.flatMap(({ data }) => data));
    expect(held.map(({ table }) => table).sort()).toEqual(personal.map(([table]) => table).sort());
  });

  test('a patient’s data is the practice’s wherever Prati has no purpose of its own', () => {
    expect(controllerOf({ purpose: 'delivery', subject: 'patient' })).toBe('practice');
    expect(controllerOf({ purpose: 'delivery', subject: 'member' })).toBe('prati');
    expect(controllerOf({ purpose: 'ai_training', subject: 'patient' })).toBe('prati');
  });

  test('say another thing when a table, a term or a choice changes, and the same when nothing does', () => {
    const hash = (chosen = {}) => hashOf(registerOf('processor', { jurisdiction: 'FR', chosen }).processings);
    expect(hash()).toBe(hash());
    expect(hash({ appointment: 10 })).not.toBe(hash());
    const { appointment } = dataMap;
    if (!appointment) throw new Error('no appointments');
    const more = { ...dataMap, extra: appointment };
    expect(hashOf(registerOf('processor', proposed, more).processings)).not.toBe(hash());
  });

  test('say of a sub-processor only what is connected: Google for the listing, not for the agenda', () => {
    const receiversOf = (purpose: string) =>
      (['practice', 'prati'] as const)
        .flatMap((kind) => registerOf(kind, proposed).processings)
        .filter((one) => one.purpose === purpose)
        .flatMap(({ transfers }) => transfers.map(({ subProcessor }) => subProcessor));
    expect(receiversOf('public_listing')).toEqual(['google']);
    expect(receiversOf('care_agenda')).toEqual([]);
  });

  test('show the term the practice chose, within what the law allows', () => {
    expect(termOf('appointment', { jurisdiction: 'FR', chosen: { appointment: 10 } })).toMatchObject({
      keep: { years: 10 },
      isChosen: true,
    });
    expect(termOf('appointment', { jurisdiction: 'FR', chosen: { appointment: 99 } })).toMatchObject({ keep: { years: 20 } });
    expect(termOf('record', { jurisdiction: 'IL', chosen: {} }).isUnset).toBe(true);
    expect(termOf('record', { jurisdiction: 'DE', chosen: {} })).toMatchObject({ keep: { years: 10 }, archive: null });
  });

  test.each(locales)('are said in whole in %s: no empty cell, no key', (locale) => {
    for (const kind of ['processor', 'prati'] as const) {
      const lines = registerLines({ register: registerOf(kind, proposed), isKept: false }, locale);
      expect(lines.flat().filter((cell) => cell.trim() === '' || cell.includes('registers.'))).toEqual([]);
      expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
    }
  });
});

describe.each(locales)('the privacy page in %s', (locale) => {
  const paper = privacyPaper({ locale, operator: nobody, version });
  const say = sayIn(locale);
  const rowsOf = (id: string) =>
    paper.parts
      .filter((part) => part.id === id)
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));

  test('gives every category the term of its policy', () => {
    const rows = rowsOf('terms');
    expect(rows).toHaveLength(categories.length);
    for (const [at, category] of categories.entries()) {
      const { keep, archive, source } = policies[category];
      const figures = [keep, archive].flatMap((term) => (term ? Object.values(term) : [])).filter((figure) => figure > 0);
      for (const figure of figures) expect(rows[at]?.[1], category).toContain(String(figure));
      expect(rows[at]?.[3], category).toContain(sourceIn(locale, source));
    }
  });

  test('names the purpose of every table about people', () => {
    const said = [...rowsOf('practices'), ...rowsOf('prati')].flat().join('\n');
    for (const [table, { purpose }] of personal) {
      expect(said, table).toContain(say(`registers.purpose.${purpose}.name`));
      expect(said, table).toContain(say(`registers.table.${table}`));
    }
  });

  test('says plainly what the installation has not filled in', () => {
    const filled = say('registers.notFilled');
    expect(paper.facts.filter(({ lines }) => lines.includes(filled))).toHaveLength(2);
    const named = privacyPaper({ locale, operator: { ...nobody, name: 'Essai SAS', dpoEmail: 'dpo@example.test' }, version });
    expect(JSON.stringify(named)).not.toContain(filled);
  });
});

test('the public list names every sub-processor and every transfer', () => {
  const paper = subProcessorsPaper({ locale: 'fr', operator: nobody, version }, new Date('2026-12-01T00:00:00Z'));
  const rows = (id: string) =>
    paper.parts
      .filter((part) => part.id === id)
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));
  expect(rows('list')).toHaveLength(subProcessors.length);
  expect(rows('transfers').map(([name]) => name)).toEqual(
    subProcessors.filter(({ outside }) => outside.length > 0).map(({ name }) => name),
  );
});

test('a register becomes a PDF: every page says which it is, and the practice has its own name', async () => {
  const made = { locale: 'fr', practice: { name: 'Cabinet Łódź', jurisdiction: 'FR' }, operator: nobody, version } as const;
  const pages = readPdf(await renderPdf(registerPaper(registerOf('practice', proposed), made)));
  expect(pages[0]).toContain('Cabinet Łódź');
  expect(pages.length).toBeGreaterThan(2);
  for (const [at, page] of pages.entries()) expect(page).toContain(`${at + 1} / ${pages.length}`);
  expect(pages.join('')).not.toMatch(/\?|\ufffd/);
});
