import { joinings, readingsOf } from './names';
import { FEWEST_DIGITS, readPhone } from './phone';
import { readBirthDate, readEmail } from './rules';
import type { Term } from './search-tokens';

const LONGEST_QUERY = 100;
const MOST_READINGS = 24;

/**
 * What was typed into the search, as a list of readings: a patient matches when all terms of one reading do. Words match beginnings of
 * names, apart or run together; a date is a birth date; digits are a whole phone number or its end; an address must be exact.
 * Eight digits can be a date or the end of a phone. Empty when there is nothing to look for.
 */
export function readQuery(typed: string): Term[][] {
  const pieces = typed
    .normalize('NFKC')
    .slice(0, LONGEST_QUERY)
    .split(/\s+/)
    .filter((piece) => piece !== '');
  const words: string[] = [];
  const choices: Term[][] = [];
  let digits = '';
  const endNumber = () => {
    if (countDigits(digits) >= FEWEST_DIGITS) choices.push(numberTerms(digits));
    else if (digits !== '') words.push(digits);
    digits = '';
  };
  for (const piece of pieces) {
    const date = /[/.-]/.test(piece) ? readBirthDate(piece) : null;
    if (date === null && /^[+\d][\d().+/-]*$|^\([\d)]+$/.test(piece)) {
      digits += piece;
      continue;
    }
    endNumber();
    const email = piece.includes('@') ? readEmail(piece) : null;
    if (date) choices.push([{ kind: 'birth', text: date }]);
    else if (email) choices.push([{ kind: 'email', text: email }]);
    else words.push(piece);
  }
  endNumber();

  const names = uniqueReadings(readingsOf(words.join(' ')).flatMap(joinings));
  const readings: Term[][] = names.length > 0 ? names.map((parts) => parts.map((text) => ({ kind: 'name', text }))) : [[]];
  return choices
    .reduce((soFar, terms) => soFar.flatMap((reading) => terms.map((term) => [...reading, term])), readings)
    .filter((reading) => reading.length > 0)
    .slice(0, MOST_READINGS);
}

const countDigits = (text: string) => text.replace(/\D/g, '').length;

const numberTerms = (typed: string): Term[] => {
  const date = /^\d{8}$/.test(typed) ? readBirthDate(typed) : null;
  const whole = readPhone(typed);
  const bare = typed.replace(/\D/g, '');
  // A national number as long as this begins with the trunk zero, which the stored number does not have.
  const ending = bare.length > 9 ? bare.replace(/^0+/, '') : bare;
  return [...(date ? [{ kind: 'birth', text: date } as const] : []), { kind: 'phone', text: whole ?? ending }];
};

const uniqueReadings = (readings: readonly string[][]): string[][] => [
  ...new Map(readings.map((parts) => [parts.join(' '), parts] as const)).values(),
];
