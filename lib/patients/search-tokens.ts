import { runsOf, wordsOf } from './names';
import { endingsOf } from './phone';
import type { PatientIdentity } from './schema';
import { soundsOf } from './sounds';

/** What a patient can be found by. Each kind is made into tokens under its own key, so that no token of one says anything of another. */
export const termKinds = ['name', 'birth', 'phone', 'email', 'person', 'sound'] as const;
export type TermKind = (typeof termKinds)[number];
/** Which terms a file is found by: 1 = with how the names sound. Files with tokens of an older version get theirs anew (`find-by-all-terms.ts`). */
export const termsVersion = 1;
export type Term = { readonly kind: TermKind; readonly text: string };

/** Longer beginnings of a name share the token of their first letters and are told apart once the file is open. */
const LONGEST_PREFIX = 16;

const letters = (text: string) => Array.from(text);

/** Everything one patient is found by, each term once. */
export function termsOf(patient: PatientIdentity): Term[] {
  const terms: Term[] = [
    ...unique(runsOfPerson(patient).flatMap(prefixes)).map((text) => ({ kind: 'name', text }) as const),
    { kind: 'birth', text: patient.birthDate },
    personTerm(patient),
    ...soundTerms(patient),
  ];
  if (patient.phone) terms.push(...phoneTexts(patient.phone).map((text) => ({ kind: 'phone', text }) as const));
  if (patient.email) terms.push({ kind: 'email', text: patient.email });
  return terms;
}

/** One person's names and birth date together, blind to accents, capitals and hyphens: what a second booking is recognised by. */
export const personTerm = ({
  familyName,
  givenName,
  birthDate,
}: Pick<PatientIdentity, 'familyName' | 'givenName' | 'birthDate'>): Term => ({
  kind: 'person',
  text: [wordsOf(familyName).join(''), wordsOf(givenName).join(''), birthDate].join('|'),
});

/** The text a term is made into a token from. */
export const tokenText = ({ kind, text }: Term): string => (kind === 'name' ? letters(text).slice(0, LONGEST_PREFIX).join('') : text);

/** Whether the open file really is what the term asks for: tokens are short, so two texts may share one. */
export function isFoundBy(patient: PatientIdentity, { kind, text }: Term): boolean {
  switch (kind) {
    case 'name':
      return runsOfPerson(patient).some((run) => run.startsWith(text));
    case 'birth':
      return patient.birthDate === text;
    case 'phone':
      return patient.phone !== null && phoneTexts(patient.phone).includes(text);
    case 'email':
      return patient.email === text;
    case 'person':
      return personTerm(patient).text === text;
    case 'sound':
      return soundTerms(patient).some((term) => term.text === text);
  }
}

type Named = Pick<PatientIdentity, 'familyName' | 'givenName' | 'birthName'>;

/** How a family name and a given name sound together, in whichever order they were typed: the whole names, and each of their words. */
export const soundTerms = ({ familyName, givenName, birthName }: Named): Term[] => {
  const sounds = (name: string) => {
    const words = wordsOf(name);
    const spoken = [words.join(''), ...words.filter((word) => word.length > 2)].filter((word) => word !== '');
    return unique(spoken.flatMap(soundsOf)).slice(0, MOST_SOUNDS);
  };
  const given = sounds(givenName);
  const families = unique([...sounds(familyName), ...(birthName ? sounds(birthName) : [])]);
  const texts = families.flatMap((family) => given.map((one) => [family, one].sort().join('|')));
  return unique(texts).map((text) => ({ kind: 'sound', text }));
};
const MOST_SOUNDS = 4;

const runsOfPerson = ({ familyName, givenName, birthName }: Named): string[] => [
  ...runsOf(familyName),
  ...runsOf(givenName),
  ...(birthName ? runsOf(birthName) : []),
];

const phoneTexts = (phone: string): string[] => [phone, ...endingsOf(phone)];

const prefixes = (run: string): string[] => {
  const all = letters(run).slice(0, LONGEST_PREFIX);
  return all.map((_, last) => all.slice(0, last + 1).join(''));
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
