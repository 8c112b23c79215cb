import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { numbered } from './rules';
import type { CompleteProfile, Profile, SaveSite, Site } from './schema';

type Here = Omit<InPractice, 'actor'>;

export type NewPractice = {
  readonly id: Id<'practice'>;
  readonly name: string;
  readonly timeZone: string;
  readonly jurisdiction: string;
  readonly locale: Locale;
  readonly demo: boolean;
  readonly onboarding: Readonly<Record<string, string>>;
};

/** The row and the practice's own key, so that nothing of it is ever written in clear. */
export async function insertPractice({ db, clock, keyring }: Here, practice: NewPractice): Promise<void> {
  await db.practice.create({ data: { ...practice, createdAt: clock.now(), lifecycleSince: clock.now() }, select: { id: true } });
  await keyring.createPracticeKey(db, practice.id);
}

export const findPractice = ({ db }: Pick<Here, 'db'>, id: Id<'practice'>) =>
  db.practice.findUniqueOrThrow({ where: { id }, select: { name: true, timeZone: true, locale: true, demo: true } });

export const renamePractice = ({ db }: Pick<Here, 'db'>, id: Id<'practice'>, name: string) =>
  db.practice.updateMany({ where: { id }, data: { name } });

export type NewPractitioner = Pick<Profile, 'honorific' | 'givenName' | 'familyName' | 'specialty' | 'languages'> & {
  readonly practiceId: Id<'practice'>;
  readonly memberId: Id<'member'>;
};

/** Takes the first free of the addresses `slug`, `slug-2`, … Rows of other practices are invisible here, so the unique index decides. */
export async function insertPractitioner(
  { db, clock }: Here,
  { languages, ...row }: NewPractitioner,
  slug: string,
): Promise<Id<'practitioner'>> {
  const id = newId('practitioner');
  const data = {
    ...row,
    id,
    languages: [...languages],
    createdAt: clock.now(),
  };
  for (let n = 1; n <= 200; n++) {
    const { count } = await db.practitioner.createMany({ data: [{ ...data, slug: numbered(slug, n) }], skipDuplicates: true });
    if (count === 1) return id;
  }
  throw new Error(`No free address near ${slug.length} characters`);
}

/** Two who save one form wait for each other; what only refers to the row goes on. Each its own statement, before the row is read. */
export const lockPractitioner = ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, id: Id<'practitioner'>) =>
  db.$executeRaw`select 1 from practitioner where practice_id = ${practiceId} and id = ${id} for no key update`;
export const lockSite = ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, id: Id<'site'>) =>
  db.$executeRaw`select 1 from site where practice_id = ${practiceId} and id = ${id} for no key update`;
export const lockPractice = ({ db }: Pick<Here, 'db'>, id: Id<'practice'>) =>
  db.$executeRaw`select 1 from practice where id = ${id} for no key update`;

const profileColumns = {
  ...{ slug: true, honorific: true, givenName: true, familyName: true, specialty: true },
  ...{ languages: true, sector: true, acceptsNew: true, about: true, listed: true },
} as const;

export const findProfile = ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, id: Id<'practitioner'>): Promise<Profile | null> =>
  db.practitioner.findFirst({ where: { practiceId, id }, select: profileColumns });

export const updateProfile = ({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, id: Id<'practitioner'>, profile: CompleteProfile) =>
  db.practitioner.updateMany({
    where: { practiceId, id },
    data: profile,
  });

export async function findSites({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>): Promise<Site[]> {
  const rows = await db.site.findMany({ where: { practiceId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, name, street, postcode, city, country, phone, accessNote }) => ({
    siteId: id as Id<'site'>,
    ...{ name, street, postcode, city, country, phone, accessNote },
  }));
}

/** Null when that site is not of this practice. Without an id a new one is added at the end. */
export async function upsertSite(
  { db }: Pick<Here, 'db'>,
  practiceId: Id<'practice'>,
  { siteId, ...site }: SaveSite,
): Promise<Id<'site'> | null> {
  if (siteId) {
    const { count } = await db.site.updateMany({ where: { practiceId, id: siteId }, data: site });
    return count === 1 ? siteId : null;
  }
  const id = newId('site');
  const position = await db.site.count({ where: { practiceId } });
  await db.site.create({ data: { practiceId, id, position, ...site }, select: { id: true } });
  return id;
}

export async function countSetUp({ db }: Pick<Here, 'db'>, practiceId: Id<'practice'>, practitionerId: Id<'practitioner'>) {
  return {
    sites: await db.site.count({ where: { practiceId } }),
    visitReasons: await db.visitReason.count({ where: { practiceId, practitionerId, archivedAt: null, bookableOnline: true } }),
    openings: await db.opening.count({ where: { practiceId, practitionerId } }),
  };
}
