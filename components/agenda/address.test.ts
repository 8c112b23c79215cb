import { describe, expect, it } from 'vitest';
import { agendaQuery, readAddress } from './address';

const pro = `pro_${'a'.repeat(32)}`;
const read = (query: string) => readAddress(new URLSearchParams(query));

describe('the columns of an address', () => {
  it('are rooms, or some practitioners, or as the device last had them', () => {
    expect(read('columns=rooms')).toMatchObject({ by: 'rooms', columns: [] });
    expect(read(`columns=${pro}.nonsense`)).toMatchObject({ by: 'practitioners', columns: [pro] });
    for (const query of ['', 'columns=', 'columns=nonsense']) expect(read(query)).toMatchObject({ by: null, columns: [] });
  });

  it('stay in the address through a change of day', () => {
    for (const query of ['?columns=rooms', `?columns=${pro}`, '']) expect(agendaQuery(read(query))).toBe(query);
    expect(agendaQuery({ ...read('columns=rooms'), date: '2026-11-24' })).toBe('?date=2026-11-24&columns=rooms');
  });
});
