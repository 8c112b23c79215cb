import { describe, expect, it } from 'vitest';
import { changeRules } from './change-rules';

const start = new Date('2026-11-23T14:30:00Z');
const rule = { start, cancelNoticeHours: 24, changeOnline: true, changeUntilHours: 0 };
const dayBefore = new Date('2026-11-22T14:30:00Z');
const told = (visit: typeof rule, now: string) => changeRules(visit, new Date(now)).map(({ key }) => key);

describe('until when a visit can be changed', () => {
  it('is told as past once it has passed, and not at the limit itself', () => {
    expect(changeRules(rule, dayBefore)).toEqual([{ key: 'cancelUntil', until: dayBefore }]);
    expect(told(rule, '2026-11-22T14:30:01Z')).toEqual(['cancelWasUntil']);
  });
  it('tells of two limits which have passed, each by itself', () => {
    const both = { ...rule, changeUntilHours: 2 };
    expect(told(both, '2026-11-22T09:00:00Z')).toEqual(['cancelUntil', 'changeUntil']);
    expect(told(both, '2026-11-23T09:00:00Z')).toEqual(['cancelWasUntil', 'changeUntil']);
    expect(told(both, '2026-11-23T13:00:00Z')).toEqual(['cancelWasUntil', 'changeWasUntil']);
  });
  it('says only the online limit when that comes first, and nothing of limits where there is none', () => {
    expect(told({ ...rule, changeUntilHours: 48 }, '2026-11-22T15:00:00Z')).toEqual(['changeWasUntil']);
    expect(told({ ...rule, cancelNoticeHours: 0 }, '2026-11-23T14:00:00Z')).toEqual(['cancelAnyTime']);
    expect(told({ ...rule, changeOnline: false }, '2026-11-20T14:00:00Z')).toEqual(['noChange']);
  });
});
