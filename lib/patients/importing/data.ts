import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { Prisma } from '@/lib/platform/db';
import { openPeople } from '../data';
import type { PatientDetails, PatientIdentity } from '../schema';
import { place, sealDetails, sealIdentity } from '../sealed-identity';
import { termsOf, termsVersion } from '../search-tokens';
import { replaceTokens } from '../tokens/data';

type PatientId = Id<'patient'>;
type Batch = Id<'importBatch'>;
export type NewFile = { readonly id: PatientId; readonly identity: PatientIdentity; readonly details: PatientDetails };

/** Many files at once, each under a key of its own. Their tokens are the caller's to write. */
export async function insertFiles({ db, actor, clock, keyring }: InPractice, batchId: Batch, files: readonly NewFile[], locale: string) {
  const { practiceId } = actor;
  const createdAt = clock.now();
  const data: Prisma.PatientCreateManyInput[] = [];
  const sealers = await keyring.createPatientKeys(
    db,
    practiceId,
    files.map(({ id }) => id),
  );
  for (const { id, identity, details } of files) {
    const sealer = sealers.get(id);
    if (!sealer) throw new Error(`${id} got no key`);
    const sealed = { ...sealIdentity(sealer, id, identity), ...sealDetails(sealer, id, details) };
    data.push({ practiceId, id, locale, source: 'import', importBatchId: batchId, createdAt, foundAs: termsVersion, ...sealed });
  }
  await db.patient.createMany({ data });
}

/** A contact that was added to a file: the sealed texts before and after, so that undoing puts back what stood there. */
export type AddedContact = {
  readonly patientId: PatientId;
  readonly phone: { readonly before: string | null; readonly after: string } | null;
  readonly email: { readonly before: string | null; readonly after: string } | null;
};

/** Adds a phone or an e-mail where the file has none; null when there was nothing to add. */
export async function addContact(
  tx: InPractice,
  id: PatientId,
  contact: { readonly phone: string | null; readonly email: string | null },
): Promise<AddedContact | null> {
  const { db, actor, keyring } = tx;
  const where = { practiceId: actor.practiceId, id, mergedInto: null, erasedAt: null, restrictedAt: null };
  const row = await db.patient.findFirst({ where, select: { phoneSealed: true, emailSealed: true } });
  const sealer = (await keyring.patientSealers(db, actor.practiceId, [id])).get(id);
  if (!row || !sealer || sealer === 'destroyed') return null;
  const phone = row.phoneSealed === null && contact.phone ? sealer.seal(contact.phone, place('phone', id)) : null;
  const email = row.emailSealed === null && contact.email ? sealer.seal(contact.email, place('email', id)) : null;
  if (phone === null && email === null) return null;
  await db.patient.updateMany({ where, data: { ...(phone ? { phoneSealed: phone } : {}), ...(email ? { emailSealed: email } : {}) } });
  await findAnew(tx, id);
  return {
    patientId: id,
    phone: phone === null ? null : { before: row.phoneSealed, after: phone },
    email: email === null ? null : { before: row.emailSealed, after: email },
  };
}

/** Takes an added contact away again, unless it was changed since. */
export async function takeContactBack(tx: InPractice, { patientId, phone, email }: AddedContact): Promise<boolean> {
  const { db, actor } = tx;
  const own = { practiceId: actor.practiceId, id: patientId, restrictedAt: null };
  let changed = 0;
  if (phone)
    changed += (await db.patient.updateMany({ where: { ...own, phoneSealed: phone.after }, data: { phoneSealed: phone.before } })).count;
  if (email)
    changed += (await db.patient.updateMany({ where: { ...own, emailSealed: email.after }, data: { emailSealed: email.before } })).count;
  if (changed > 0) await findAnew(tx, patientId);
  return changed > 0;
}

async function findAnew(tx: InPractice, id: PatientId): Promise<void> {
  const person = (await openPeople(tx, [id])).get(id);
  if (person) await replaceTokens(tx, id, [person.identity, ...person.others].flatMap(termsOf));
}

/** Why a file an import made is no longer only that. */
export type KeptWhy = 'appointments' | 'waiting' | 'merged' | 'account' | 'blocked' | 'changed';
type Made = { readonly id: PatientId; readonly why: KeptWhy | null };

/** Files this import made, in order from after `after` on, and what hangs on each since; null = nothing. */
export function findMade({ db, actor }: InPractice, batchId: Batch, after: string, most: number): Promise<Made[]> {
  const { practiceId } = actor;
  return db.$queryRaw<Made[]>`
    select p.id, case
      when exists (select from appointment a where a.practice_id = ${practiceId} and a.patient_id = p.id)
        or exists (select from appointment_series s where s.practice_id = ${practiceId} and s.patient_id = p.id) then 'appointments'
      when exists (select from waiting_entry w where w.practice_id = ${practiceId} and w.patient_id = p.id) then 'waiting'
      when p.merged_into is not null
        or exists (select from patient_merge m where m.practice_id = ${practiceId} and (m.survivor_id = p.id or m.merged_id = p.id)) then 'merged'
      when p.account_id is not null then 'account'
      when p.online_blocked_at is not null then 'blocked'
      when p.restricted_at is not null or p.objects_to <> '{}'
        or exists (select from rights_request q where q.practice_id = ${practiceId} and q.patient_id = p.id)
        or exists (select from post_mortem_directive d where d.practice_id = ${practiceId} and d.patient_id = p.id) then 'changed'
      when p.id in (select e.payload ->> 'patientId' from event e, import_batch b
        where b.practice_id = ${practiceId} and b.id = ${batchId} and e.practice_id = ${practiceId} and e.at >= b.created_at and e.name = 'patient.changed')
        then 'changed'
      end as why
    from patient p where p.practice_id = ${practiceId} and p.import_batch_id = ${batchId} and p.id > ${after} order by p.id limit ${most}`;
}

/** Deletes files an import made, with their tokens; their keys are destroyed and leave their proof. */
export async function deleteMade({ db, actor, keyring }: InPractice, batchId: Batch, ids: readonly PatientId[]): Promise<number> {
  const { practiceId } = actor;
  if (ids.length === 0) return 0;
  for (const id of ids) await keyring.destroyPatientKey(db, practiceId, id);
  const either = { OR: [{ patientId: { in: [...ids] } }, { otherId: { in: [...ids] } }] };
  await db.patientDistinct.deleteMany({ where: { practiceId, ...either } });
  return db.$executeRaw`delete from patient where practice_id = ${practiceId} and import_batch_id = ${batchId} and id in (${Prisma.join([...ids])})`;
}
