import type { Id } from './id';

declare const proven: unique symbol;
type Proven = { readonly practiceId: Id<'practice'>; readonly [proven]: true };

/** When this session last proved its password anew, after signing in; null when it never did. */
type SteppedUpAt = Date | null;

export type Role = 'owner' | 'practitioner' | 'assistant';

/**
 * Who is asking, within one practice. Only lib/access makes one, so holding an Actor *is* the proof of who you are.
 * A `link` actor followed a signed link: it may act on that one appointment and sees nothing else.
 */
export type Actor = Proven &
  (
    | {
        readonly kind: 'member';
        readonly accountId: Id<'account'>;
        readonly memberId: Id<'member'>;
        readonly role: Role;
        readonly practitionerId: Id<'practitioner'> | null;
        readonly steppedUpAt: SteppedUpAt;
      }
    | {
        readonly kind: 'patient';
        readonly accountId: Id<'account'>;
        readonly patientIds: readonly Id<'patient'>[];
        readonly steppedUpAt: SteppedUpAt;
      }
    | { readonly kind: 'link'; readonly appointmentId: Id<'appointment'> }
    | { readonly kind: 'visitor' }
    | { readonly kind: 'system'; readonly because: string }
  );
export type MemberActor = Extract<Actor, { kind: 'member' }>;

/** Who acted, as an id that says nothing by itself, so that erasing a person never breaks a chain. A visitor and the system have none. */
export const pseudonymOf = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'member':
      return actor.memberId;
    case 'patient':
      return actor.accountId;
    case 'link':
      return actor.appointmentId;
    case 'visitor':
    case 'system':
      return null;
  }
};
