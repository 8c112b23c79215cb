const day = 24 * 60 * 60_000;

/** Patients with an account are told so many days before; members are told by lib/lifecycle. */
const patientsToldDaysBefore = 15;
const patientsToldAt = ({ executeAt }: { readonly executeAt: Date }): Date => new Date(executeAt.getTime() - patientsToldDaysBefore * day);

/** How long a person's own account waits before it is erased: as long as a practice (PRODUCT 4.2 T8). */
export const accountExecutionOf = (requestedAt: Date): Date => new Date(requestedAt.getTime() + 30 * day);

/** What is to be done now about a standing request. A clock moved back brings nothing nearer. */
export function workDue(request: { readonly executeAt: Date }, now: Date): 'execute' | 'tell_patients' | null {
  if (now >= request.executeAt) return 'execute';
  return now >= patientsToldAt(request) ? 'tell_patients' : null;
}

/** A worker that gave no sign of life for so long was stopped. */
const leaseMs = 60_000;

/** Whether another worker may take an execution over. A sign of life from the future proves nothing. */
export function isFree(aliveAt: string | undefined, now: Date): boolean {
  const age = aliveAt === undefined ? leaseMs : now.getTime() - Date.parse(aliveAt);
  return age < 0 || age >= leaseMs;
}

/** When something is to be done about it next. */
export const nextRing = (request: { readonly executeAt: Date }, now: Date): Date => {
  const told = patientsToldAt(request);
  return told > now ? told : request.executeAt;
};

/** Whole days that are left, a day begun included; 0 once it is due. */
export const daysLeft = ({ executeAt }: { readonly executeAt: Date }, now: Date): number =>
  Math.max(0, Math.ceil((executeAt.getTime() - now.getTime()) / day));
