import { readMemberContact } from '@/lib/access/read-member-contact';
import { countComing } from '@/lib/appointments/count-coming';
import type { Id } from '@/lib/core/id';
import { certificateToken } from '@/lib/deletions/certify';
import { readNotice } from '@/lib/lifecycle/read-notice';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { type DeliveryContext, deliver } from './deliver';
import { lifecycleLetter } from './templates/lifecycle-notice';

/** Tells one member what happens to their practice; nothing once it is not so any more, or they have left. */
export async function deliverLifecycleNotice(
  ctx: DeliveryContext,
  { noticeId, again }: { noticeId: Id<'lifecycleNotice'>; again?: number | undefined },
) {
  const { name, timeZone } = await readPracticeName(ctx);
  return deliver(ctx, { kind: 'lifecycle_notice', subjectId: noticeId, version: 1, again }, async (tx) => {
    const notice = await readNotice(tx, noticeId);
    const contact = notice && (await readMemberContact(tx, notice.memberId));
    if (!contact) return null;
    const coming = notice.kind === 'free_listing' ? await countComing(tx) : 0;
    const facts = { kind: notice.kind, happensAt: notice.happensAt, practice: name, timeZone, coming };
    // The certificate is signed once everything is gone: the link shows it from then on.
    const page = notice.kind === 'deleted' ? `/certificate/${certificateToken(tx, tx.actor.practiceId)}` : undefined;
    return { to: contact.email, letter: lifecycleLetter({ ...facts, page }, contact.locale, ctx.appUrl) };
  });
}
