import { visitorActor } from '@/lib/access/system';
import { questionsIn } from '@/lib/appointments/questions';
import { holdsHealthData } from '@/lib/consents/require-health-data';
import type { InPractice, OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type Currency, money } from '@/lib/core/money';
import type { VisitMode } from '@/lib/core/visit-mode';
import { statesTakingBookings } from '@/lib/lifecycle/rules';
import { openPractice, Prisma, type Tx } from '@/lib/platform/db';
import { listingVersion } from './listing';
import type { Colleague, PublicPractitioner, PublicQuestion, PublicReason } from './schema';

export type PractitionerRow = {
  practiceId: string;
  id: string;
  slug: string;
  honorific: string;
  givenName: string;
  familyName: string;
  specialty: string;
  languages: string[];
  sector: string | null;
  acceptsNew: boolean;
  reviewsNew: boolean;
  about: string | null;
  listed: boolean;
  listedUnder: string | null;
  hidden: boolean;
};
const columns = {
  practiceId: true,
  id: true,
  slug: true,
  honorific: true,
  givenName: true,
  familyName: true,
  specialty: true,
  languages: true,
  sector: true,
  acceptsNew: true,
  reviewsNew: true,
  about: true,
  listed: true,
  listedUnder: true,
  hidden: true,
} as const;

/** Row-level security shows the row to whoever named that slug, listed or not. */
export const findBySlug = (db: Tx, slug: string): Promise<PractitionerRow | null> =>
  db.practitioner.findFirst({ where: { slug }, select: columns });

/** `version`: of the text in force. A yes to an earlier one lists nobody, whether or not the clock's job has written so yet. */
export const findListed = (db: Tx, version: string): Promise<PractitionerRow[]> =>
  db.practitioner.findMany({
    where: { listed: true, listedUnder: version, hidden: false },
    select: columns,
    orderBy: [{ familyName: 'asc' }, { slug: 'asc' }],
  });

/** Of whoever is listed, the address alone. */
export const findListedSlugs = (db: Tx, version: string): Promise<{ slug: string }[]> =>
  db.practitioner.findMany({
    where: { listed: true, listedUnder: version, hidden: false },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  });

/** Of whoever is listed, the practices after that one, in the order of their ids. */
export const findListedPractices = async (db: Tx, version: string, after: string, most: number): Promise<Id<'practice'>[]> => {
  const rows = await db.$queryRaw<{ practiceId: Id<'practice'> }[]>`
    select distinct practice_id as "practiceId" from practitioner
    where listed and listed_under = ${version} and not hidden and practice_id > ${after} order by practice_id limit ${most}`;
  return rows.map(({ practiceId }) => practiceId);
};

/** Who is listed in the practice, and where each of them has hours. */
export async function findListedHere({ db, actor }: Pick<InPractice, 'db' | 'actor'>, version: string) {
  const { practiceId } = actor;
  const where = { practiceId, listed: true, listedUnder: version, hidden: false };
  const rows: PractitionerRow[] = await db.practitioner.findMany({
    ...{ where, select: columns, orderBy: [{ familyName: 'asc' as const }, { slug: 'asc' as const }] },
  });
  const open = await db.opening.findMany({
    where: { practiceId, practitionerId: { in: rows.map(({ id }) => id) } },
    distinct: ['practitionerId', 'siteId'],
    select: { practitionerId: true, siteId: true },
  });
  const { locale } = await db.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { locale: true } });
  return { rows, open, locale };
}

type Here = Pick<OpenContext, 'clock'> & { readonly db: Tx };
type VisitReasonRow = Awaited<ReturnType<Tx['visitReason']['findFirstOrThrow']>>;
type SiteRow = PublicPractitioner['sites'][number] & { readonly of: readonly string[] };

/** The public cards of practitioners of one practice, which the caller has entered: three looks for all of them. */
export async function completeCards(
  { db, clock }: Here,
  practiceId: Id<'practice'>,
  rows: readonly PractitionerRow[],
): Promise<PublicPractitioner[]> {
  const ids = rows.map(({ id }) => id);
  const practice = await db.practice.findUniqueOrThrow({
    where: { id: practiceId },
    select: { name: true, timeZone: true, lifecycleState: true },
  });
  const holdsData = await holdsHealthData({ db, clock, actor: visitorActor(practiceId) });
  const takesBookings = holdsData && (statesTakingBookings as readonly string[]).includes(practice.lifecycleState);
  const sites = await db.$queryRaw<SiteRow[]>`
    select s.id, s.name, s.street, s.postcode, s.city, s.country, s.phone, s.access_note as "accessNote",
      array(select distinct o.practitioner_id from opening o where o.practice_id = s.practice_id and o.site_id = s.id
        and o.practitioner_id in (${Prisma.join(ids)})) as of
    from site s where s.practice_id = ${practiceId} order by s.position, s.id`;
  const reasons = await db.visitReason.findMany({
    where: { practiceId, practitionerId: { in: ids }, archivedAt: null, bookableOnline: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => {
    const own = sites.filter((site) => site.of.includes(row.id));
    return {
      practiceId,
      practitionerId: row.id as Id<'practitioner'>,
      slug: row.slug,
      displayName: [row.honorific, row.givenName, row.familyName].filter(Boolean).join(' '),
      givenName: row.givenName,
      familyName: row.familyName,
      specialty: row.specialty,
      languages: row.languages,
      sector: row.sector,
      acceptsNew: row.acceptsNew,
      reviewsNew: row.reviewsNew,
      about: row.about,
      listed: isListed(row, clock.now()),
      takesBookings,
      practiceName: practice.name,
      timeZone: practice.timeZone,
      // Who has no hours yet is found where the practice is.
      sites: (own.length > 0 ? own : sites).map(({ of: _of, ...site }) => site),
      // Where nobody can book, nothing is shown to be booked.
      visitReasons: takesBookings ? reasons.filter(({ practitionerId }) => practitionerId === row.id).map(publicReason) : [],
    };
  });
}

/** Whether anybody may see the profile: a yes to the very text in force, in a practice that is not to be deleted. */
export const isListed = ({ listed, listedUnder, hidden }: Pick<PractitionerRow, 'listed' | 'listedUnder' | 'hidden'>, now: Date): boolean =>
  listed && !hidden && listedUnder === listingVersion(now);

const publicReason = (r: VisitReasonRow): PublicReason => ({
  id: r.id as Id<'visitReason'>,
  label: r.label,
  durationMinutes: r.durationMinutes,
  modes: r.modes as VisitMode[],
  price: r.priceMinor === null ? null : money(r.priceMinor, r.currency as Currency),
  forNewPatients: r.forNewPatients,
  forKnownPatients: r.forKnownPatients,
  instructions: r.instructions,
  documentsToBring: r.documentsToBring,
  cancelNoticeHours: r.cancelNoticeHours,
  changeOnline: r.changeOnline,
  changeUntilHours: r.changeUntilHours,
  capacity: r.capacity,
  questions: publicQuestions(r.questions),
});

/** One card, found by its own row: the practice is entered in the same transaction, now that the row has named it. */
export async function completeCard({ db, clock }: Here, row: PractitionerRow): Promise<PublicPractitioner | null> {
  const practiceId = row.practiceId as Id<'practice'>;
  await openPractice(db, practiceId);
  return (await completeCards({ db, clock }, practiceId, [row]))[0] ?? null;
}

export const findEmbedOrigins = async (db: Tx, slug: string): Promise<string[] | null> =>
  (await db.practitioner.findFirst({ where: { slug }, select: { embedOrigins: true } }))?.embedOrigins ?? null;

type ColleagueRow = Omit<Colleague, 'displayName'> & { honorific: string; givenName: string; familyName: string };

export async function findColleagues(
  { db, actor }: InPractice,
  like: { practitionerId: Id<'practitioner'>; specialty: string; label: string | null },
): Promise<Colleague[]> {
  const rows = await db.$queryRaw<ColleagueRow[]>`
    select distinct on (p.created_at, p.id) p.id as "practitionerId", p.slug, p.honorific, p.given_name as "givenName", p.family_name as "familyName",
      r.id as "reasonId"
    from practitioner p join visit_reason r on r.practice_id = p.practice_id and r.practitioner_id = p.id join practice c on c.id = p.practice_id
    where p.practice_id = ${actor.practiceId} and p.specialty = ${like.specialty} and (p.listed or p.id = ${like.practitionerId})
      and r.archived_at is null and r.bookable_online and c.lifecycle_state = any(${[...statesTakingBookings]})
      and (${like.label}::text is null or lower(btrim(r.label)) = lower(btrim(${like.label}::text)))
    order by p.created_at, p.id, r.position, r.id`;
  return rows.map(({ honorific, givenName, familyName, ...rest }) => ({
    ...rest,
    displayName: [honorific, givenName, familyName].filter(Boolean).join(' '),
  }));
}

const publicQuestions = (kept: unknown): PublicQuestion[] =>
  questionsIn(kept).map(({ id, text, kind, choices = [], required }) => ({ id, text, kind, choices: [...choices], required }));
