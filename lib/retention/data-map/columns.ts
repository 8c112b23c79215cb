import type { Belonging, ColumnClass, EraseMethod, LatestOf, Recipient } from '../schema';

/** An id: it links rows and says nothing by itself. */
export const link: ColumnClass = { form: 'pseudonym', exportName: null, erase: 'keep' };
export const secret: ColumnClass = { form: 'token', exportName: null, erase: 'null' };
/** Bookkeeping that is nobody's. */
export const technical: ColumnClass = { form: 'none', exportName: null, erase: 'keep' };
export const sealed = (exportName: string): ColumnClass => ({ form: 'sealed', exportName, erase: 'destroy_key' });
/** Sealed, and wiped as soon as it has done its work. */
export const passing: ColumnClass = { form: 'sealed', exportName: null, erase: 'null' };
/** Sealed under the practice’s key and told to whom it is about. */
export const sealedThenWiped = (exportName: string): ColumnClass => ({ form: 'sealed', exportName, erase: 'null' });
export const clear = (exportName: string, erase: EraseMethod = 'keep'): ColumnClass => ({ form: 'clear', exportName, erase });
export const all = <C extends string>(columns: readonly C[], as: ColumnClass) =>
  Object.fromEntries(columns.map((name) => [name, as])) as Record<C, ColumnClass>;

export const own: Belonging = { column: 'patient_id' };
export const ofAppointment: Belonging = { column: 'appointment_id', through: 'appointment' };
export const prati: readonly Recipient[] = ['prati', 'hosting'];
export const members: readonly Recipient[] = ['practice_members', 'hosting'];
export const careParties: readonly Recipient[] = [...members, 'patient'];
export const everyone: readonly Recipient[] = [...members, 'public'];
/** Statuses of a visit that is to take place or that nobody said did not. */
export const tookPlace = ['requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done'] as const;
/** A patient's last care event: what ended with “done”, or any visit that stands; one to come counts too. */
export const lastCare: readonly (string | LatestOf)[] = [
  'last_visit_at',
  'last_appointment_at',
  { table: 'appointment', by: 'patient_id', column: 'starts_at', where: { status: tookPlace } },
];
