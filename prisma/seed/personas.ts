import type { Locale } from '@/lib/core/locale';

/** Everybody in the demo story is invented; addresses end in `.test`, phones are from the ranges kept for fiction. */
export const password = 'demo-prati-2026';

export const signIns = {
  owner: 'practitioner@demo.prati.test',
  secondPractitioner: 'practitioner2@demo.prati.test',
  thirdPractitioner: 'practitioner3@demo.prati.test',
  assistant: 'assistant@demo.prati.test',
  patient: 'patient@demo.prati.test',
  otherOwner: 'practitioner@other.prati.test',
  support: 'support@prati.test',
} as const;

export type Persona = { familyName: string; givenName: string; birthDate: string; locale: Locale; email?: string };

const fr = (familyName: string, givenName: string, birthDate: string): Persona => ({ familyName, givenName, birthDate, locale: 'fr' });

/** The person who signs in as the demo patient. */
export const portalPatient: Persona = { ...fr('Garnier', 'Élodie', '1989-04-17'), email: signIns.patient };

/** Names as a practice meets them: accents, hyphens, apostrophes, particles, other alphabets’ letters. */
export const patients: readonly Persona[] = [
  fr('D’Angelo', 'Anne-Sophie', '1985-03-07'),
  fr('Le Goff', 'Jean-Baptiste', '1952-11-30'),
  fr('Lefèvre-Brûlé', 'Zoé', '2019-06-02'),
  fr('Çelik', 'Oğuz', '1978-09-14'),
  fr('Wójcik', 'Łukasz', '1991-01-25'),
  fr('Núñez', 'María José', '1969-12-08'),
  fr('O’Neill', 'Siobhán', '1974-02-19'),
  { familyName: 'Müller', givenName: 'Jürgen', birthDate: '1960-07-21', locale: 'de' },
  { familyName: 'Groß', givenName: 'Annegret', birthDate: '1948-05-03', locale: 'de' },
  { familyName: 'Whitfield', givenName: 'Harriet', birthDate: '1996-10-11', locale: 'en' },
  fr('Ødegård', 'Søren', '1982-08-29'),
  fr('Nguyễn', 'Thị Mai', '1993-03-16'),
  fr('de La Tour d’Aubusson', 'Guillemette', '1937-01-05'),
  fr('Ben Amar', 'Yassine', '2001-11-12'),
  fr('Traoré', 'Aïssata', '1987-06-24'),
  fr('Kowalczyk', 'Bożena', '1955-04-09'),
  fr('Lœwenbruck', 'Clément', '1999-09-01'),
  fr('Martin', 'Paul', '1971-05-20'),
  fr('Martin', 'Paule', '1973-08-13'),
  fr('Fontaine', 'Noé', '2023-02-27'),
  fr('Haddad', 'Leïla', '1990-12-31'),
  fr('Ferreira da Silva', 'João', '1966-10-04'),
  fr('Ravel', 'Inès', '2008-07-18'),
  fr('Delacroix', 'Théophile', '1944-03-28'),
  fr('Roche', 'Maëlys', '2012-05-15'),
  fr('Van den Berg', 'Pieter', '1979-11-06'),
];

/** Opened a second time by mistake: each looks like one of the patients above, `as`. */
export const doubles: readonly (Persona & { readonly as: string })[] = [
  { ...fr('Loewenbruck', 'Clément', '1999-09-01'), as: 'Lœwenbruck' },
  { ...fr('Nunez', 'Maria-José', '1969-08-12'), as: 'Núñez' },
  { ...fr('Lefebvre Brulé', 'Zoé', '2019-06-02'), as: 'Lefèvre-Brûlé' },
];

/** Came by the public pages: the first two ask to be received, the others wait for a time. */
export const newcomers: readonly Persona[] = [
  fr('Quéméneur', 'Gwenaëlle', '1984-09-30'),
  fr('Okonkwo', 'Chidi', '2014-02-03'),
  { familyName: 'Baumgärtner', givenName: 'Liesel', birthDate: '1977-11-21', locale: 'de' },
  fr('Vasseur', 'Ludivine', '1991-07-09'),
];

/** Came with the list of an earlier program. */
export const imported: readonly Persona[] = [
  fr('Abgrall', 'Corentin', '1963-02-11'),
  fr('Bouhraoua', 'Nawel', '1998-05-06'),
  fr('Castelnau', 'Odile', '1941-10-19'),
  fr('Đặng', 'Văn Lộc', '1976-12-24'),
  fr('Estève', 'Rémi', '2005-03-31'),
];

/** Everybody of the story; the place in this list gives each a number and an address of their own. */
export const everybody: readonly Persona[] = [portalPatient, ...patients, ...doubles, ...newcomers, ...imported];

/** What somebody says of themselves; in the other practice with another number and address, so that the two never look like one file. */
export function identityOf(persona: Persona, isElsewhere = false) {
  const index = everybody.indexOf(persona) + (isElsewhere ? 60 : 0);
  const { familyName, givenName, birthDate } = persona;
  return { familyName, givenName, birthDate, phone: phoneOf(index), email: emailOf(persona, index) };
}

/** French numbers kept for fiction (06 39 98 xx xx), one each. */
export const phoneOf = (index: number) => `+3363998${String(1000 + index * 37).slice(-4)}`;
export const emailOf = (persona: Persona, index: number) =>
  persona.email ?? `persona${String(index + 1).padStart(2, '0')}@patients.prati.test`;
