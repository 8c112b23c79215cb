import { describe, expect, it } from 'vitest';
import { dataMap } from '@/lib/retention/data-map';
import { childrenFirst, isArchived, practiceTables } from './tables';

describe('what a practice leaves behind', () => {
  it('is every table of the data map that has a practice, but for its own mark, its requests, keys and archive', () => {
    const named = practiceTables.map(({ name }) => name);
    const left = Object.keys(dataMap).filter((name) => 'practice_id' in (dataMap[name]?.columns ?? {}) && !named.includes(name));
    expect(left.sort()).toEqual(
      ['archive_key', 'data_key', 'deletion_request', 'kept_row', 'kept_person', 'custody_request', 'custody_opening'].sort(),
    );
    expect(named).toEqual(expect.arrayContaining(['patient', 'appointment', 'audit_entry', 'event', 'delivery', 'consent_event']));
  });

  it('goes into the archive where a law keeps it, and only if it says something', () => {
    const archived = practiceTables.filter(isArchived).map(({ name }) => name);
    expect(archived).toEqual(expect.arrayContaining(['patient', 'member', 'audit_entry', 'consent_event', 'rights_request']));
    for (const gone of ['appointment', 'visit_reason', 'patient_token', 'delivery', 'event']) expect(archived).not.toContain(gone);
  });
});

describe('the order rows go in', () => {
  it('takes what points before what it points to', () => {
    const pointers = [
      { child: 'appointment', parent: 'patient' },
      { child: 'reminder', parent: 'appointment' },
      { child: 'appointment', parent: 'appointment' },
      { child: 'patient', parent: 'practice' },
    ];
    expect(childrenFirst(['patient', 'appointment', 'reminder'], pointers)).toEqual(['reminder', 'appointment', 'patient']);
  });
});
