import type { Id } from '@/lib/core/id';
import type { Tx } from './db';
import type { StoredKey } from './sealer';

export type Owner = { readonly kind: 'practice'; readonly id: Id<'practice'> } | { readonly kind: 'patient'; readonly id: Id<'patient'> };
type NewKey = { readonly id: string; readonly version: number; readonly wrapped: string; readonly createdAt: Date };

const columns = { id: true, version: true, wrapped: true } as const;

/** Every version of the practice's own key. */
export const findPracticeKeys = (tx: Tx, practiceId: Id<'practice'>): Promise<StoredKey[]> =>
  tx.dataKey.findMany({ where: { practiceId, ownerKind: 'practice', ownerId: practiceId }, select: columns });

/** Every version of these patients' keys, and of the practice's when asked for, by owner: one query. */
export async function findPatientKeys(
  tx: Tx,
  practiceId: Id<'practice'>,
  patientIds: readonly Id<'patient'>[],
  withPractice: boolean,
): Promise<Map<string, StoredKey[]>> {
  const wanted = { practiceId, ownerKind: 'patient', ownerId: { in: [...patientIds] } };
  const rows = await tx.dataKey.findMany({
    where: withPractice ? { OR: [wanted, { practiceId, ownerKind: 'practice', ownerId: practiceId }] } : wanted,
    select: { ...columns, ownerId: true },
  });
  const byOwner = new Map<string, StoredKey[]>();
  for (const { ownerId, ...key } of rows) byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), key]);
  return byOwner;
}

export async function insertDataKey(tx: Tx, practiceId: Id<'practice'>, owner: Owner, key: NewKey): Promise<void> {
  await tx.dataKey.create({ data: { practiceId, ownerKind: owner.kind, ownerId: owner.id, ...key }, select: { id: true } });
}

/** The keys of many new patients in one statement. */
export async function insertPatientKeys(
  tx: Tx,
  practiceId: Id<'practice'>,
  keys: readonly (NewKey & { readonly patientId: Id<'patient'> })[],
): Promise<void> {
  await tx.dataKey.createMany({
    data: keys.map(({ patientId, ...key }) => ({ practiceId, ownerKind: 'patient', ownerId: patientId, ...key })),
  });
}

/** Wipes every version: the row stays as the proof that there was a key and when it went. */
export async function wipePatientKeys(tx: Tx, practiceId: Id<'practice'>, patientId: Id<'patient'>, at: Date): Promise<void> {
  await tx.dataKey.updateMany({
    where: { practiceId, ownerKind: 'patient', ownerId: patientId, wrapped: { not: null } },
    data: { wrapped: null, destroyedAt: at },
  });
}

export async function findAccountKey(tx: Tx, accountId: Id<'account'>): Promise<StoredKey[]> {
  const row = await tx.accountKey.findUnique({ where: { accountId }, select: { id: true, wrapped: true } });
  return row ? [{ ...row, version: 1 }] : [];
}

export async function insertAccountKey(tx: Tx, accountId: Id<'account'>, { id, wrapped, createdAt }: NewKey): Promise<void> {
  await tx.accountKey.create({ data: { accountId, id, wrapped, createdAt }, select: { id: true } });
}

/** Wipes the account's key: the row stays as the proof of when it went. @returns how many keys went. */
export async function wipeAccountKey(tx: Tx, accountId: Id<'account'>, at: Date): Promise<number> {
  const { count } = await tx.accountKey.updateMany({
    where: { accountId, wrapped: { not: null } },
    data: { wrapped: null, destroyedAt: at },
  });
  return count;
}
