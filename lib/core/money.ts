export type Currency = 'EUR' | 'CHF' | 'GBP';
/** Whole minor units (cents). Floats never touch money. */
export type Money = { readonly minor: number; readonly currency: Currency };

export const money = (minor: number, currency: Currency): Money => {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`money needs whole minor units, got ${minor}`);
  return { minor, currency };
};
