import type { VisitMode } from '@/lib/availability/schema';
import type { Id } from '@/lib/core/id';
import { type Currency, money } from '@/lib/core/money';
import { openPractice, type Tx } from '@/lib/platform/db';
import type { PublicPractitioner, PublicReason } from './schema';

type PractitionerRow = {
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
  about: string | null;
  listed: boolean;
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
  about: true,
  listed: true,
} as const;

/** Row-level security shows the row to whoever named that slug, listed or not. */
export const findBySlug = (db: Tx, slug: string): Promise<PractitionerRow | null> =>
  db.practitioner.findFirst({ where: { slug }, select: columns });

export const findListed = (db: Tx): Promise<PractitionerRow[]> =>
  db.practitioner.findMany({ where: { listed: true }, select: columns, orderBy: [{ familyName: 'asc' }, { slug: 'asc' }] });

/** The public card: the practice is opened in the same transaction, now that the practitioner's row has named it. */
export async function completeCard(db: Tx, row: PractitionerRow): Promise<PublicPractitioner> {
  const practiceId = row.practiceId as Id<'practice'>;
  await openPractice(db, practiceId);
  const practice = await db.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { name: true, timeZone: true } });
  const sites = await db.$queryRaw<PublicPractitioner['sites'][number][]>`
    select s.id, s.name, s.street, s.postcode, s.city, s.country, s.phone, s.access_note as "accessNote" from site s
    where s.practice_id = ${practiceId} and (exists (select from opening o where o.practice_id = s.practice_id and o.site_id = s.id and o.practitioner_id = ${row.id})
      or not exists (select from opening o where o.practice_id = s.practice_id and o.practitioner_id = ${row.id}))
    order by s.position, s.id`;
  const reasons = await db.visitReason.findMany({
    where: { practiceId, practitionerId: row.id, archivedAt: null, bookableOnline: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
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
    about: row.about,
    listed: row.listed,
    practiceName: practice.name,
    timeZone: practice.timeZone,
    sites,
    visitReasons: reasons.map(
      (r): PublicReason => ({
        id: r.id as Id<'visitReason'>,
        label: r.label,
        durationMinutes: r.durationMinutes,
        modes: r.modes as VisitMode[],
        price: r.priceMinor === null ? null : money(r.priceMinor, r.currency as Currency),
        forNewPatients: r.forNewPatients,
        forKnownPatients: r.forKnownPatients,
        instructions: r.instructions,
        cancelNoticeHours: r.cancelNoticeHours,
      }),
    ),
  };
}
