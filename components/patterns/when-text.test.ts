import { describe, expect, it } from 'vitest';
import { priceText } from './price';
import { relativeText, type WhenForm, whenText } from './when-text';

const at = new Date('2026-11-24T08:15:00Z');
const zone = 'Europe/Paris';
/** No-break spaces are shown as `_` to be seen. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/gu, '_');
const written = (form: WhenForm, instant = at) =>
  (['fr', 'en', 'de'] as const).map((locale) => plain(whenText(instant, form, { locale, zone })));

describe('dates and times', () => {
  it('are aligned figures in data', () => {
    expect(written('time')).toEqual(['09:15', '09:15', '09:15']);
    expect(written('date')).toEqual(['24/11/2026', '24/11/2026', '24.11.2026']);
    expect(written('day')).toEqual(['mar. 24_nov.', 'Tue 24_Nov', 'Di., 24._Nov.']);
    expect(written('day-time')).toEqual(['mar. 24_nov., 09:15', 'Tue 24_Nov, 09:15', 'Di., 24._Nov., 09:15']);
  });

  it('are spoken in sentences', () => {
    expect(written('long-day')).toEqual(['mardi 24_novembre', 'Tuesday 24_November', 'Dienstag, 24._November']);
    expect(written('sentence-time')).toEqual(['9_h_15', '9:15', '9:15_Uhr']);
    expect(written('sentence')).toEqual([
      'mardi 24_novembre 2026 à_9_h_15',
      'Tuesday 24_November 2026 at 9:15',
      'Dienstag, 24._November 2026, 9:15_Uhr',
    ]);
  });

  it('follow the clocks of the practice, midnight and the first of the month included', () => {
    const newYear = new Date('2026-12-31T23:05:00Z');
    expect(whenText(newYear, 'time', { locale: 'fr', zone })).toBe('00:05');
    expect(plain(whenText(newYear, 'sentence', { locale: 'fr', zone }))).toBe('vendredi 1er_janvier 2027 à_0_h_05');
    expect(plain(whenText(newYear, 'sentence', { locale: 'en', zone: 'Indian/Reunion' }))).toBe('Friday 1_January 2027 at 3:05');
  });

  it('are relative to now when near', () => {
    expect(relativeText(at, new Date('2026-11-24T08:23:00Z'), 'fr')).toMatch(/8.min/u);
    expect(relativeText(at, new Date('2026-11-24T05:15:00Z'), 'en')).toMatch(/in 3/u);
  });
});

describe('money', () => {
  it('is written from whole minor units', () => {
    const amount = { minor: 3_000, currency: 'EUR' } as const;
    expect((['fr', 'en', 'de'] as const).map((locale) => plain(priceText(amount, locale)))).toEqual(['30,00_€', '€30.00', '30,00_€']);
  });
});
