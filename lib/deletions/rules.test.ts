import { describe, expect, it } from 'vitest';
import { accountExecutionOf, daysLeft, isFree, nextRing, workDue } from './rules';

const at = (text: string) => new Date(text);
const request = { executeAt: accountExecutionOf(at('2027-03-01T10:00:00Z')) };

describe('the cooling-off', () => {
  it('lasts thirty days of 24 hours, across the night the clocks change', () => {
    expect(request.executeAt).toEqual(at('2027-03-31T10:00:00Z'));
  });

  it('asks for nothing, then for telling patients, then for the execution and for nothing else', () => {
    expect(workDue(request, at('2027-03-01T10:00:00Z'))).toBeNull();
    expect(workDue(request, at('2027-03-16T09:59:59Z'))).toBeNull();
    expect(workDue(request, at('2027-03-16T10:00:00Z'))).toBe('tell_patients');
    expect(workDue(request, at('2027-03-31T09:59:59.999Z'))).toBe('tell_patients');
    expect(workDue(request, at('2027-03-31T10:00:00Z'))).toBe('execute');
    expect(workDue(request, at('2031-03-31T10:00:00Z'))).toBe('execute');
  });

  it('is looked at again when something is due', () => {
    expect(nextRing(request, at('2027-03-01T10:00:00Z'))).toEqual(at('2027-03-16T10:00:00Z'));
    expect(nextRing(request, at('2027-03-16T10:00:00Z'))).toEqual(request.executeAt);
    expect(nextRing(request, at('2027-05-28T10:00:00Z'))).toEqual(request.executeAt);
  });

  it('is executed by one worker at a time, and taken over from one that was stopped', () => {
    const now = at('2027-03-31T10:00:00Z');
    expect(isFree(undefined, now)).toBe(true);
    expect(isFree('2027-03-31T09:59:01Z', now)).toBe(false);
    expect(isFree('2027-03-31T09:59:00Z', now)).toBe(true);
    expect(isFree('2027-04-30T10:00:00Z', now)).toBe(true);
  });

  it('counts the days that are left, a day begun included', () => {
    expect(daysLeft(request, at('2027-03-01T10:00:00Z'))).toBe(30);
    expect(daysLeft(request, at('2027-03-30T10:00:01Z'))).toBe(1);
    expect(daysLeft(request, at('2027-04-30T10:00:00Z'))).toBe(0);
  });
});
