import type { Actor, Role } from '@/lib/core/actor';
import { type ActClass, actClasses, type GatedAct, gatedActs } from './acts';
import type { LifecycleState, LivingState, TimerKind } from './schema';
import { endings } from './transitions';

/** The columns of PRODUCT 4.1. `practitioner` is also the owner, `patient` also who follows a signed link, `public` anybody. */
export const actorColumns = ['practitioner', 'assistant', 'patient', 'public', 'worker'] as const;
export type ActorColumn = (typeof actorColumns)[number];

type Row = Readonly<Record<ActorColumn, readonly ActClass[]>>;

const duties: readonly ActClass[] = ['cancel', 'rights', 'consent', 'export', 'deletion', 'revoke'];
const forAll = (open: readonly ActClass[]): Row => ({ practitioner: open, assistant: open, patient: open, public: open, worker: open });

/**
 * PRODUCT 4.1: which acts are open to whom in which state. Who may do them at all is for each noun's policy to say, so where everything is
 * open the lifecycle closes nothing to anybody.
 */
export const permitted: Readonly<Record<LifecycleState, Row>> = {
  trial: forAll(actClasses),
  active: forAll(actClasses),
  past_due: forAll(actClasses),
  grace: forAll(actClasses.filter((what) => what !== 'integration')),
  free_listing: {
    practitioner: [...duties, 'subscribe'],
    assistant: ['consent'],
    patient: ['cancel', 'rights', 'consent', 'export'],
    public: ['cancel', 'rights', 'consent'],
    worker: [...duties, 'subscribe'],
  },
  deletion_requested: {
    practitioner: [...duties, 'care', 'hand_over'],
    assistant: ['cancel', 'rights', 'consent', 'revoke', 'care', 'hand_over'],
    patient: ['cancel', 'rights', 'consent', 'export'],
    public: ['cancel', 'rights', 'consent'],
    worker: [...duties, 'care'],
  },
  deleted: forAll([]),
};

const columnOf = (actor: Actor): ActorColumn => {
  switch (actor.kind) {
    case 'member':
      return actor.role === 'assistant' ? 'assistant' : 'practitioner';
    case 'patient':
    case 'link':
      return 'patient';
    case 'visitor':
      return 'public';
    case 'system':
      return 'worker';
  }
};

type Standing = { readonly state: LifecycleState; readonly before: LivingState | null };

/** While a deletion is asked for, nothing is open that was not open in the state before. */
export function isPermitted(act: GatedAct, actor: Actor, { state, before }: Standing): boolean {
  const what: ActClass = gatedActs[act];
  const column = columnOf(actor);
  return [state, ...(before ? [before] : [])].every((each) => permitted[each][column].includes(what));
}

/** Where times are shown as free and can be taken from outside. */
export const statesTakingBookings: readonly LifecycleState[] = (Object.keys(permitted) as LifecycleState[]).filter((state) =>
  permitted[state].public.includes('booking'),
);

/** Whether a timer of that kind changes the state when it is due. */
export const isEnding = (kind: TimerKind): boolean => kind === 'deletion_due' || endings[kind] !== undefined;

type Band = {
  readonly says: 'trial' | 'past_due' | 'grace' | 'free_listing' | 'deletion_requested';
  readonly tone: 'info' | 'warning' | 'danger';
  readonly action: 'subscribe' | 'pay' | 'export' | 'withdraw' | null;
};

/**
 * What the line over the practice's pages says to a member (PRODUCT 4.1): the owner alone hears of the trial and of what is unpaid. Null
 * where there is nothing to say; `ends`: whether the state ends by itself.
 */
export function bandOf(state: LifecycleState, role: Role, ends: boolean): Band | null {
  const isOwner = role === 'owner';
  switch (state) {
    case 'trial':
      return isOwner && ends ? { says: 'trial', tone: 'info', action: 'subscribe' } : null;
    case 'past_due':
      return isOwner && ends ? { says: 'past_due', tone: 'warning', action: 'pay' } : null;
    case 'grace':
      return ends ? { says: 'grace', tone: 'warning', action: isOwner ? 'subscribe' : null } : null;
    case 'free_listing':
      return { says: 'free_listing', tone: 'warning', action: isOwner ? 'subscribe' : role === 'practitioner' ? 'export' : null };
    case 'deletion_requested':
      return { says: 'deletion_requested', tone: 'danger', action: isOwner ? 'withdraw' : null };
    default:
      return null;
  }
}
