import type { Actor } from './core/actor';
import type { Clock } from './core/clock';
import { type Database, Prisma, type Scope, type Tx } from './platform/db';
import type { Keyring } from './platform/keyring';

/** Where somebody on the web acts from: the network of the address, never the address itself, and the sort of device. */
export type Origin = { readonly network: string | null; readonly device: 'phone' | 'tablet' | 'computer' | 'program' | null };
/** What every use-case is given. The web builds one per request, a worker one per job, a test one by hand. */
export type Context<A = Actor> = {
  readonly actor: A;
  readonly db: Database;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Of a request of somebody signed in; what the house does by itself has none. */
  readonly origin?: Origin | undefined;
};
/** Before anyone is known: sign-in, sign-up, the directory, a link just followed. */
export type OpenContext = Omit<Context, 'actor' | 'origin'>;
/** The same, inside one transaction of the actor's practice. data.ts takes nothing else. */
export type InPractice<A = Actor> = Omit<Context<A>, 'db'> & { readonly db: Tx };

/** Queries of the actor's practice, each read by itself: where several must tell of one moment, `inPractice`. */
export type OfPractice<A = Actor> = Omit<Context<A>, 'db'> & { readonly db: Asking };
type Asking = { $queryRaw<T>(query: TemplateStringsArray, ...values: readonly unknown[]): Promise<T> };

/** For one query that is asked often: one round trip instead of a transaction's four. */
export const ofPractice = <A extends Actor>(ctx: Context<A>): OfPractice<A> => ({
  ...ctx,
  db: {
    $queryRaw: async <T>(query: TemplateStringsArray, ...values: readonly unknown[]) =>
      (await ctx.db.read({ practice: ctx.actor.practiceId }, Prisma.sql(query, ...values))) as T,
  },
});

/** Runs `work` in one transaction that sees the actor's practice only and changes nothing: the database refuses a write in it. */
export const inPractice = <T, A extends Actor>(ctx: Context<A>, work: (tx: InPractice<A>) => Promise<T>): Promise<T> =>
  ctx.db.readTransaction({ practice: ctx.actor.practiceId }, (tx) => work({ ...ctx, db: tx }));

/**
 * The same, able to write: for lib/lifecycle, which asks first whether the practice may do that where it stands. Verbs use
 * `changeInPractice`, and `keepInPractice` for what nobody asked for.
 */
export const writeInPractice = <T, A extends Actor>(ctx: Context<A>, work: (tx: InPractice<A>) => Promise<T>): Promise<T> =>
  ctx.db.transaction({ practice: ctx.actor.practiceId }, (tx) => work({ ...ctx, db: tx }));

/** Runs `work` in one transaction with just that scope. */
export const inScope = <T>(
  ctx: OpenContext,
  scope: Scope,
  work: (tx: Omit<OpenContext, 'db'> & { readonly db: Tx }) => Promise<T>,
): Promise<T> => ctx.db.transaction(scope, (tx) => work({ clock: ctx.clock, keyring: ctx.keyring, db: tx }));
