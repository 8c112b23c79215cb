import { z } from 'zod';
import type { Actor, MemberActor, Role } from '@/lib/core/actor';
import { type Id, idSchema } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';

/** As people type it: around it blanks, inside it capitals. Longer than RFC 5321 allows is no address. */
export const emailSchema = z
  .string()
  .trim()
  .max(254, { error: 'email' })
  .pipe(z.email({ error: 'email' }));
/** What is typed at sign-in: any text, so that an old or odd password is judged by its hash and not by today's rule. */
const typedPassword = z.string().min(1, { error: 'required' }).max(1000, { error: 'too_long' });
/** A bearer value that came out of `randomToken`. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/, { error: 'token' });

export const SignIn = z.object({ email: emailSchema, password: typedPassword });
export type SignIn = z.infer<typeof SignIn>;

/** Part of a form whose act asks for the password anew; empty where it was proved within ten minutes. */
export const SignInAgain = z.object({ password: z.string().max(1000, { error: 'too_long' }).optional() });

export const OneMember = z.object({ memberId: idSchema('member') });
export const OverbookingRight = z.object({
  memberId: idSchema('member'),
  mayOverbook: z.preprocess((value) => value === true || value === 'on', z.boolean()),
});
export type OverbookingRight = z.infer<typeof OverbookingRight>;
export const OnePractice = z.object({ practiceId: idSchema('practice') });

export type PatientActor = Extract<Actor, { kind: 'patient' }>;

/** What was proved when the session began. More steps (second factor, lock) come beside it. */
export type SessionLevel = 'password';

/** Which sort of device signed in, as the session list will say it: never the whole user agent. */
export type Device = 'phone' | 'tablet' | 'computer' | 'program';

/** A live session, read from its row at this very request. */
export type SignedIn = {
  readonly sessionId: Id<'session'>;
  readonly accountId: Id<'account'>;
  readonly level: SessionLevel;
  readonly locale: Locale;
  /** When this session last proved its password anew: also for whoever has no practice any more. */
  readonly steppedUpAt: Date | null;
  /** The practice being worked in; null for a patient, and before one of several was chosen. */
  readonly member: MemberActor | null;
  readonly displayName: string | null;
  /** One per practice that keeps a file of this person. */
  readonly patient: readonly PatientActor[];
  readonly memberships: readonly { readonly practiceId: Id<'practice'>; readonly memberId: Id<'member'>; readonly role: Role }[];
};

/** Where a person goes after signing in. */
export type Landing = 'practice' | 'choose' | 'patient' | 'nowhere';

export type MemberLine = {
  readonly memberId: Id<'member'>;
  readonly displayName: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
  readonly isSelf: boolean;
  /** Given by an owner to an assistant; owners and practitioners need it not. */
  readonly mayOverbook: boolean;
};
