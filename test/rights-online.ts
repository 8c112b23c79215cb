import { confirmBooking } from '@/lib/appointments/confirm';
import type { House } from './house';
import { heldWithCode } from './lived-in';

/** What somebody who books online for the patient of `test/lived-in` hears. */
export async function confirmed(house: House, start: string) {
  const { verification, code } = await heldWithCode(house, start);
  return confirmBooking(house.visitor, { verification, code, near: 'keep' });
}
