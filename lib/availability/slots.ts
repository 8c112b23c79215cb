import { ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { offeredStarts } from './rules';
import { readSlotInput, type SlotInputRefusal } from './slot-input';

export type SlotOutput = { readonly slots: readonly string[] };

/** From JSON to JSON: the offered starts, ascending, each with the local offset at that instant. Depends on the input alone. */
export const slots = (input: unknown): Result<SlotOutput, SlotInputRefusal> => {
  const read = readSlotInput(input);
  if (!read.ok) return read;
  const zone = zoneOf(read.value.timeZone);
  return ok({ slots: offeredStarts(read.value).map(zone.format) });
};
