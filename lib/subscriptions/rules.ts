/** How often is paid. */
export const cycles = ['monthly', 'yearly'] as const;
export type Cycle = (typeof cycles)[number];
const monthsOf: Record<Cycle, number> = { monthly: 1, yearly: 12 };

const union = [
  ...(['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT'] as const),
  ...(['NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'] as const),
] as const;
/** Where a practice can have its invoices sent: the union, and where Prati opens or has neighbours. */
export const countries = [...union, 'CH', 'GB', 'IL', 'MC', 'NO'] as const;
export type Country = (typeof countries)[number];

/**
 * `domestic`: French VAT. `reverse_charge`: the buyer in another country of the union accounts for it (Directive 2006/112/EC art. 196; CGI
 * 283-2). `outside_eu`: the place of supply is not in the union (CGI 259-1). Monaco is French territory for VAT.
 */
export type Tax = 'domestic' | 'reverse_charge' | 'outside_eu';
/** Hundredths of a percent. */
const normalRate = 2_000;

/** Of a practice, which buys as a business. Without a VAT number from elsewhere in the union it is billed as in France. */
export function taxOf({ country, vatNumber }: { readonly country: Country; readonly vatNumber: string }): { tax: Tax; vatRate: number } {
  if (country === 'FR' || country === 'MC') return { tax: 'domestic', vatRate: normalRate };
  if (!(union as readonly string[]).includes(country)) return { tax: 'outside_eu', vatRate: 0 };
  return vatNumber === '' ? { tax: 'domestic', vatRate: normalRate } : { tax: 'reverse_charge', vatRate: 0 };
}

/** Whether a VAT number can be one of that country: its own prefix (EL for Greece, FR for Monaco), then 2 to 12 letters or digits. */
export const fitsCountry = (vatNumber: string, country: Country) =>
  vatNumber === '' ||
  (vatNumber.startsWith({ GR: 'EL', MC: 'FR', CH: 'CHE', NO: '' }[country as string] ?? country) && /^[A-Z0-9]{4,15}$/.test(vatNumber));

export type Quote = {
  readonly quantity: number;
  readonly netMinor: number;
  readonly vatRate: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
  readonly tax: Tax;
};

/** What is charged for one period. VAT is rounded once, on the sum. */
export function quoteOf(unitMinor: number, quantity: number, buyer: { readonly country: Country; readonly vatNumber: string }): Quote {
  const { tax, vatRate } = taxOf(buyer);
  const netMinor = unitMinor * quantity;
  const vatMinor = Math.round((netMinor * vatRate) / 10_000);
  return { quantity, netMinor, vatRate, vatMinor, totalMinor: netMinor + vatMinor, tax };
}

/** The same day and time so many months on, in UTC; the 31st becomes the last day of a shorter month, and only of that one. */
export function monthsAfter(anchor: Date, months: number): Date {
  const at = new Date(anchor);
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return at;
}

export type Run = { readonly anchor: Date; readonly paidInRow: number };
export type Period = Run & { readonly start: Date; readonly end: Date };

/**
 * The period a payment buys. It follows the paid one without a gap while the subscription runs (`paidUntil`), at the same cycle counted
 * from the same anchor; after an end, or when that whole period would be past already, it begins now.
 */
export function nextPeriod(cycle: Cycle, run: (Run & { readonly paidUntil: Date; readonly cycle: Cycle }) | null, now: Date): Period {
  const begin = (anchor: Date, paidInRow: number): Period => {
    const months = monthsOf[cycle];
    const [start, end] = [monthsAfter(anchor, months * paidInRow), monthsAfter(anchor, months * (paidInRow + 1))];
    return { anchor, paidInRow: paidInRow + 1, start, end };
  };
  if (!run) return begin(now, 0);
  const following = run.cycle === cycle ? begin(run.anchor, run.paidInRow) : begin(run.paidUntil, 0);
  return following.end <= now ? begin(now, 0) : following;
}

const day = 86_400_000;
/** Days after the first refusal: on the fourteenth shortly before it is over, while a payment still changes what happens. */
const retriesAfterMs = [day, 3 * day, 7 * day, 14 * day - 2 * 3_600_000];
export const unpaidDays = 14;

/** When a refused renewal is tried next; null once the tries are over. */
export function nextRetry(pastDueSince: Date, triedAt: Date): Date | null {
  const next = retriesAfterMs.find((after) => pastDueSince.getTime() + after > triedAt.getTime());
  return next === undefined ? null : new Date(pastDueSince.getTime() + next);
}

/** How long a payment page stays open. */
export const checkoutSeconds = 1_800;
/** So long after asking, what the provider does not know never arrived there. */
const arrivesWithinMs = 3_600_000;
export const hasArrived = (askedAt: Date, now: Date) => now.getTime() - askedAt.getTime() < arrivesWithinMs;

/** When to look at the provider again: often while somebody waits for it, then rarely. */
export function nextLook(askedAt: Date, now: Date): Date {
  const age = now.getTime() - askedAt.getTime();
  const pause = age < 10 * 60_000 ? 20_000 : age < arrivesWithinMs ? 120_000 : arrivesWithinMs;
  return new Date(now.getTime() + pause);
}
/** A payment page that was never heard of again is over by then, whatever the provider says. */
export const isLongOver = (askedAt: Date, now: Date) => now.getTime() - askedAt.getTime() > 2 * day;

/** 2026-000042: the year of issue in Paris, where the seller keeps its books, then the number in that year. */
export const invoiceNumber = (series: string, position: number) => `${series}-${String(position).padStart(6, '0')}`;
