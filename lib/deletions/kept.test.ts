import { describe, expect, it } from 'vitest';
import { endAfterDeletion, endOfRecord, isKeptAfterDeletion, sourceAfterDeletion } from './kept';

const at = (text: string) => new Date(text);
const frame = { timeZone: 'Europe/Paris', jurisdiction: 'FR', executedAt: at('2027-03-31T10:00:00Z') };

describe('what outlives a practice', () => {
  it('is what a law keeps and nothing else', () => {
    for (const category of ['record', 'invoice', 'consent_event', 'rights_request', 'access_journal', 'member_account'] as const)
      expect(isKeptAfterDeletion(category)).toBe(true);
    for (const category of ['appointment', 'send_log', 'technical', 'practice_settings', 'patient_message'] as const)
      expect(isKeptAfterDeletion(category)).toBe(false);
  });

  it('ends twenty years after the last care in France, ten in Germany, and nowhere by itself where the law is not entered', () => {
    const lastCare = at('2020-06-15T09:00:00Z');
    expect(endOfRecord(lastCare, '1980-01-01', frame)).toEqual(at('2040-06-15T22:00:00Z'));
    expect(endOfRecord(lastCare, '1980-01-01', { ...frame, jurisdiction: 'DE', timeZone: 'Europe/Berlin' })).toEqual(
      at('2030-06-15T22:00:00Z'),
    );
    expect(endOfRecord(lastCare, '1980-01-01', { ...frame, jurisdiction: 'IL' })).toBeNull();
  });

  it('waits for the 28th birthday of who was a minor, where that is later', () => {
    const lastCare = at('2026-06-15T09:00:00Z');
    expect(endOfRecord(lastCare, '2026-01-10', frame)).toEqual(at('2054-01-10T23:00:00Z'));
    expect(endOfRecord(lastCare, '2012-01-10', frame)).toEqual(at('2046-06-15T22:00:00Z'));
  });

  it('counts consents and members from the end of the contract, a journal from each of its entries, an invoice from the end of its year', () => {
    expect(endAfterDeletion('consent_event', at('2020-01-01T00:00:00Z'), frame)).toEqual(at('2032-03-31T22:00:00Z'));
    expect(endAfterDeletion('member_account', null, frame)).toEqual(at('2030-03-31T22:00:00Z'));
    expect(endAfterDeletion('access_journal', at('2027-01-10T08:00:00Z'), frame)).toEqual(at('2028-01-10T23:00:00Z'));
    expect(endAfterDeletion('invoice', at('2026-02-01T08:00:00Z'), frame)?.toISOString().slice(0, 4)).toBe('2037');
  });

  it('says by which text', () => {
    expect(sourceAfterDeletion('record')).toContain('28.3.g');
    expect(sourceAfterDeletion('record', 'DE')).toContain('BGB');
    expect(sourceAfterDeletion('invoice')).toContain('L.123-22');
  });
});
