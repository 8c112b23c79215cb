/** The three files a listing service reads: the places, a link for each to book by, and what can be booked there. */
export const listingFiles = ['entity', 'action', 'service'] as const;
export type ListingFile = (typeof listingFiles)[number];

/** One reason of a visit as anyone may read it before booking. `price` in minor units, null where none is said. */
export type ListedReason = {
  readonly id: string;
  readonly label: string;
  readonly minutes: number;
  readonly price: { readonly minor: number; readonly currency: string } | null;
  /** Leads to booking with this reason chosen. */
  readonly link: string;
};

/** A practitioner at an address where patients are received: what their public profile says, and no more. */
export type ListedPlace = {
  readonly id: string;
  readonly name: string;
  /** E.164, null where none is known. */
  readonly phone: string | null;
  readonly profile: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166. */
  readonly country: string;
  /** What kind of care, in the practice's words. */
  readonly specialty: string;
  /** The practice's language. */
  readonly language: string;
  /** Leads to booking with the reason chosen that most people come for. */
  readonly link: string;
  readonly reasons: readonly ListedReason[];
};

/** Which adapter stands behind the port; lib/sub-processors/outside.ts says of each who it reaches and what opens it. */
type ListingAdapter = 'google' | 'none';

/** A service that shows practices to people who look for one. It fetches files and is never called: `describe` writes its part of one. */
export type ListingPort = {
  readonly adapter: ListingAdapter;
  /** The entries these places have in a file, in the service's own shape. */
  describe(file: ListingFile, places: readonly ListedPlace[]): readonly object[];
};
