import { expect, test } from '@playwright/test';
import { type Answered, ApiCaller, type Held, type Practitioner } from './api-caller';
import { codeFor, dayAhead, mailsTo } from './pages/booking-page';

// The second practitioner, from day 35 on: other tests book elsewhere and sooner. Each test takes days of its own.
let api: ApiCaller;
let agenda: Practitioner;
test.beforeEach(async ({ request }) => {
  api = new ApiCaller(request);
  const { body } = await api.call<{ items: { slug: string }[] }>('get', '/api/v1/practitioners?specialty=physiotherapy');
  const slug = body.items[0]?.slug ?? '';
  const card = await api.call<{ visitReasons: { id: string; durationMinutes: number }[] }>('get', `/api/v1/practitioners/${slug}`);
  agenda = { slug, reason: card.body.visitReasons.find(({ durationMinutes }) => durationMinutes === 30)?.id ?? '' };
});

/** The free times of the first open day from so many days ahead on. */
async function openDay(ahead: number) {
  const from = await dayAhead(api.request, ahead);
  const week = await api.slots(agenda, from, 7);
  const date = week[0]?.start.slice(0, 10) ?? '';
  return { date, starts: week.filter(({ start }) => start.startsWith(date)).map(({ start }) => start) };
}
const starts = async (date: string) => (await api.slots(agenda, date)).map(({ start }) => start);
const code = ({ body }: Answered<unknown>) => (body as { code?: string }).code;

test('a call nothing answers to is refused in the form of every refusal, and an answer loads and frames nothing', async ({ request }) => {
  for (const [method, path] of [
    ['GET', '/api/v1/nothing'],
    ['POST', '/api/nowhere/at/all'],
    ['DELETE', '/api/v2/holds/1'],
  ] as const) {
    const answer = await request.fetch(path, { method });
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 404, code: 'request.not_found' });
  }
  const headers = (await request.get('/api/health/live')).headers();
  expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers['strict-transport-security']).toContain('max-age=');
});

test('the description is served, names the server, and describes each call once', async ({ request }) => {
  const document = (await (await request.get('/api/v1/openapi.json')).json()) as { openapi: string; paths: object; servers: unknown };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toHaveLength(10);
  expect((await request.get('/api/health/live')).status()).toBe(200);
  const ready = (await (await request.get('/api/health/ready')).json()) as { status: string; checks: Record<string, string> };
  expect(ready).toMatchObject({ status: 'ok', checks: { database: 'ok', queue: 'ok' } });
});

test('the directory is searched, cursor-paged, and lists nobody twice', async () => {
  const seen: string[] = [];
  let next = '';
  do {
    const page = await api.call<{ items: { slug: string }[]; nextCursor: string | null }>('get', `/api/v1/practitioners?limit=1${next}`);
    expect(page.body.items).toHaveLength(1);
    seen.push(...page.body.items.map(({ slug }) => slug));
    next = page.body.nextCursor ? `&cursor=${encodeURIComponent(page.body.nextCursor)}` : '';
  } while (next && seen.length < 10);
  expect(seen).toEqual([...new Set(seen)]);
  expect(seen).toContain('demo');
  const found = await api.call<{ items: unknown[] }>('get', '/api/v1/practitioners?q=nobody-of-this-name');
  expect(found.body.items).toEqual([]);
  expect(code(await api.call('get', '/api/v1/practitioners?cursor=forged'))).toBe('directory.cursor_unknown');
});

test('held, coded, verified, moved, cancelled: the whole life of an appointment, over HTTP alone', async ({ request }) => {
  const { date, starts: free } = await openDay(36);
  const [first, second] = free;
  const hold = await api.hold(agenda, first);
  expect(hold.status).toBe(201);
  expect(await starts(date)).toEqual(free.slice(1));

  const { body, patient } = await api.askCode(hold.body);
  const proof = { verification: body.verification.id, code: await codeFor(request, patient.email) };
  const booked = await api.call<{ id: string; start: string; manageUrl: string }>('post', '/api/v1/appointments/verify', { body: proof });
  expect(booked).toMatchObject({ status: 201, body: { status: 'booked', start: first } });
  const token = booked.body.manageUrl.split('/').at(-1);
  expect((await request.get(booked.body.manageUrl)).status()).toBe(200);
  // News overtaken by the next change is dropped on purpose, so each message is waited for.
  const mailed = (count: number) =>
    expect.poll(async () => (await mailsTo(request, patient.email)).length, { timeout: 20_000 }).toBe(count);
  await mailed(2); // code, confirmed

  const at = `/api/v1/appointments/${booked.body.id}`;
  const moved = await api.call('post', `${at}/move`, { body: { token, start: second } });
  expect(moved).toMatchObject({ status: 200, body: { start: second, status: 'booked' } });
  expect(await starts(date)).toEqual([first, ...free.slice(2)]);
  await mailed(3);
  const cancelled = await api.call('post', `${at}/cancel`, { body: { token, reason: 'patient_unwell' } });
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  expect(await starts(date)).toEqual(free);
  expect(code(await api.call('post', `${at}/cancel`, { body: { token, reason: 'other' } }))).toBe('booking.already_cancelled');
  expect(code(await api.call('post', `${at}/move`, { body: { token, start: second } }))).toBe('booking.already_cancelled');
  await mailed(4);
});

test('a hold given back is free at once; without its token it stays', async () => {
  const { date, starts: free } = await openDay(38);
  const { body: hold } = await api.hold(agenda, free[0]);
  const at = `/api/v1/holds/${hold.id}`;
  expect(code(await api.call('delete', at))).toBe('booking.hold_unknown');
  expect(code(await api.call('delete', at, { headers: { authorization: 'Bearer another' } }))).toBe('booking.hold_unknown');
  expect(await starts(date)).toEqual(free.slice(1));
  expect((await api.call('delete', at, { headers: { authorization: `Bearer ${hold.token}` } })).status).toBe(204);
  expect(await starts(date)).toEqual(free);
});

test('a taken time is refused with the three nearest, all of them free', async () => {
  const { date, starts: free } = await openDay(40);
  await api.hold(agenda, free[2]);
  const lost = await api.call<{ alternatives: string[] }>('post', '/api/v1/holds', {
    body: { practitioner: agenda.slug, reason: agenda.reason, start: free[2] },
  });
  expect(code(lost)).toBe('booking.slot_taken');
  expect(lost.body.alternatives).toHaveLength(3);
  expect(await starts(date)).toEqual(expect.arrayContaining(lost.body.alternatives.filter((start) => start.startsWith(date))));
});

test('inv-C2 one key, twenty times at once: one hold and one answer; with another body it is refused', async () => {
  const { date, starts: free } = await openDay(42);
  const headers = { 'Idempotency-Key': `key-${Math.random().toString(36).slice(2)}` };
  const answers = await Promise.all(Array.from({ length: 20 }, () => api.hold(agenda, free[0], headers)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toHaveProperty('size', 1);
  expect(await starts(date)).toEqual(free.slice(1));
  expect(await api.hold(agenda, free[1], headers)).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
  expect(await starts(date)).toEqual(free.slice(1));
  expect(code(await api.hold(agenda, free[1], { 'Idempotency-Key': 'with space' }))).toBe('idempotency.key_malformed');
});

test('inv-C1 two hundred requests of fifty clients for one time: one 201, every other a 409', async ({ baseURL }) => {
  const { starts: free } = await openDay(44);
  const body = JSON.stringify({ practitioner: agenda.slug, reason: agenda.reason, start: free[0] });
  const statuses: number[] = [];
  const client = async () => {
    for (let n = 0; n < 4; n++) {
      const answer = await fetch(`${baseURL}/api/v1/holds`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      statuses.push(answer.status);
    }
  };
  await Promise.all(Array.from({ length: 50 }, client));
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(199);
});

test('every wrong wish is refused by its own name and changes nothing', async ({ request }) => {
  const { date, starts: free } = await openDay(46);
  const { practitioner, reason, start } = { practitioner: agenda.slug, reason: agenda.reason, start: free[0] };
  const wish = { practitioner, reason, start };
  const otherReason = `vsr_${'0'.repeat(32)}`;
  const refused: [string, number, unknown][] = [
    ['booking.in_the_past', 422, { ...wish, start: '2020-01-06T10:00:00+01:00' }],
    ['booking.beyond_horizon', 422, { ...wish, start: `${await dayAhead(request, 400)}T10:00:00+01:00` }],
    ['booking.closed', 422, { ...wish, start: `${date}T03:00:00+01:00` }],
    ['booking.off_grid', 422, { ...wish, start: start?.replace(/T(\d\d):\d\d/, 'T$1:07') }],
    ['booking.reason_unknown', 422, { ...wish, reason: otherReason }],
    ['booking.mode_unknown', 422, { ...wish, mode: 'video' }],
    ['booking.site_unknown', 422, { ...wish, site: `sit_${'0'.repeat(32)}` }],
    ['directory.practitioner_not_found', 404, { ...wish, practitioner: 'nobody' }],
    ['request.invalid', 422, { ...wish, start: 'tomorrow' }],
    ['request.invalid', 422, { ...wish, start: `${date}T10:00:00` }],
    ['request.invalid', 422, {}],
    ['request.invalid', 422, []],
    ['request.not_json', 400, Buffer.from('{"practitioner": ')],
    ['request.not_json', 400, Buffer.from([0xff, 0xfe, 0x7b])],
    ['request.too_large', 413, { ...wish, padding: 'x'.repeat(5 * 1024 * 1024) }],
  ];
  for (const [expected, status, body] of refused) {
    const answer = await api.call('post', '/api/v1/holds', { body });
    expect({ code: code(answer), status: answer.status }).toEqual({ code: expected, status });
  }
  expect(await starts(date)).toEqual(free);
  const held = await api.hold(agenda, start);
  expect(held.status, 'nothing above kept the time').toBe(201);

  const gets: [string, string][] = [
    ['/api/v1/practitioners/nobody', 'directory.practitioner_not_found'],
    [`/api/v1/practitioners/nobody/slots?reason=${reason}`, 'directory.practitioner_not_found'],
    [`/api/v1/practitioners/${practitioner}/slots?reason=${otherReason}`, 'availability.reason_not_found'],
    [`/api/v1/practitioners/${practitioner}/slots?reason=${reason}&days=1000`, 'request.invalid'],
    [`/api/v1/practitioners/${practitioner}/slots?reason=${reason}&from=2027-02-30`, 'request.invalid'],
    [`/api/v1/practitioners/${practitioner}/slots`, 'request.invalid'],
  ];
  for (const [path, expected] of gets) expect(code(await api.call('get', path)), path).toBe(expected);
});

test('a malformed identity is refused field by field, and no code is sent', async ({ request }) => {
  const { body: hold } = await api.hold(agenda, (await openDay(48)).starts[0]);
  const wrong: [string, string][] = [
    ['phone', '12'],
    ['birthDate', '1985-02-31'],
    ['birthDate', '2999-01-01'],
    ['email', 'nobody@'],
    ['firstName', ' '],
    ['lastName', '<>'],
  ];
  for (const [field, value] of wrong) {
    const refused = await api.askCode(hold, { [field]: value });
    expect(refused, `${field} ${value}`).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(Object.keys((refused.body as unknown as { fields: object }).fields)).toEqual([`patient.${field}`]);
    expect(await mailsTo(request, String(refused.patient.email))).toEqual([]);
  }
  expect(code(await api.askCode({ ...hold, token: 'another' } as Held))).toBe('booking.hold_unknown');
  expect((await api.askCode(hold)).status).toBe(202);
});

test('a wrong code, a spent one, a used one and an unknown one are told apart', async ({ request }) => {
  const { date, starts: free } = await openDay(50);
  const verify = (verification: string, given: string) =>
    api.call<{ triesLeft?: number }>('post', '/api/v1/appointments/verify', { body: { verification, code: given } });
  const { body: hold } = await api.hold(agenda, free[0]);
  const { body, patient } = await api.askCode(hold);
  const good = await codeFor(request, patient.email);
  const bad = String((Number(good) + 1) % 1_000_000).padStart(6, '0');
  expect(code(await verify(body.verification.id, '12'))).toBe('request.invalid');
  for (const left of [4, 3, 2, 1]) expect((await verify(body.verification.id, bad)).body.triesLeft).toBe(left);
  for (const given of [bad, good]) expect(code(await verify(body.verification.id, given))).toBe('booking.code_spent');
  expect(code(await verify(`vrf_${'0'.repeat(32)}`, good))).toBe('booking.verification_unknown');

  const booked = await api.book(agenda, free[1]);
  expect(code(await verify(booked.proof.verification, booked.proof.code))).toBe('booking.code_used');
  expect(await starts(date)).toEqual(free.slice(2));
});

test('an appointment close to another is asked about with its start, and replaced when told so', async ({ request }) => {
  const { date, starts: free } = await openDay(58);
  const first = await api.book(agenda, free[0]);
  const { body: hold } = await api.hold(agenda, free[2]);
  const same = { email: first.patient.email, phone: first.patient.phone };
  const { body } = await api.askCode(hold, same);
  const proof = { verification: body.verification.id, code: await codeFor(request, first.patient.email, [first.proof.code]) };
  const asked = await api.call<{ appointment: { start: string } }>('post', '/api/v1/appointments/verify', { body: proof });
  expect(asked).toMatchObject({
    status: 409,
    body: { code: 'booking.near_another', appointment: { start: first.start }, replaceable: true },
  });
  const replaced = await api.call('post', '/api/v1/appointments/verify', { body: { ...proof, near: 'replace' } });
  expect(replaced).toMatchObject({ status: 201, body: { id: first.id, start: free[2] } });
  expect(await starts(date)).toEqual(free.filter((start) => start !== free[2]));
});

test('an appointment answers to its own token only', async () => {
  const { date, starts: free } = await openDay(52);
  const [mine, theirs] = [await api.book(agenda, free[0]), await api.book(agenda, free[1])];
  const unknown = 'booking.appointment_unknown';
  for (const token of [theirs.token, 'x', mine.id]) {
    expect(code(await api.call('post', `/api/v1/appointments/${mine.id}/move`, { body: { token, start: free[3] } }))).toBe(unknown);
    expect(code(await api.call('post', `/api/v1/appointments/${mine.id}/cancel`, { body: { token, reason: 'other' } }))).toBe(unknown);
  }
  const taken = await api.call('post', `/api/v1/appointments/${mine.id}/move`, { body: { token: mine.token, start: theirs.start } });
  expect(taken).toMatchObject({ status: 409, body: { code: 'booking.slot_taken', alternatives: expect.any(Array) } });
  expect(await starts(date)).toEqual(free.slice(2));
});

test('what a browser sends from another site is refused', async () => {
  const { starts: free } = await openDay(54);
  for (const headers of [{ origin: 'https://elsewhere.test' }, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await api.request.post('/api/v1/holds', {
      data: { practitioner: agenda.slug, reason: agenda.reason, start: free[0] },
      headers,
    });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'request.foreign_origin' });
  }
});
