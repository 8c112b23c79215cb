const day = 86_400_000;
/** A week: long enough for a holiday, short enough that a forgotten mail is no door. */
export const invitationLasts = 7 * day;

export type InvitationTimes = { readonly expiresAt: Date; readonly acceptedAt: Date | null; readonly withdrawnAt: Date | null };

/** Whether the link still opens something. */
export const isOpen = (invitation: InvitationTimes, now: Date) =>
  invitation.acceptedAt === null && invitation.withdrawnAt === null && now < invitation.expiresAt;
