import type { TypedPerson } from '@/lib/patients/likeness';

type Names = Pick<TypedPerson, 'familyName' | 'givenName'>;

const MOST_WORDS = 5;
/** What stands before a name without being one. */
const addressed =
  /^(m|mr|mme|mlle|mrs|ms|miss|monsieur|madame|mademoiselle|herr|frau|dr|docteur|rdv|rendez-vous|termin|patient|patiente|patientin)\.?$/i;

const wordsIn = (text: string) =>
  text
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word) && !/\d/.test(word))
    .filter((word) => !addressed.test(word));

/** Both names from one text where it says which is which: “DUPONT Marie”, “Dupont, Marie”. */
export function namesOf(text: string): Names | null {
  const comma = /^([^,]+),([^,]+)$/.exec(text);
  if (comma) {
    const [familyName, givenName] = [wordsIn(comma[1] ?? '').join(' '), wordsIn(comma[2] ?? '').join(' ')];
    return familyName && givenName ? { familyName, givenName } : null;
  }
  const words = wordsIn(text);
  const isLoud = (word: string) => word === word.toUpperCase() && word.replace(/\P{L}/gu, '').length > 1;
  const loud = words.filter(isLoud);
  const quiet = words.filter((word) => !isLoud(word));
  return loud.length > 0 && quiet.length > 0 ? { familyName: loud.join(' '), givenName: quiet.join(' ') } : null;
}

/** Every way a text can be read as somebody's names, wherever the family name ends and whatever stands around: “Contrôle - Marie Dupont (1re fois)”. */
export function possibleNames(text: string): Names[] {
  const said = namesOf(text);
  const parts = [text.replace(/[,;]/g, ' '), ...text.split(/\s[-–—]\s|[(),:;|/]/)].map(wordsIn);
  const found = new Map<string, Names>();
  const add = (names: Names) => found.set(`${names.familyName} ${names.givenName}`.toLowerCase() + names.familyName.length, names);
  if (said) add(said);
  for (const words of parts) {
    if (words.length < 2 || words.length > MOST_WORDS) continue;
    for (let at = 1; at < words.length; at++) add({ familyName: words.slice(0, at).join(' '), givenName: words.slice(at).join(' ') });
  }
  return [...found.values()];
}
