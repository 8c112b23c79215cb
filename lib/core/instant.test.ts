import { expect, it } from 'vitest';
import { compareInstants, parseInstant } from './instant';

const nine = Date.parse('2027-03-28T07:00:00Z');

it.each([
  '2027-03-28T07:00:00Z',
  '2027-03-28t07:00:00z',
  '2027-03-28T09:00:00+02:00',
  '2027-03-28T09:00+0200',
  '2027-03-28T09+02',
  '2027-03-28 09:00:00.000+02:00',
  '20270328T090000,0+0200',
  '2027-03-27T23:15:00-07:45',
  '2027-03-28T05:00:00\u221202:00',
  '2027-03-28T12:45:00.0000000000+05:45',
  '2027-03-28T07:09:21+00:09:21',
])('reads %s', (text) => {
  expect(parseInstant(text)).toEqual({ ms: nine, finer: '' });
});

it('reads the end of a day and fractions of any length', () => {
  expect(parseInstant('2027-03-27T24:00:00Z')?.ms).toBe(Date.parse('2027-03-28T00:00:00Z'));
  expect(parseInstant('2027-03-28T07:00:00.5Z')).toEqual({ ms: nine + 500, finer: '' });
  expect(parseInstant('2027-03-28T07:00:00.12345060Z')).toEqual({ ms: nine + 123, finer: '4506' });
});

it.each([
  '',
  '2027-03-28',
  '2027-03-28T07:00:00',
  '2027-02-29T07:00:00Z',
  '2027-03-28T25:00Z',
  '2027-03-28T07:60Z',
  '2027-03-28T24:01Z',
  '2027-03-28T07:00+24:00',
  'now',
])('refuses “%s”', (text) => {
  expect(parseInstant(text)).toBeNull();
});

it('orders to the last digit', () => {
  const order = ['.0001', '.00010001', '.0002', '.1'].map(
    (fraction) => parseInstant(`2027-03-28T07:00:00${fraction}Z`) ?? { ms: 0, finer: '' },
  );
  expect(order.toSorted(compareInstants)).toEqual(order);
});
