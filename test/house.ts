import { systemActor, visitorActor } from '@/lib/access/system';
import { appendEvent } from '@/lib/consents/append-event';
import { chooseConsent } from '@/lib/consents/choose';
import { lockHead } from '@/lib/consents/data';
import { inForce } from '@/lib/consents/rules';
import { textInForce } from '@/lib/consents/text-in-force';
import { consentTexts } from '@/lib/consents/texts';
import type { Context, InPractice } from '@/lib/context';
import type { Actor, MemberActor } from '@/lib/core/actor';
import type { Clock } from '@/lib/core/clock';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { type Database, openDatabase, type Prisma } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';

/** As an owner does in the GDPR tab, without the event and the journal's entry, which tests count. */
async function acknowledgeHealthData(tx: InPractice): Promise<void> {
  const key = 'health_data_processing';
  const choice = { key, method: 'toggle', noticeId: 'test', language: 'fr' } as const;
  const subject = { type: 'practice', id: tx.actor.practiceId } as const;
  const text = inForce(consentTexts, key, tx.clock.now());
  await appendEvent(tx, await lockHead(tx), { name: key, text, subject, before: 'never_asked', event: 'given', choice });
}

/** Answers the directory's question as the practitioner does. */
export async function listInDirectory(member: Context, answer: 'given' | 'withdrawn' = 'given'): Promise<void> {
  const textVersion = textInForce('public_directory_listing', member.clock.now(), 'fr').version;
  const said = {
    key: 'public_directory_listing',
    answer,
    method: 'toggle',
    noticeId: 'test',
    language: 'fr',
    textVersion,
  } as const;
  const listed = await chooseConsent(member, said);
  if (!listed.ok) throw new Error(listed.error.code);
}

/** One practice with one practitioner and one visit reason, open 09:00–18:00 every day in Paris: what a database test starts from. */
export type House = {
  readonly db: Database;
  readonly practiceId: Id<'practice'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly siteId: Id<'site'>;
  readonly slug: string;
  as(actor: Actor, clock?: Clock): Context;
  readonly visitor: Context;
  readonly system: Context;
  readonly member: Context;
};

export const testKey = Buffer.alloc(32, 7);

export async function openHouse(
  settings: {
    db?: Database;
    now?: string;
    /** The owner has acknowledged that patient data is kept, unless false. */
    healthData?: false;
    reason?: Partial<Prisma.VisitReasonUncheckedCreateInput>;
    openings?: readonly { weekday: number; startsAt: string; endsAt: string }[];
  } = {},
): Promise<House> {
  const db = settings.db ?? openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
  const clock = frozenClock(settings.now ?? '2027-01-04T07:00:00Z');
  const keyring = openKeyring({ kek: testKey, clock });
  const practiceId = newId('practice');
  const [practitionerId, reasonId, siteId, memberId, accountId] = [
    newId('practitioner'),
    newId('visitReason'),
    newId('site'),
    newId('member'),
    newId('account'),
  ];
  const slug = `dr-${practitionerId.slice(-12)}`;
  const at = clock.now();
  const owner = {
    kind: 'member',
    practiceId,
    accountId,
    memberId,
    role: 'owner',
    practitionerId,
    steppedUpAt: null,
  } as unknown as MemberActor;
  await db.transaction({ practice: practiceId }, async (tx) => {
    await tx.account.create({
      data: { id: accountId, emailToken: accountId, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt: at },
    });
    await tx.practice.create({
      data: { id: practiceId, name: 'Cabinet de test', timeZone: 'Europe/Paris', jurisdiction: 'FR', locale: 'fr', createdAt: at },
    });
    await keyring.createPracticeKey(tx, practiceId);
    await tx.site.create({
      data: {
        practiceId,
        id: siteId,
        name: 'Cabinet',
        street: '1 rue des Tests',
        postcode: '69001',
        city: 'Lyon',
        country: 'FR',
        phone: null,
      },
    });
    await tx.member.create({ data: { practiceId, id: memberId, accountId, role: 'owner', displayName: 'Dr Test', createdAt: at } });
    await tx.practitioner.create({
      data: {
        ...{ practiceId, id: practitionerId, memberId, slug, honorific: 'Dr', givenName: 'Test', familyName: 'Essai', createdAt: at },
        specialty: 'general_practice',
        languages: ['fr'],
      },
    });
    await tx.visitReason.create({
      data: {
        ...{ practiceId, id: reasonId, practitionerId, label: 'Consultation', durationMinutes: 30, stepMinutes: 30, modes: ['in_person'] },
        ...settings.reason,
      },
    });
    if (settings.healthData !== false) await acknowledgeHealthData({ db: tx, clock, keyring, actor: owner });
    const openings = settings.openings ?? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startsAt: '09:00', endsAt: '18:00' }));
    for (const opening of openings)
      await tx.opening.create({
        data: { practiceId, id: newId('opening'), practitionerId, siteId, modes: ['in_person', 'video'], ...opening },
      });
  });
  const as = (actor: Actor, other?: Clock): Context => ({ actor, db, clock: other ?? clock, keyring });
  return {
    ...{ db, practiceId, practitionerId, reasonId, siteId, slug, as },
    visitor: as(visitorActor(practiceId)),
    system: as(systemActor(practiceId, 'test')),
    member: as(owner),
  };
}
