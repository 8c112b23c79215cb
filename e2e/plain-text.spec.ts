import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { emailOf, everybody, password, phoneOf, signIns } from '@/prisma/seed/personas';
import { ApiCaller } from './api-caller';
import { dayAhead, someone } from './pages/booking-page';
import { signedIn } from './signed-in';
import { logFolder, stored } from './stored';

/** Everything that is known of the invented patients and of who signs in. */
const identities = everybody.flatMap((persona, index) => {
  const [year, month, day] = persona.birthDate.split('-');
  const contact = [index, index + 60].flatMap((n) => [phoneOf(n), phoneOf(n).replace('+33', '0'), emailOf(persona, n)]);
  return [persona.familyName, persona.givenName, persona.birthDate, `${day}/${month}/${year}`, ...contact];
});
const secrets = [...new Set([...identities, ...Object.values(signIns), password])];

/** As a word of its own: sealed values are base64, in which a short name can turn up by chance. */
const inText = (text: string, words: readonly string[]) =>
  words.filter((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const around = `${text[at - 1] ?? ' '}${text[at + word.length] ?? ' '}`;
      if (!/[A-Za-z0-9+/_-]/.test(around)) return true;
    }
    return false;
  });

/** Every row of every table of every schema, as text. */
const everyRow = () =>
  stored(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: { table: string; text: string }[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      found.push({ table: name, text: rows.map(({ text }) => text).join('\n') });
    }
    return found;
  });

const everyLog = () => readdirSync(logFolder()).map((name) => ({ name, text: readFileSync(path.join(logFolder(), name), 'utf8') }));

/** Practitioners are listed by name, which is theirs to give: the words a patient may share with them. */
const publicWords = new Set(['Claire', 'Bastien', 'Friederike']);
const hidden = secrets.filter((word) => !publicWords.has(word));

test('inv-F8 every row of the database as text holds no patient’s name, birth date, phone or e-mail, and no sign-in', async () => {
  const rows = await everyRow();
  expect(rows.map(({ table }) => table)).toEqual(expect.arrayContaining(['public.patient', 'keys.data_key', 'bullmq.job']));
  for (const { table, text } of rows) expect(inText(text, hidden), table).toEqual([]);
  const patientRows = rows.find(({ table }) => table === 'public.patient')?.text ?? '';
  expect(patientRows.split('\n').length).toBeGreaterThan(30);
});

test('inv-G1 what is typed anywhere, also where it is refused, reaches no log and no row in clear', async ({ baseURL, request }) => {
  const canary = `Kanarien${Math.random().toString(36).slice(2, 10)}`;
  const email = `${canary.toLowerCase()}@exemple.test`;
  const member = await signedIn(baseURL, signIns.owner);
  await typeEverywhere(new ApiCaller(request), member, canary, email);
  await member.dispose();
  await expect.poll(() => everyLog().some(({ text }) => text.includes('"event":"request"'))).toBe(true);
  for (const { name, text } of everyLog()) {
    expect(
      [canary, canary.toLowerCase()].filter((word) => text.includes(word)),
      name,
    ).toEqual([]);
    expect(inText(text, hidden), name).toEqual([]);
  }
  for (const { table, text } of await everyRow())
    expect(
      [canary, canary.toLowerCase()].filter((word) => text.includes(word)),
      table,
    ).toEqual([]);
});

async function typeEverywhere(api: ApiCaller, member: APIRequestContext, canary: string, email: string): Promise<void> {
  const { request } = api;
  const card = await api.call<{ visitReasons: { id: string }[] }>('get', '/api/v1/practitioners/demo');
  const agenda = { slug: 'demo', reason: card.body.visitReasons[0]?.id ?? '' };
  const [free] = await api.slots(agenda, await dayAhead(request, 70), 7);
  const { body: hold } = await api.hold(agenda, free?.start);
  const person = { ...someone(), givenName: 'Ada', familyName: canary, email };
  expect((await api.askCode(hold, { firstName: 'Ada', lastName: canary, email })).status).toBe(202);
  await api.askCode(hold, { lastName: canary, email: canary, phone: canary });
  const typed = { familyName: canary, givenName: 'Ada', birthDate: '1985-03-07', phone: '', email };
  expect((await member.post('/api/patients', { data: typed })).status()).toBe(201);
  expect((await member.post('/api/patients', { data: { ...typed, birthDate: canary } })).status()).toBe(422);
  for (const body of [`{"${canary}": `, JSON.stringify({ [canary]: 'x'.repeat(2_000_000) }), JSON.stringify(person)])
    await request.post('/api/v1/holds', {
      data: Buffer.from(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': canary },
    });
  for (const path of [`/annuaire?q=${canary}`, `/manage/${canary}`, `/invitation/${canary}`, `/p/${canary}`, `/${canary}?email=${email}`])
    await request.get(path, { headers: { 'user-agent': canary, referer: `http://${canary}.test/` } });
  for (const path of [`/practitioner/patients?q=${canary}`, `/api/patients?q=${canary}`, `/practitioner/agenda?visit=${canary}`])
    expect((await member.get(path)).status(), path).toBe(200);
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { csrfToken, email, password: canary, json: 'true' };
  expect((await request.post('/api/auth/callback/credentials', { form, maxRedirects: 0 })).status()).not.toBe(200);
}
