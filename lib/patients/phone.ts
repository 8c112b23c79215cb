import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

const LONGEST_TYPED = 40;
/** Fewer last digits of a phone would find half the town. */
export const FEWEST_DIGITS = 4;

/** A whole number in E.164, however spaced; without country it is French. Null when it is no number one can call. */
export const readPhone = (typed: string): string | null => {
  if (typed.length > LONGEST_TYPED) return null;
  // Address books copy a number between invisible marks of direction.
  const number = parsePhoneNumberFromString(typed.replace(/\p{Cf}/gu, ''), { defaultCountry: 'FR', extract: false });
  return number?.isValid() && !number.ext ? number.number : null;
};

/** The last digits of a number, four and more, up to the whole national number without its trunk zero. */
export const endingsOf = (phone: string): string[] => {
  const national = parsePhoneNumberFromString(phone)?.nationalNumber ?? phone.slice(1);
  return Array.from({ length: Math.max(0, national.length - FEWEST_DIGITS + 1) }, (_, extra) => national.slice(-(FEWEST_DIGITS + extra)));
};
