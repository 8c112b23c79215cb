import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { contactDiffers, sharesContact } from './rules';
import { bookingIdentity, type PatientIdentity, patientIdentity } from './schema';

const today = '2026-11-22';
const typed = { familyName: 'Dupont', givenName: 'Zoé', birthDate: '1985-03-07', phone: '06 12 34 56 78', email: 'zoe@example.org' };
type Schema = z.ZodType<PatientIdentity>;
const read = (some: Record<string, unknown>, schema: Schema = patientIdentity(today)) => schema.parse({ ...typed, ...some });
const refusals = (some: Record<string, unknown>, schema: Schema = patientIdentity(today)) =>
  schema.safeParse({ ...typed, ...some }).error?.issues.map(({ message }) => message);

test('an identity is taken in normal form', () => {
  expect(read({ familyName: '  Le   Goff ', birthDate: '07/03/1985', email: ' Zoe@Example.ORG ' })).toEqual({
    familyName: 'Le Goff',
    givenName: 'Zoé',
    birthDate: '1985-03-07',
    phone: '+33612345678',
    email: 'zoe@example.org',
  });
});

describe('names', () => {
  test.each([
    'O’Brien',
    "D'Angelo",
    'Jean-Marie',
    'Nguyễn',
    'Łuć',
    'van der Meer',
    'X',
    'É'.normalize('NFD'),
    'Иванова',
    'é'.repeat(80),
    'John 3rd',
  ])('takes %s', (familyName) => {
    expect(read({ familyName }).familyName).toBe(familyName.normalize('NFC'));
  });
  test.each(['Du\u00adpont', '\ufeffDupont', 'Dupont\u200b', '\u200eDupont\u200f', 'Du\u2060pont'])(
    'leaves out what a paste brought along: %j',
    (familyName) => {
      expect(read({ familyName }).familyName).toBe('Dupont');
    },
  );
  test.each([
    ['', 'patient.family_name_missing'],
    ['   ', 'patient.family_name_missing'],
    [undefined, 'patient.family_name_missing'],
    [7, 'patient.family_name_missing'],
    ['12345', 'patient.family_name_unreal'],
    ['--', 'patient.family_name_unreal'],
    ['Du\u0000pont', 'patient.family_name_unreal'],
    ['Du\u202epont', 'patient.family_name_unreal'],
    ['é'.repeat(81), 'patient.family_name_unreal'],
  ])('refuses %j as %s', (familyName, message) => {
    expect(refusals({ familyName })).toEqual([message]);
  });
});

describe('birth dates', () => {
  test.each(['1985-03-07', '07/03/1985', '7/3/1985', '07.03.1985', '7.3.1985', '07-03-1985', '07 03 1985', '07031985', ' 07/03/1985 '])(
    '%s is 7 March 1985',
    (birthDate) => {
      expect(read({ birthDate }).birthDate).toBe('1985-03-07');
    },
  );
  test.each(['2024-02-29', '1900-01-01', today])('%s is a birth date', (birthDate) => {
    expect(read({ birthDate }).birthDate).toBe(birthDate);
  });
  test.each([
    ['', 'patient.birth_date_missing'],
    [null, 'patient.birth_date_missing'],
    ['31/02/1985', 'patient.birth_date_unreal'],
    ['29/02/2023', 'patient.birth_date_unreal'],
    ['03/13/1985', 'patient.birth_date_unreal'],
    ['1985-3-7', 'patient.birth_date_unreal'],
    ['07/03/85', 'patient.birth_date_unreal'],
    ['yesterday', 'patient.birth_date_unreal'],
    ['2026-11-23', 'patient.birth_date_future'],
    ['31/12/1899', 'patient.birth_date_too_old'],
  ])('refuses %j as %s', (birthDate, message) => {
    expect(refusals({ birthDate })).toEqual([message]);
  });
});

describe('contact', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['0612345678', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['01.42.68.53.00', '+33142685300'],
    ['+49 1512 3456789', '+4915123456789'],
    ['+41 79 123 45 67', '+41791234567'],
    ['+32 470 12 34 56', '+32470123456'],
    // As address books copy it.
    ['\u202a+33 6 12 34 56 78\u202c', '+33612345678'],
  ])('%s is %s', (phone, number) => {
    expect(read({ phone }).phone).toBe(number);
  });
  test.each(['12', '06 12 34 56', 'call me', '+33 6 12 34 56 78 90', '0612345678 ext. 5', '1'.repeat(60)])(
    'refuses the phone %s',
    (phone) => {
      expect(refusals({ phone })).toEqual(['patient.phone_unreal']);
    },
  );
  test.each(['zoe', 'zoe@', '@example.org', 'zoe@example', 'zoe @example.org', `${'z'.repeat(250)}@example.org`])(
    'refuses the e-mail %s',
    (email) => {
      expect(refusals({ email })).toEqual(['patient.email_unreal']);
    },
  );
  test('an e-mail loses what a paste brought along', () => {
    expect(read({ email: '\u200bzoe@example.org\ufeff' }).email).toBe('zoe@example.org');
  });
  test('the desk may leave both out', () => {
    expect(read({ phone: '', email: '  ' })).toMatchObject({ phone: null, email: null });
    const { phone: _phone, email: _email, ...names } = typed;
    expect(patientIdentity(today).parse(names)).toMatchObject({ phone: null, email: null });
  });
  test('booking online needs both', () => {
    expect(refusals({ phone: '', email: undefined }, bookingIdentity(today))).toEqual(['patient.phone_missing', 'patient.email_missing']);
    expect(read({}, bookingIdentity(today)).phone).toBe('+33612345678');
  });
});

test('two files share a contact when phone or e-mail is the same, and nothing is not the same as nothing', () => {
  expect(sharesContact({ phone: '+331', email: 'a' }, { phone: '+331', email: 'b' })).toBe(true);
  expect(sharesContact({ phone: null, email: 'a' }, { phone: '+331', email: 'a' })).toBe(true);
  expect(sharesContact({ phone: null, email: null }, { phone: null, email: null })).toBe(false);
});

test('a contact left out does not differ', () => {
  expect(contactDiffers({ phone: '+331', email: 'a' }, { phone: '+331', email: null })).toBe(false);
  expect(contactDiffers({ phone: '+331', email: null }, { phone: '+331', email: 'a' })).toBe(true);
});
