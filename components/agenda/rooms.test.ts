import { describe, expect, it } from 'vitest';
import { roomRefusal } from './rooms';

const reasons = [
  { id: 'surgery', resources: ['one', 'two', 'lamp'] },
  { id: 'talk', resources: [] },
];
const column = (roomId: string | null, practitionerId: string | null = null) =>
  ({ roomId, practitionerId }) as Parameters<typeof roomRefusal>[0];
const surgery = { reasonId: 'surgery', roomIds: ['one'] };
const talk = { reasonId: 'talk', roomIds: [] };

describe('a visit put into a column of rooms', () => {
  it('stays in its own, and goes into another its reason may have', () => {
    expect([roomRefusal(column('one'), surgery, reasons), roomRefusal(column('two'), surgery, reasons)]).toEqual([null, null]);
  });

  it('is refused by a room its reason does not use', () => {
    expect(roomRefusal(column('three'), surgery, reasons)).toBe('unfit');
    expect(roomRefusal(column('one'), talk, reasons)).toBe('unfit');
  });

  it('does not leave its room for none; without one it moves among those without', () => {
    expect(roomRefusal(column(null), surgery, reasons)).toBe('needed');
    expect(roomRefusal(column(null), talk, reasons)).toBeNull();
  });

  it('is left to the server where its reason is not in use any more, and never refused by a practitioner’s column', () => {
    expect(roomRefusal(column('three'), { reasonId: 'archived', roomIds: [] }, reasons)).toBeNull();
    expect(roomRefusal(column(null, 'a'), surgery, reasons)).toBeNull();
  });
});
