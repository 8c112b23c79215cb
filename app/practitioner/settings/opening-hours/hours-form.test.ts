import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/core/id';
import { modes } from '@/lib/core/visit-mode';
import { exceptionForm, weekForm } from './hours-form';

const [practitionerId, siteId, reason] = [newId('practitioner'), newId('site'), newId('visitReason')];
const range = (key: string, change: Record<string, string | string[]> = {}) =>
  Object.fromEntries(
    Object.entries({ start: '22h', end: '2h', siteId, weekday: '1', modes: ['in_person'], bound: 'all', ...change }).map(
      ([part, value]) => [`openings.${key}.${part}`, value],
    ),
  );
const flaws = (form: typeof weekForm | typeof exceptionForm, sent: object) =>
  form.safeParse({ practitionerId, ...sent }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the form of a week', () => {
  it('binds a range to the reasons named, to all of them when none is, and keeps a night as it is', () => {
    const week = weekForm.parse({
      practitionerId,
      ...range('r1', { bound: 'some', reasonIds: [reason], knownOnly: 'on' }),
      ...range('r2', { reasonIds: [reason] }),
    });
    expect(week.openings).toMatchObject([
      { start: '22:00', end: '02:00', reasonIds: [reason], knownOnly: true },
      { reasonIds: [], knownOnly: false },
    ]);
  });

  it('refuses “only these” without one of them, a format and a time beside their fields', () => {
    expect(flaws(weekForm, range('r1', { bound: 'some' }))).toEqual(['openings.r1.reasonIds: opening.reasons_missing']);
    expect(flaws(weekForm, range('r1', { modes: [] }))).toEqual(['openings.r1.modes: opening.mode_missing']);
    expect(flaws(weekForm, range('r1', { end: 'midi' }))).toEqual(['openings.r1.end: opening.time_unreal']);
    expect(flaws(weekForm, range('r1', { start: '24:00' }))).toEqual(['openings.r1.start: opening.start_at_midnight']);
    expect(flaws(weekForm, range('r1', { validFrom: '2027-02-02', validTo: '2027-02-01' }))).toEqual([
      'openings.r1.validTo: opening.ends_before_it_begins',
    ]);
  });
});

describe('the form of a date', () => {
  const date = { siteId, date: '2027-05-01', kind: 'other' };

  it('says nothing of formats and reasons where it is for all of them', () => {
    const all = exceptionForm.parse({ practitionerId, ...date, ...range('x0', { modes: [...modes] }) });
    expect(all.openings).toEqual([{ start: '22:00', end: '02:00' }]);
    const some = exceptionForm.parse({ practitionerId, ...date, ...range('x0', { modes: ['video'], bound: 'some', reasonIds: [reason] }) });
    expect(some.openings).toEqual([{ start: '22:00', end: '02:00', modes: ['video'], reasonIds: [reason] }]);
    expect(exceptionForm.parse({ practitionerId, ...date, kind: 'closed', ...range('x0') }).openings).toEqual([]);
  });

  it('refuses other hours without hours, and a date that is none', () => {
    expect(flaws(exceptionForm, date)).toEqual(['openings.x0.start: opening.ranges_missing']);
    expect(flaws(exceptionForm, { ...date, date: '2027-02-30', kind: 'closed' })).toEqual(['date: opening.date_unreal']);
    expect(flaws(exceptionForm, { ...date, ...range('x0', { bound: 'some' }) })).toEqual([
      'openings.x0.reasonIds: opening.reasons_missing',
    ]);
  });
});
