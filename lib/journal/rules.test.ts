import { expect, test } from 'vitest';
import { familyOf, isFarOver, isNight, type MemberDay, median, nounsOf, unusualIn } from './rules';

const quiet: MemberDay = {
  ...{ memberId: 'mbr_0000000000000000000000000000000a', hours: [], before: [], openedAtNightBefore: false },
  ...{ strangers: null, wholeBase: null },
};
const hour = (at: number, files: number, first = 1): MemberDay['hours'][number] => ({ hour: at, files, seqs: [first, first + files - 1] });
const rulesOf = (day: Partial<MemberDay>) => unusualIn({ ...quiet, ...day }).map(({ rule }) => rule);

test('the median of none is nothing, of an even number the mean of the two in the middle', () => {
  expect([median([]), median([7]), median([9, 1, 5]), median([10, 2, 4, 6])]).toEqual([0, 7, 5, 5]);
});

test('thirty files within an hour stand out from nothing, twenty-nine do not', () => {
  expect([isFarOver(29, []), isFarOver(30, [])]).toEqual([false, true]);
});

test('who opens twenty an hour every day stands out at sixty, not at fifty-nine', () => {
  const before = Array.from({ length: 40 }, () => 20);
  expect([isFarOver(59, before), isFarOver(60, before)]).toEqual([false, true]);
  expect(rulesOf({ hours: [hour(9, 45)], before })).toEqual([]);
});

test('only the busiest hour counts: many quiet hours are no busy one', () => {
  expect(rulesOf({ hours: [hour(9, 20), hour(10, 20), hour(11, 20)] })).toEqual([]);
  expect(unusualIn({ ...quiet, hours: [hour(9, 20), hour(10, 31, 50)] })).toMatchObject([
    { rule: 'many_files', count: 31, seqs: [50, 80] },
  ]);
});

test('night is from 22:00 to 6:00, and only for who never opens a file then', () => {
  expect([21, 22, 23, 0, 5, 6].map(isNight)).toEqual([false, true, true, true, true, false]);
  expect(rulesOf({ hours: [hour(21, 1), hour(6, 1)] })).toEqual([]);
  expect(unusualIn({ ...quiet, hours: [hour(2, 1, 3), hour(12, 4, 9), hour(23, 2, 20)] })).toMatchObject([
    { rule: 'at_night', count: 3, seqs: [3, 21] },
  ]);
  expect(rulesOf({ hours: [hour(2, 1)], openedAtNightBefore: true })).toEqual([]);
});

test('files without a visit and exports of everything stand out by themselves', () => {
  expect(rulesOf({ strangers: { count: 1, seqs: [4, 4] }, wholeBase: { count: 1, seqs: [7, 7] } })).toEqual(['no_contact', 'whole_base']);
});

test('each act belongs to one family by its noun; settings belong to none', () => {
  expect(['patient.opened', 'patients.exported', 'rights.answered', 'practice.renamed'].map(familyOf)).toEqual([
    ...['files', 'exports', 'rights', null],
  ]);
  expect(nounsOf('visits')).toEqual(['appointment', 'waiting_list']);
  expect(nounsOf(undefined)).toContain('consent');
});
