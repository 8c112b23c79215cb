import { expect, test } from 'vitest';
import type { AgendaBlock } from './agenda-as-drawn';
import { backTo, undoesAtOnce } from './target';

const block = (more: Partial<AgendaBlock> = {}) =>
  ({
    ...{ start: 0, end: 1_800_000, practitionerId: 'prc_1', siteId: 'sit_1', mode: 'in_person', roomIds: [], groupId: null },
    ...more,
  }) as AgendaBlock;
const roomBack = (from: Partial<AgendaBlock>, roomId?: string) => backTo(block(from), roomId ? { roomId } : {}).roomId;

test('undone, a visit goes back to the room it had, and to none where it had none', () => {
  expect(roomBack({}, 'res_2')).toBeNull();
  expect(roomBack({ roomIds: ['res_1'] }, 'res_2')).toBe('res_1');
  // Moved in time alone, the server may have found it a room, or kept the one it had.
  expect(roomBack({})).toBeNull();
  expect(roomBack({ roomIds: ['res_1'] })).toBeUndefined();
});

test('who takes part in a group asks for no room, nor for none', () => {
  expect(roomBack({ groupId: 'apt_1' })).toBeUndefined();
});

test('a series that left dates out is not undone at once', () => {
  expect([{}, { skip: [] }, { skip: ['2027-01-05'] }].map(undoesAtOnce)).toEqual([true, true, false]);
});
