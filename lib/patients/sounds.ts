import { doubleMetaphone } from 'double-metaphone';

/** How a word sounds is judged on its letters as French, German and English speakers hear them; shorter words all sound alike. */
const FEWEST_LETTERS = 2;

/** A word of `wordsOf` with the spellings that make no difference to the ear made one: Thibault → tibo, Dupond → dupon, Lefebvre → lefevr. */
const heard = (word: string): string => {
  const spoken = word
    .replace(/e?aux?$|e?au(?:lt|ld|d|t)?s?$/, 'o')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/bv/g, 'v')
    .replace(/qu/g, 'k')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1');
  const voiced = spoken.replace(/(?:[stdxzp]|e)+$/, '');
  return voiced.length >= FEWEST_LETTERS ? voiced : spoken;
};

/** The sounds a word may stand for, one or two. A word in an alphabet without known sounds stands for itself. */
export const soundsOf = (word: string): string[] => {
  const codes = doubleMetaphone(heard(word)).filter((code) => code !== '');
  return codes.length > 0 ? [...new Set(codes)] : [word];
};

/** Whether two words sound alike and are also written somewhat alike: vowels are not part of a sound, so Anna would else be Inès. */
export const soundAlike = (a: string, b: string): boolean => {
  if (!soundsOf(a).some((sound) => soundsOf(b).includes(sound))) return false;
  const [one, other] = [heard(a), heard(b)];
  return distance(one, other) <= Math.max(one.length, other.length) / 2;
};

/** Letters to add, drop, change or swap with the next one to get from one word to the other (optimal string alignment). */
export const distance = (a: string, b: string): number => {
  const [from, to] = [Array.from(a), Array.from(b)];
  let before: number[] = [];
  let last = to.map((_, at) => at).concat(to.length);
  for (let i = 1; i <= from.length; i++) {
    const line = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      line.push(least);
    }
    before = last;
    last = line;
  }
  return last[to.length] ?? 0;
};
