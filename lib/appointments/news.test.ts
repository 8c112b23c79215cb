import { describe, expect, test } from 'vitest';
import { isStillSo, newsOf, type Standing } from './news';
import type { Status } from './rules';

const at = new Date('2027-01-04T08:00:00Z');
const [ten, eleven, past] = [new Date('2027-01-05T10:00:00Z'), new Date('2027-01-05T11:00:00Z'), new Date('2027-01-04T07:00:00Z')];
const known = (status: Status, start = ten, where = 'here') => ({ status, start, where });
const standing = (now: Standing['now'], told: Standing['told'], byPatient = false) => ({ now, told, byPatient });

describe('what a patient has to hear', () => {
  test.each<[string, ReturnType<typeof standing>, ReturnType<typeof newsOf>]>([
    ['booked and never told', standing(known('booked'), null), 'confirmation'],
    ['confirmed by the desk before the first mail', standing(known('confirmed'), null), 'confirmation'],
    ['told as it is', standing(known('booked'), known('booked')), null],
    ['told, then confirmed by the patient', standing(known('confirmed'), known('booked')), null],
    ['moved', standing(known('booked', eleven), known('booked', ten)), 'moved'],
    ['moved and moved back', standing(known('booked', ten), known('booked', ten)), null],
    ['given to a colleague at the same time', standing(known('booked', ten, 'there'), known('booked', ten, 'here')), 'changed'],
    ['moved and given to a colleague', standing(known('booked', eleven, 'there'), known('booked', ten, 'here')), 'moved'],
    ['cancelled', standing(known('cancelled'), known('booked')), 'cancellation'],
    ['moved, then cancelled', standing(known('cancelled', eleven), known('booked', ten)), 'cancellation'],
    ['cancelled before anybody heard of it', standing(known('cancelled'), null), null],
    ['cancelled and told so', standing(known('cancelled'), known('cancelled')), null],
    ['cancelled, told so, and given back', standing(known('booked'), known('cancelled')), 'confirmation'],
    ['asked for', standing(known('requested'), null), 'request_received'],
    ['asked for and told so', standing(known('requested'), known('requested')), null],
    ['asked for and accepted', standing(known('booked'), known('requested')), 'request_accepted'],
    ['asked for and refused', standing(known('cancelled'), known('requested')), 'request_refused'],
    ['asked for and withdrawn by the patient', standing(known('cancelled'), known('requested'), true), 'cancellation'],
    ['moved once it was over', standing(known('booked', past), known('booked', ten)), null],
    ['cancelled once it was over', standing(known('cancelled', past), known('booked', past)), null],
    ['booked for somebody who is in the waiting room', standing(known('arrived'), null), null],
    ['a hold', standing(known('held'), null), null],
  ])('%s', (_, state, news) => expect(newsOf(state, at)).toBe(news));
});

describe('news that may not have arrived', () => {
  test('is sent as it was while it is so, and not once a later change has made it untrue', () => {
    expect(isStillSo('moved', standing(known('booked', eleven), known('booked', eleven)))).toBe(true);
    expect(isStillSo('moved', standing(known('booked', ten), known('booked', eleven)))).toBe(false);
    expect(isStillSo('confirmation', standing(known('cancelled'), known('booked')))).toBe(false);
    expect(isStillSo('cancellation', standing(known('cancelled', eleven), known('cancelled', ten)))).toBe(true);
    expect(isStillSo('cancellation', standing(known('booked'), known('cancelled')))).toBe(false);
    expect(isStillSo('request_received', standing(known('booked'), known('requested')))).toBe(false);
  });
});
