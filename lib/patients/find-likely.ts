import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { openPeople, type Person } from './data';
import { type Likeness, likenessOf, swappedDate, type TypedPerson } from './likeness';
import { mayReadPatients } from './policy';
import type { LikelyPatient } from './schema';
import { personTerm, soundTerms, type Term } from './search-tokens';
import { findHolders, termName } from './tokens/data';

const MOST_LIKELY = 5;
/** Files looked into for one person: a common name shared by more than these is told apart by birth date or contact, which come first. */
const MOST_LOOKED_INTO = 60;

/**
 * Files of the practice that may be the person being typed, likeliest first, at most five. It never refuses: whoever may not read patients
 * is told of none.
 */
export async function findLikely(ctx: Context, typed: TypedPerson): Promise<readonly LikelyPatient[]> {
  if (!mayReadPatients(ctx.actor)) return [];
  const [found = []] = await inPractice(ctx, (tx) => likelyOf(tx, [typed]));
  return found.slice(0, MOST_LIKELY).map(({ id, person: { identity }, likeness: { isSure, why } }) => {
    const { familyName, givenName, birthDate, phone, email } = identity;
    return { id, familyName, givenName, birthDate, phone, email, isSure, why };
  });
}

export type Likely = { readonly id: Id<'patient'>; readonly person: Person; readonly likeness: Likeness };

/**
 * For each of these people the files that may be theirs, likeliest first: two queries however many there are. Of files known only to sound
 * alike, `bySound` are opened for each: with a birth date in hand few of them can still be the person, and in a list of thousands those
 * of common names would take most of the time.
 */
export async function likelyOf(
  tx: InPractice,
  people: readonly TypedPerson[],
  bySound: number = MOST_LOOKED_INTO,
): Promise<readonly (readonly Likely[])[]> {
  const terms = people.map(termsToTry);
  const holders = await findHolders(tx, terms.flat());
  const candidates = terms.map((own) => {
    const ids = new Set<Id<'patient'>>();
    const add = (kinds: readonly Term[], most: number) => {
      for (const term of kinds) for (const id of holders.get(termName(term)) ?? []) if (ids.size < most) ids.add(id);
    };
    add(
      own.filter(({ kind }) => kind !== 'sound'),
      MOST_LOOKED_INTO,
    );
    add(
      own.filter(({ kind }) => kind === 'sound'),
      Math.min(MOST_LOOKED_INTO, ids.size + bySound),
    );
    return [...ids];
  });
  const opened = await openPeople(tx, [...new Set(candidates.flat())]);
  return people.map((typed, at) =>
    (candidates[at] ?? [])
      .flatMap((id) => {
        const person = opened.get(id);
        const likeness = person && likenessOfPerson(typed, person);
        return person && likeness ? [{ id, person, likeness }] : [];
      })
      .sort((a, b) => b.likeness.score - a.likeness.score || (a.id < b.id ? -1 : 1)),
  );
}

/** The best that speaks for one person: the file as it is, or what a file merged into it said. */
function likenessOfPerson(typed: TypedPerson, { identity, others }: Person): Likeness | null {
  let best: Likeness | null = null;
  for (const one of [identity, ...others]) {
    const likeness = likenessOf(typed, one);
    if (likeness && (!best || likeness.score > best.score)) best = likeness;
  }
  return best;
}

/** What a file could be found by, the most telling first. */
function termsToTry(typed: TypedPerson): Term[] {
  const { familyName, givenName, birthDate, phone, email } = typed;
  const terms: Term[] = [];
  if (birthDate) {
    terms.push(personTerm({ familyName, givenName, birthDate }), personTerm({ familyName: givenName, givenName: familyName, birthDate }));
  }
  if (phone) terms.push({ kind: 'phone', text: phone });
  if (email) terms.push({ kind: 'email', text: email });
  if (birthDate) {
    const swapped = swappedDate(birthDate);
    for (const text of swapped ? [birthDate, swapped] : [birthDate]) terms.push({ kind: 'birth', text });
  }
  return [...terms, ...soundTerms({ familyName, givenName })];
}
