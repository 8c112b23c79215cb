import type { ConsentKey, Integration } from '@/lib/consents/schema';
import type { AudiencePort } from '@/lib/integrations/audience/port';
import type { EmailPort } from '@/lib/integrations/email/port';
import type { ListingPort } from '@/lib/integrations/listings/port';
import type { PaymentsPort } from '@/lib/integrations/payments/port';
import type { StoragePort } from '@/lib/integrations/storage/port';
import type { SubProcessorKey } from './schema';

/** Every outside service there is a port for. A port joins here first: nothing else may hand one over (test/outside.test.ts). */
export type Ports = {
  readonly email: EmailPort;
  readonly audience: AudiencePort;
  readonly payments: PaymentsPort;
  readonly storage: StoragePort;
  readonly listings: ListingPort;
};
export type Service = keyof Ports;
/** A port nobody can call: what verbs are given. `reach`, `reachToEnd` and `reachForPrati` open it. */
export type Door<S extends Service> = Pick<Ports[S], Extract<keyof Ports[S], 'adapter' | 'provider'>>;

/**
 * What ends, gives back or looks up what was begun: open whatever the practice switched off or objects to, since what is off must be
 * emptied, and money taken must be accounted for.
 */
export type Endings = {
  readonly email: never;
  readonly audience: Pick<AudiencePort, 'remove'>;
  readonly payments: Pick<PaymentsPort, 'readPayment' | 'refund'>;
  readonly storage: Pick<StoragePort, 'get' | 'list' | 'remove'>;
  readonly listings: never;
};

/**
 * What Prati itself does with a service, as the controller of accounts (PRODUCT section 1): it writes to a login about that login, where no
 * practice is. No practice's objection counts then and none of its switches; whoever stands behind the adapter is on the list as ever.
 */
export type OfPrati = { readonly [S in Service]: S extends 'email' ? Pick<EmailPort, 'send'> : never };

/** The switch that opens a service; `whose`: the practice's own, or that of the member it is about. */
export type OptIn =
  | { readonly key: Exclude<ConsentKey, 'third_party_integrations'>; readonly whose: 'practice' | 'member' }
  | { readonly key: 'third_party_integrations'; readonly integration: Integration; readonly whose: 'practice' | 'member' };

/** Why no row of the list stands behind an adapter: nothing leaves the operator's own machines, or there is nobody behind it. */
type NoRow = 'own_machines' | 'nobody';
/**
 * Why no switch stands before it. `instruction`: the practice asks for it by what it does, under the agreement on processing (Art. 28).
 * `contract`: Prati's own contract with the practice (Art. 6.1.b). `hosting`: there is no Prati without it.
 */
type NoOptIn = 'instruction' | 'contract' | 'hosting';
type Declaration = {
  readonly subProcessor: SubProcessorKey | { readonly none: NoRow };
  readonly optIn: OptIn | { readonly none: NoOptIn };
};
type Declarations = { readonly [S in Service]: Readonly<Record<Ports[S]['adapter'], Declaration>> };

const ownMachines = { none: 'own_machines' } as const;
const nobody = { none: 'nobody' } as const;
const newsletters = { key: 'marketing_emails', whose: 'member' } as const;
const instruction = { none: 'instruction' } as const;
const contract = { none: 'contract' } as const;
const businessListing = { key: 'third_party_integrations', integration: 'google_business', whose: 'practice' } as const;

/** Whom each adapter reaches, and what opens it. One that is not here does not compile. */
export const outside: Declarations = {
  // A newsletter asks `marketing_emails` of whom it is for as it leaves (lib/notifications/deliver-campaign.ts); the rest is the practice's post.
  email: {
    resend: { subProcessor: 'resend', optIn: instruction },
    smtp: { subProcessor: ownMachines, optIn: instruction },
    local: { subProcessor: ownMachines, optIn: instruction },
  },
  audience: {
    resend: { subProcessor: 'resend', optIn: newsletters },
    local: { subProcessor: ownMachines, optIn: newsletters },
    none: { subProcessor: nobody, optIn: newsletters },
  },
  // What patients pay to a practice is another service, behind `viva_payments`; this is the practice's own subscription.
  payments: {
    viva: { subProcessor: 'viva', optIn: contract },
    local: { subProcessor: ownMachines, optIn: contract },
    none: { subProcessor: nobody, optIn: contract },
  },
  storage: { local: { subProcessor: 'scaleway', optIn: { none: 'hosting' } } },
  listings: {
    google: { subProcessor: 'google', optIn: businessListing },
    none: { subProcessor: nobody, optIn: businessListing },
  },
};
