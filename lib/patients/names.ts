/** Letters that no decomposition takes apart, as they are typed without them. */
const spelled: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** The words of a name as one types them in a hurry: no accent, no capital, hyphens and apostrophes as spaces. “D’Angelo-Łuć” → d, angelo, luc. */
export const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[œæßøłđðþıħŋ]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The same name as German speakers also write it: Müller is muller and mueller. One reading, or two where there is an umlaut. */
export const readingsOf = (name: string): string[][] => {
  const composed = name.normalize('NFKC').toLowerCase();
  const written = composed.replace(/[äöü]/g, (letter) => umlauts[letter] ?? letter);
  return written === composed ? [wordsOf(name)] : [wordsOf(name), wordsOf(written)];
};

/** The name run together from each of its words on: Jean-Marie → jeanmarie, marie. */
export const runsOf = (name: string): string[] => readingsOf(name).flatMap((words) => words.map((_, start) => words.slice(start).join('')));

/** Every way to read words as fewer, longer ones: [mc, donald] → [mc, donald], [mcdonald]. Many words: apart and all together only. */
export const joinings = (words: readonly string[]): string[][] => {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (rest.length === 0) return [[first]];
  if (words.length > MOST_JOINED) return [[...words], [words.join('')]];
  return joinings(rest).flatMap((joined) => [
    [first, ...joined],
    [first + (joined[0] ?? ''), ...joined.slice(1)],
  ]);
};
const MOST_JOINED = 4;
