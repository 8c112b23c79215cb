import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import { CampaignContent } from './schema';

type MemberId = Id<'member'>;

/** The campaign of this content, made if it is new: a start that was cut short goes on with the same one. */
export async function keepCampaign(db: Tx, fingerprint: string, content: CampaignContent, createdAt: Date): Promise<Id<'campaign'>> {
  await db.campaign.createMany({ data: [{ id: newId('campaign'), fingerprint, content, createdAt }], skipDuplicates: true });
  const { id } = await db.campaign.findUniqueOrThrow({ where: { fingerprint }, select: { id: true } });
  return id as Id<'campaign'>;
}

/** Every practice there is: for recurring work alone, with the relay's rights. */
export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

/** Who works in the practice; of a demo practice nobody: its people do not exist. */
export async function findAddressees({ db, actor }: InPractice): Promise<MemberId[]> {
  const rows = await db.$queryRaw<{ id: MemberId }[]>`
    select m.id from member m join practice p on p.id = m.practice_id
    where m.practice_id = ${actor.practiceId} and m.removed_at is null and not p.demo order by m.id`;
  return rows.map(({ id }) => id);
}

/** Null when this member was already written down for this campaign. */
export async function insertDelivery(
  { db, actor, clock }: InPractice,
  campaignId: Id<'campaign'>,
  memberId: MemberId,
): Promise<Id<'campaignDelivery'> | null> {
  const id = newId('campaignDelivery');
  const row = { practiceId: actor.practiceId, id, campaignId, memberId, createdAt: clock.now() };
  return (await db.campaignDelivery.createMany({ data: [row], skipDuplicates: true })).count === 1 ? id : null;
}

export async function findDelivery({ db, actor }: InPractice, id: Id<'campaignDelivery'>) {
  const row = await db.campaignDelivery.findUnique({
    where: { practiceId_id: { practiceId: actor.practiceId, id } },
    select: { campaignId: true, memberId: true, droppedAt: true },
  });
  if (!row) return null;
  const { content } = await db.campaign.findUniqueOrThrow({ where: { id: row.campaignId }, select: { content: true } });
  return { memberId: row.memberId as MemberId, dropped: row.droppedAt !== null, content: CampaignContent.parse(content) };
}

/** Those that have left already cannot be called back, and their row says nothing else by this. @returns how many had not. */
export const dropDeliveries = ({ db, actor, clock }: InPractice, memberId: MemberId): Promise<number> =>
  db.$executeRaw`
    update campaign_delivery c set dropped_at = ${clock.now()}
    where c.practice_id = ${actor.practiceId} and c.member_id = ${memberId} and c.dropped_at is null
      and not exists (select from delivery d where d.practice_id = c.practice_id and d.subject_id = c.id and d.state = 'sent')`;

/** One answer of a member is followed at a time, so that the provider ends with the last. */
export const lockMember = ({ db, actor }: InPractice, memberId: MemberId) =>
  db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${actor.practiceId}:${memberId}:campaigns`}, 0))`;

export const isSuppressed = async (db: Tx, token: string) => (await db.mailSuppression.count({ where: { token } })) > 0;
export const suppress = (db: Tx, token: string, at: Date) => db.mailSuppression.createMany({ data: [{ token, at }], skipDuplicates: true });
export const liftSuppression = (db: Tx, token: string) => db.mailSuppression.deleteMany({ where: { token } });
