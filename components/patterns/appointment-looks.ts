/** The ten looks of UX section 3.2. `excused` is an absence the practice has excused; `held` is not yet an appointment. */
export const appointmentLooks = [
  'pending',
  'booked',
  'confirmed',
  'arrived',
  'in_room',
  'done',
  'no_show',
  'excused',
  'cancelled',
  'held',
] as const;

export type AppointmentLook = (typeof appointmentLooks)[number];
