import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { Prisma } from '@/lib/platform/db';
import { effectKey, effectOf } from '../rules';
import type { DeliveryState, Kind } from '../schema';

export type LoggedRow = {
  readonly id: Id<'delivery'>;
  readonly kind: Kind;
  readonly state: DeliveryState;
  readonly failure: string | null;
  readonly providerId: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly patientId: Id<'patient'> | null;
  readonly appointmentId: Id<'appointment'> | null;
  /** A member had it sent anew: this row is history. */
  readonly isResent: boolean;
};

/** What was never more than a possibility (undone before it left) is no message, and Prati's newsletter is none of the practice's. */
const isMessage = Prisma.sql`d.kind <> 'campaign' and not (d.state = 'dropped' and d.kind = 'appointment_notice')`;
const tries = Prisma.sql`coalesce(substring(d.effect_key from '\\.r([0-9]+)$')::int, 0)`;
const columns = Prisma.sql`d.id, d.kind, d.state, d.failure, d.provider_id as "providerId", d.created_at as "createdAt", d.due_at as "dueAt",
  d.sent_at as "sentAt",
  coalesce(d.patient_id, (select a.patient_id from appointment a where a.practice_id = d.practice_id and a.id = d.appointment_id)) as "patientId", d.appointment_id as "appointmentId",
  exists (select from delivery e where e.practice_id = d.practice_id
    and e.effect_key = regexp_replace(d.effect_key, '\\.r[0-9]+$', '') || '.r' || (${tries} + 1)) as "isResent"`;

/** The latest first, those made before `before` (exclusive, by time and id). */
export const findLogged = (
  { db, actor }: InPractice,
  { states, before, limit }: { states: readonly DeliveryState[]; before: { at: Date; id: string } | null; limit: number },
): Promise<LoggedRow[]> =>
  db.$queryRaw<LoggedRow[]>`
    select ${columns} from delivery d
    where d.practice_id = ${actor.practiceId} and d.state = any(${[...states]}) and ${isMessage}
      and ${before ? Prisma.sql`(d.created_at, d.id) < (${before.at}, ${before.id})` : Prisma.sql`true`}
    order by d.created_at desc, d.id desc limit ${limit}`;

/** Every message about one appointment, the first one first. */
export const findOfAppointment = ({ db, actor }: InPractice, appointmentId: Id<'appointment'>): Promise<LoggedRow[]> =>
  db.$queryRaw<LoggedRow[]>`
    select ${columns} from delivery d
    where d.practice_id = ${actor.practiceId} and d.appointment_id = ${appointmentId} and ${isMessage}
    order by d.created_at, d.id`;

/** Appointments a patient was written about, the latest first: where else an address of theirs may be kept. */
export async function findWrittenAbout({ db, actor }: InPractice, patientId: Id<'patient'>, limit: number): Promise<Id<'appointment'>[]> {
  const rows = await db.delivery.findMany({
    where: { practiceId: actor.practiceId, patientId, appointmentId: { not: null } },
    orderBy: { createdAt: 'desc' },
    distinct: ['appointmentId'],
    take: limit,
    select: { appointmentId: true },
  });
  return rows.map(({ appointmentId }) => appointmentId as Id<'appointment'>);
}

type Kept = { effectKey: string; kind: Kind; state: DeliveryState; patientId: string | null; appointmentId: string | null };

/**
 * Puts a failed message into the queue again, as an effect of its own that is due now: the carrier would answer the old key as it did.
 * @returns the new delivery; `unknown` or `not_failed` when there is nothing to send anew, or somebody did a moment ago.
 */
export async function queueAgain({ db, actor, clock }: InPractice, id: Id<'delivery'>): Promise<Id<'delivery'> | 'unknown' | 'not_failed'> {
  const { practiceId } = actor;
  const [row] = await db.$queryRaw<Kept[]>`
    select effect_key as "effectKey", kind, state, patient_id as "patientId", appointment_id as "appointmentId"
    from delivery where practice_id = ${practiceId} and id = ${id} for update`;
  if (!row) return 'unknown';
  if (row.state !== 'failed') return 'not_failed';
  const effect = effectOf(row.effectKey);
  const key = effectKey({ ...effect, again: (effect.again ?? 0) + 1 });
  const [next, now] = [newId('delivery'), clock.now()];
  const made = await db.$executeRaw`
    insert into delivery (practice_id, id, effect_key, kind, channel, subject_id, patient_id, appointment_id, state, attempts, created_at, due_at)
    values (${practiceId}, ${next}, ${key}, ${row.kind}, 'email', ${effect.subjectId}, ${row.patientId}, ${row.appointmentId}, 'queued', 0, ${now}, ${now})
    on conflict (practice_id, effect_key) do nothing`;
  return made === 1 ? next : 'not_failed';
}
