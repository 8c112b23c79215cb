import type { InPractice } from '@/lib/context';
import { record } from '@/lib/events/record';
import { findMemberIds, insertNotice } from './data';
import type { NoticeKind } from './schema';

type News = {
  readonly kind: NoticeKind;
  readonly to: 'owners' | 'members';
  /** Which period it speaks of: a member is told each kind once for each. */
  readonly forPeriod: string;
  /** When what it announces happens. */
  readonly happensAt: Date | null;
};

/** Has members told by mail about the practice's lifecycle; what the letter says is composed when it leaves. */
export async function tell(tx: InPractice, { kind, to, forPeriod, happensAt }: News): Promise<void> {
  for (const memberId of await findMemberIds(tx, to)) {
    const noticeId = await insertNotice(tx, { memberId, kind, forPeriod, happensAt });
    if (noticeId) await record(tx, 'lifecycle.notice_due', { noticeId });
  }
}
