const day = 24 * 60 * 60_000;

/** Patients with an account are told so many days before; members are told by lib/lifecycle. */
const patientsToldDaysBefore = 15;
const patientsToldAt = ({ executeAt }: { readonly executeAt: Date }): Date => new Date(executeAt.getTime() - patientsToldDaysBefore * day);

/** How long a person's own account waits before it is erased: as long as a practice (PRODUCT 4.2 T8). */
export const accountExecutionOf = (requestedAt: Date): Date => new Date(requestedAt.getTime() + 30 * day);

/** An account that nobody uses is closed no sooner than so many days after the letter that warns has left (PRODUCT section 5). */
export const warnedDays = 30;
/** The thirty days of a warning, counted from when it left or is about to. */
export const warnedUntil = (left: Date): Date => new Date(left.getTime() + warnedDays * day);
/** One whose letter could not be delivered is tried again when so long has passed: never closed without having been told. */
export const warnedBefore = (now: Date): Date => new Date(now.getTime() - warnedDays * day);
/** While the letter has not left, it is looked at again after so long. */
export const warningLookedAt = (now: Date): Date => new Date(now.getTime() + day / 24);

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
