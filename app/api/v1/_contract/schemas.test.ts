import { describe, expect, test } from 'vitest';
import { appointmentBody, cancelBody, holdBody, practitionersQuery, slugParams, verifyBody } from './schemas';

const hex = '0199a1b2c3d47e8f9a0b1c2d3e4f5a6b';
const hold = { practitioner: 'demo', reason: `vsr_${hex}`, start: '2027-03-28T09:00:00+02:00' };
const typed = { firstName: 'Essai', lastName: 'Canari', birthDate: '1985-03-07', email: 'canari@example.test', phone: '0639981234' };

describe('what a program sends', () => {
  test.each(['2027-03-28T07:00:00Z', '2027-03-28T09:00+02:00', '2027-03-28T09:00:00+0200', '2027-03-28T09:00:00.000+02:00'])(
    'may write an instant as %s',
    (start) => {
      expect(holdBody.parse({ ...hold, start }).start.toISOString()).toBe('2027-03-28T07:00:00.000Z');
    },
  );

  test.each(['2027-03-28T09:00:00', '2027-03-28', '', 'x', null, 5])('may not leave the offset open: %j', (start) => {
    expect(holdBody.safeParse({ ...hold, start }).success).toBe(false);
  });

  test('may say null for what it leaves out', () => {
    const left = (schema: { parse: (given: unknown) => object }, least: object, nulls: object) =>
      expect(schema.parse({ ...least, ...nulls })).toEqual(schema.parse(least));
    left(holdBody, hold, { site: null, mode: null, firstVisit: null, locale: null });
    left(
      appointmentBody,
      { hold: { id: `apt_${hex}`, token: 'x' }, patient: typed },
      { forRelative: null, booker: null, answers: null, locale: null },
    );
    left(verifyBody, { verification: `vrf_${hex}`, code: '123456' }, { near: null });
    left(cancelBody, { token: 'x' }, { reason: null });
    expect(appointmentBody.parse({ hold: { id: `apt_${hex}`, token: 'x' }, patient: typed })).toMatchObject({
      forRelative: false,
      locale: 'fr',
    });
  });

  test('names no address with a NUL, which no database text can hold', () => {
    expect(slugParams.safeParse({ slug: '\0' }).success).toBe(false);
    expect(holdBody.safeParse({ ...hold, practitioner: 'de\0mo' }).success).toBe(false);
  });

  test('may write a language in capitals', () => {
    expect(practitionersQuery.parse({ language: 'FR' }).language).toBe('fr');
  });
});
