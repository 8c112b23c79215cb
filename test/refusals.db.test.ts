import { afterAll, describe, expect, test, vi } from 'vitest';
import type { ErrorCode, Refusal } from '@/app/_server/errors';
import { statusOf } from '@/app/_server/errors';
import { fieldSentences, sentenceFor } from '@/app/_server/wording';
import type { Locale } from '@/lib/core/locale';
import { locales } from '@/lib/core/locale';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from './desk';
import type { Answer, Refused } from './refused';
import { refusedBookings } from './refused-bookings';
import { refusedChanges } from './refused-changes';
import { refusedHours } from './refused-hours';
import { refusedReasons } from './refused-reasons';
import { refusedRules } from './refused-rules';

vi.mock('server-only', () => ({}));
const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

/** Every row of every table that the practice has, by table. */
const rowsOf = (desk: Desk, but: readonly string[] = []) =>
  db.transaction({ practice: desk.practiceId }, async (tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and has_table_privilege(c.oid, 'select') order by 1`;
    const asked = [...tables.map(({ name }) => name), 'practice'].filter((name) => !but.includes(name));
    const each = asked.map(
      (name) => `select '${name}' as name, md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) as rows from "${name}" t`,
    );
    const found = await tx.$queryRawUnsafe<{ name: string; rows: string }[]>(each.join(' union all '));
    return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
  });

const isForm = (answer: Answer): answer is Extract<Answer, { code: 'form.invalid'; issues: unknown }> =>
  answer !== null && 'issues' in answer;
/** What a reader sees of a refusal in one language, by the field it stands beside or under the code. */
const said = (locale: Locale, answer: NonNullable<Answer>): string[] =>
  isForm(answer)
    ? [sentenceFor(locale, { code: 'form.invalid' }), ...Object.values(fieldSentences(locale, answer.issues)).flat()]
    : [sentenceFor(locale, answer as Refusal)];

/** What there is to do is asked for by a verb in the imperative: « Choisissez … », "wählen Sie …". */
const asksFor: Partial<Record<Locale, RegExp>> = {
  fr: /(?<!vous |Vous )(?<!\p{L})(?!avez|assez|chez)\p{L}+ez(?!\p{L})|au plus\b/u,
  de: /\p{L}+n Sie(?!\p{L})|höchstens/iu,
};

async function refused(row: Refused) {
  const desk = await openDesk({ db, ...row.practice });
  const ask = await row.ask(desk);
  const before = await rowsOf(desk, row.writes);
  const answer = await ask();
  if (!answer) throw new Error('nothing refused it');
  expect(await rowsOf(desk, row.writes)).toEqual(before);
  return answer;
}

describe.each([
  ['3 visit reasons', refusedReasons],
  ['3 openings, exceptions, absences', refusedHours],
  ['3 limits, holidays, rooms, sharing', refusedRules],
  ['4 booking online', refusedBookings],
  ['4 the desk, changes, relatives, the waiting list', refusedChanges],
])('bad input of row %s is refused by its rule, and changes nothing', (_of, rows) => {
  test.each(rows.map((row) => [`${row.rule}: ${row.wish} → ${row.code}`, row] as const))('%s', async (_name, row) => {
    const answer = await refused(row);
    if (isForm(answer)) expect(answer.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([[row.field, row.code]]);
    else {
      expect(answer.code).toBe(row.code);
      expect(statusOf[row.code as ErrorCode]).toBeGreaterThanOrEqual(400);
    }
    const sentences = locales.map((locale) => [locale, said(locale, answer)] as const);
    for (const [locale, all] of sentences) {
      for (const sentence of all) {
        expect(sentence).toMatch(/^[^{}]{8,}[.!?\d]$/u);
        expect(sentence).not.toMatch(/\w+\.\w+_\w+|undefined|NaN/);
      }
      expect(all.at(-1)).toMatch(asksFor[locale] ?? /./);
      expect(all.at(-1)).not.toMatch(/^(Complétez cette réponse|Cette réponse n’a pas|Fill in this answer|This answer does not)/);
    }
    expect(new Set(sentences.map(([, all]) => all.at(-1))).size).toBe(locales.length);
  });
});
