/** What a person can ask for (GDPR 15 to 21; fate after death: French data-protection act, art. 85), in the order shown. */
export const askedRights = ['access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'post_mortem'] as const;
export type AskedRight = (typeof askedRights)[number];
/** The article each rests on. */
export const articleOf: Readonly<Record<AskedRight, string>> = {
  access: '15',
  portability: '20',
  rectification: '16',
  erasure: '17',
  restriction: '18',
  objection: '21',
  post_mortem: '85 LIL',
};

export type SubjectType = 'patient' | 'member' | 'unknown';
/** How it reached the practice. `prati`: the person asked Prati, who handed it on the same day. */
export type Channel = 'portal' | 'desk_phone' | 'desk_paper' | 'desk_email' | 'prati';
export const deskChannels = ['desk_phone', 'desk_paper', 'desk_email'] as const;

export const requestStates = ['received', 'identity_check', 'in_progress', 'extended', 'answered', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const openStates = ['received', 'identity_check', 'in_progress', 'extended'] as const satisfies readonly RequestState[];
export const isOpen = (state: RequestState): boolean => (openStates as readonly RequestState[]).includes(state);

/**
 * Where each state may lead. Work may begin without an identity check only where the portal proved who asks (`mayStart`); extended from any
 * open state, since the clock runs from receipt.
 */
export const stepsFrom: Readonly<Record<RequestState, readonly RequestState[]>> = {
  received: ['identity_check', 'in_progress', 'extended', 'refused', 'withdrawn'],
  identity_check: ['in_progress', 'extended', 'refused', 'withdrawn'],
  in_progress: ['extended', 'answered', 'refused', 'withdrawn'],
  extended: ['answered', 'refused', 'withdrawn'],
  answered: [],
  refused: [],
  withdrawn: [],
};
export const mayStep = (from: RequestState, to: RequestState): boolean => stepsFrom[from].includes(to);

/** How it was found out who asks: never more than is needed, and no copy is kept. `session`: signed in to the own area. */
export type IdentityMethod = 'session' | 'known_in_person' | 'call_back' | 'contact_code' | 'document_seen';
/** Those a member chooses from. */
export const deskMethods = ['known_in_person', 'call_back', 'contact_code', 'document_seen'] as const;

/** Why a request may be refused, each with the text it rests on. */
export const refusalGrounds = {
  identity_unproven: '12.6',
  unfounded: '12.5',
  excessive: '12.5',
  duty_to_keep: '17.3.b',
  public_health: '17.3.c',
  legal_claims: '17.3.e',
  rights_of_others: '15.4',
  legitimate_grounds: '21.1',
  no_such_data: '15.1',
  already_answered: '12.5',
} as const;
export type RefusalGround = keyof typeof refusalGrounds;
export const refusalGroundKeys = Object.keys(refusalGrounds) as readonly RefusalGround[];

const everyRight: readonly AskedRight[] = askedRights;
const groundsOf: Readonly<Record<RefusalGround, readonly AskedRight[]>> = {
  identity_unproven: everyRight,
  unfounded: everyRight,
  excessive: everyRight,
  duty_to_keep: ['erasure'],
  public_health: ['erasure'],
  legal_claims: ['erasure', 'objection', 'restriction'],
  rights_of_others: ['access', 'portability'],
  legitimate_grounds: ['objection'],
  no_such_data: ['access', 'portability', 'rectification', 'erasure'],
  already_answered: everyRight,
};
/** The grounds that can be given for refusing this right. */
export const groundsFor = (right: AskedRight): readonly RefusalGround[] =>
  refusalGroundKeys.filter((ground) => groundsOf[ground].includes(right));

/** One step of a request's timeline. */
export type StepKind =
  | 'received'
  | 'repeated'
  | 'identified'
  | 'identity_asked'
  | 'identity_checked'
  | 'assigned'
  | 'started'
  | 'extended'
  | 'export_asked'
  | 'restricted'
  | 'lift_announced'
  | 'restriction_lifted'
  | 'objection_kept'
  | 'erased'
  | 'recipients_told'
  | 'answered'
  | 'refused'
  | 'withdrawn';

/** How somebody was told of something by another way than our mail. */
export const toldBy = ['mail', 'letter', 'phone', 'in_person'] as const;
export type ToldBy = (typeof toldBy)[number];
