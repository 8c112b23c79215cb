import { bookForPatient } from '@/lib/appointments/book-for-patient';
import type { AppointmentView } from '@/lib/appointments/schema';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Clock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { type House, openHouse } from './house';
import { must } from './lived-in';

/** A house with a colleague who has a reason of the same name, an assistant at the desk, and someone to book for. */
export type Desk = House & {
  readonly colleague: { readonly practitionerId: Id<'practitioner'>; readonly reasonId: Id<'visitReason'> };
  readonly assistantId: Id<'member'>;
  readonly patientId: Id<'patient'>;
  assistant(clock?: Clock): Context;
  patient(givenName: string): Promise<Id<'patient'>>;
  /** Books at the desk, as the owner, or throws. */
  book(start: string, wish?: Partial<Parameters<typeof bookForPatient>[1]>): Promise<AppointmentView>;
};

type Settings = NonNullable<Parameters<typeof openHouse>[0]> & { theirReason?: string };
export async function openDesk(settings: Settings = {}): Promise<Desk> {
  const house = await openHouse(settings);
  const { practiceId, practitionerId, reasonId, siteId } = house;
  const [colleagueId, theirReasonId, memberId, assistantId] = [
    newId('practitioner'),
    newId('visitReason'),
    newId('member'),
    newId('member'),
  ];
  const [account, other] = [newId('account'), newId('account')];
  const createdAt = house.member.clock.now();
  await house.db.transaction({ practice: practiceId }, async (tx) => {
    for (const id of [account, other])
      await tx.account.create({ data: { id, emailToken: id, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt } });
    const member = (id: Id<'member'>, accountId: string, role: string, displayName: string) =>
      tx.member.create({ data: { practiceId, id, accountId, role, displayName, createdAt } });
    await member(memberId, account, 'practitioner', 'Dr Canari');
    await member(assistantId, other, 'assistant', 'Accueil');
    await tx.practitioner.create({
      data: {
        ...{ practiceId, id: colleagueId, memberId, slug: `dr-${colleagueId.slice(-12)}`, honorific: 'Dr', givenName: 'Lou' },
        ...{ familyName: 'Canari', createdAt, specialty: 'general_practice', languages: ['fr'] },
      },
    });
    await tx.visitReason.create({
      data: {
        ...{ practiceId, id: theirReasonId, practitionerId: colleagueId, label: settings.theirReason ?? 'CONSULTATION' },
        ...{ durationMinutes: 20, stepMinutes: 20, modes: ['in_person'], bufferAfter: 5 },
      },
    });
    for (const weekday of [1, 2, 3, 4, 5, 6, 7])
      await tx.opening.create({
        data: {
          ...{ practiceId, id: newId('opening'), practitionerId: colleagueId, siteId, weekday, modes: ['in_person'] },
          ...{ startsAt: '09:00', endsAt: '18:00' },
        },
      });
  });
  const actor = {
    ...{ kind: 'member', practiceId, accountId: other, memberId: assistantId, role: 'assistant', practitionerId: null },
  } as unknown as MemberActor;
  const patient = async (givenName: string) =>
    must(
      await registerAtDesk(house.member, {
        identity: { familyName: 'Essai', givenName, birthDate: '1980-01-01', phone: '+33639980000', email: null },
        locale: 'fr',
      }),
    ).patientId;
  const patientId = await patient('Camille');
  return {
    ...house,
    ...{ colleague: { practitionerId: colleagueId, reasonId: theirReasonId }, assistantId, patientId, patient },
    assistant: (clock) => house.as(actor, clock),
    book: async (start, wish) =>
      must(
        await bookForPatient(house.member, {
          ...{ practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false, ...wish, start: new Date(start) },
        }),
      ),
  };
}
