import { describe, expect, test } from 'vitest';
import { formValues, valuesToShow } from '@/components/patterns/form-values';
import { acceptedLocale } from './accept-language';
import { deviceOf } from './device';
import { safeNext } from './next-path';
import { readJson } from './request-body';
import { contentSecurityPolicy } from './security-policy';
import { isOwnWrite, ownOrigins } from './write-origin';

describe('the language', () => {
  test.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['en;q=0.5, fr;q=0.9', 'fr'],
    ['es, pt;q=0.9', 'fr'],
    ['en;q=0, de', 'de'],
    [null, 'fr'],
    [';;,,q=', 'fr'],
  ])('of %s is %s', (header, locale) => {
    expect(acceptedLocale(header)).toBe(locale);
  });
});

describe('after sign-in', () => {
  test.each(['/practitioner/agenda?day=2027-01-05', '/p/demo#times', '/'])('%s is a place of this site', (path) => {
    expect(safeNext(path)).toBe(path);
  });

  test.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    '',
    null,
    '/api/auth/signout',
    `/${'a'.repeat(600)}`,
  ])('%s is not followed', (path) => {
    expect(safeNext(path)).toBeNull();
  });

  test('dots that climb to another host stay here', () => {
    expect(safeNext('/..//evil.test')).toBeNull();
  });
});

describe('a write', () => {
  const own = ownOrigins('localhost:3000', 'http://localhost:3000');
  test.each([
    [{ site: 'same-origin', origin: 'http://localhost:3000' }, true],
    [{ site: 'none', origin: null }, true],
    [{ site: null, origin: null }, true],
    [{ site: 'cross-site', origin: 'http://localhost:3000' }, false],
    [{ site: 'same-site', origin: null }, false],
    [{ site: null, origin: 'https://evil.test' }, false],
    [{ site: 'same-origin', origin: 'null' }, false],
  ])('%j passes: %s', (request, passes) => {
    expect(isOwnWrite(request, own)).toBe(passes);
  });

  test('may come to the same server under its other name', () => {
    expect(ownOrigins('127.0.0.1:3000', 'http://localhost:3000')).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000']);
  });
});

describe('a form', () => {
  const form = new FormData();
  form.append('name', 'Cabinet');
  form.append('languages', 'fr');
  form.append('languages', 'de');
  form.append('days[]', '1');
  form.append('newPassword', 'hunter2');
  form.append('postcode', '67000');
  form.append('$ACTION_ID_1', 'x');
  form.append('photo', new File(['x'], 'x.png'));

  test('is read by name, lists included, the framework’s own fields not', () => {
    expect(formValues(form)).toEqual({ name: 'Cabinet', languages: ['fr', 'de'], days: ['1'], newPassword: 'hunter2', postcode: '67000' });
  });

  test('gives everything back but secrets', () => {
    expect(Object.keys(valuesToShow(formValues(form)))).toEqual(['name', 'languages', 'days', 'postcode']);
  });
});

describe('a body', () => {
  const post = (body: BodyInit, headers = {}) => new Request('http://x.test', { method: 'POST', body, headers });

  test('of JSON is read, and none at all is an empty object', async () => {
    expect(await readJson(post('{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
    expect(await readJson(new Request('http://x.test', { method: 'POST' }))).toEqual({ ok: true, value: {} });
  });

  test('of anything else, or of broken UTF-8, is refused', async () => {
    expect(await readJson(post('{"a":'))).toEqual({ ok: false, why: 'not_json' });
    expect(await readJson(post(new Uint8Array([0x22, 0xff, 0x22])))).toEqual({ ok: false, why: 'not_json' });
  });

  test('that is too large is refused, whatever its length header says', async () => {
    expect(await readJson(post('"123456789"'), 5)).toEqual({ ok: false, why: 'too_large' });
    expect(await readJson(post('1', { 'content-length': '9999999' }))).toEqual({ ok: false, why: 'too_large' });
  });
});

test('the policy of a page runs scripts by nonce only and loads nothing from elsewhere', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', development: false, https: true });
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
    expect(policy).toContain(rule);
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148', 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel) AppleWebKit Chrome Mobile Safari', 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; SM-X900) AppleWebKit Chrome Safari', 'tablet'],
  ['Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 'computer'],
  ['curl/8.5.0', 'program'],
  [null, 'program'],
])('%s is a %s', (agent, device) => {
  expect(deviceOf(agent)).toBe(device);
});
