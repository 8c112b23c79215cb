import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import { type AccountLetter, type LetterState, letterKinds } from './schema';

type Here = Pick<InPractice, 'db' | 'clock'>;
type Db = Pick<Here, 'db'>;
export type LetterId = Id<'accountLetter'>;
export type AboutWhat = Pick<AccountLetter, 'kind' | 'subjectId'>;
export type Wanted = AboutWhat & Pick<AccountLetter, 'accountId'>;

const effectKeyOf = ({ kind, subjectId }: AboutWhat): string => `${kind}.${subjectId}`;

/** Nothing for a login that is erased; one that is being erased right now is waited for. */
export async function insertLetter({ db, clock }: Here, wanted: Wanted): Promise<void> {
  const { accountId, kind, subjectId } = wanted;
  const now = clock.now();
  await db.$executeRaw`
    insert into account_letter (id, account_id, kind, subject_id, effect_key, state, created_at, due_at)
    select ${newId('accountLetter')}, a.id, ${kind}, ${subjectId}, ${effectKeyOf(wanted)}, 'queued', ${now}, ${now}
    from account a where a.id = ${accountId} and a.erased_at is null for share of a
    on conflict (effect_key) do nothing`;
}

const columns = { id: true, accountId: true, kind: true, subjectId: true, state: true, attempts: true } as const;
export const findLetter = ({ db }: Db, id: LetterId): Promise<AccountLetter | null> =>
  db.accountLetter.findUnique({ where: { id }, select: columns }) as Promise<AccountLetter | null>;

export const findOutcome = ({ db }: Db, about: AboutWhat): Promise<{ state: LetterState; sentAt: Date | null } | null> =>
  db.accountLetter.findUnique({
    where: { effectKey: effectKeyOf(about) },
    select: { state: true, sentAt: true },
  }) as Promise<{ state: LetterState; sentAt: Date | null } | null>;

/** False while another worker holds it, or when it is gone. */
export const lockLetter = async ({ db }: Db, id: LetterId): Promise<boolean> =>
  (await db.$queryRaw<unknown[]>`select 1 from account_letter where id = ${id} for update skip locked`).length === 1;

export type LetterChange = {
  readonly state: LetterState;
  readonly dueAt?: Date;
  readonly sentAt?: Date;
  readonly providerId?: string;
  readonly failure?: string | null;
};
export const updateLetter = ({ db }: Db, id: LetterId, data: LetterChange) =>
  db.accountLetter.update({ where: { id }, data, select: { id: true } });

export const deleteLettersOf = async ({ db }: Db, accountId: Id<'account'>): Promise<number> =>
  (await db.accountLetter.deleteMany({ where: { accountId } })).count;

type DueLetter = { readonly id: LetterId };
const known = [...letterKinds];
/** As the relay: takes letters whose time has come. Each ring is another try. Kinds of a newer version are left to it. */
export const claimDueLetters = (tx: Tx, now: Date, again: Date, limit: number): Promise<DueLetter[]> =>
  tx.$queryRaw<DueLetter[]>`
    update account_letter set due_at = ${again}, attempts = attempts + 1
    where id in (
      select id from account_letter where state in ('queued', 'sending') and due_at <= ${now} and kind = any(${known})
      order by due_at limit ${limit} for update skip locked)
    returning id`;
