import { type Context, inPractice } from '@/lib/context';
import { findColleagues } from './data';
import type { Colleague, PublicPractitioner, PublicReason } from './schema';

/**
 * Who of the practice takes the same visit online: same specialty and, word for word, the same reason, in the order they joined. The
 * practitioner asked about is among them; the others only where they let the directory list them. Without a reason, whoever takes visits online.
 */
export const listColleagues = (ctx: Context, card: PublicPractitioner, reason?: Pick<PublicReason, 'id' | 'label'>): Promise<Colleague[]> =>
  inPractice(ctx, async (tx) => {
    const { practitionerId, specialty } = card;
    const found = await findColleagues(tx, { practitionerId, specialty, label: reason?.label ?? null });
    return found.map((one) => (reason && one.practitionerId === practitionerId ? { ...one, reasonId: reason.id } : one));
  });
