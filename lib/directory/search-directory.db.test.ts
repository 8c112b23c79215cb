import { afterAll, describe, expect, test } from 'vitest';
import { holdSlot } from '@/lib/appointments/hold';
import { writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { openDatabase } from '@/lib/platform/db';
import type { Heard } from '@/lib/platform/live';
import { type House, listInDirectory, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { findPractitioner } from './find-practitioner';
import { listColleagues } from './list-colleagues';
import type { Watch } from './remembered-practices';
import { type DirectoryQuery, searchDirectory } from './search-directory';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const town = () => `Ville${Math.random().toString(36).slice(2, 10)}`;
/** A listed practitioner in a town of their own, so that a search by place finds nobody else. */
async function listed(
  place: string,
  change: { sector?: string; specialty?: string; familyName?: string } = {},
  settings: Parameters<typeof openHouse>[0] = {},
) {
  const house = await openHouse({ db, ...settings });
  await writeInPractice(house.system, async ({ db: tx }) => {
    await tx.practitioner.updateMany({ where: { practiceId: house.practiceId }, data: { acceptsNew: true, ...change } });
    await tx.site.updateMany({ where: { practiceId: house.practiceId }, data: { city: place } });
  });
  await listInDirectory(house.member);
  return house;
}
const search = async (house: House, query: Partial<DirectoryQuery>) => {
  const { clock, keyring } = house.visitor;
  return must(await searchDirectory({ db, clock, keyring }, { limit: 10, specialtyWords: (key) => key, ...query }));
};
const namesOf = ({ items }: Awaited<ReturnType<typeof search>>) => items.map(({ practitioner }) => practitioner.familyName);
const at = (start: number | undefined) => (start === undefined ? null : new Date(start).toISOString());

describe('the directory', () => {
  test('filters by fees and specialty, and shows each one’s next three times', async () => {
    const place = town();
    const house = await listed(place, { sector: 'sector_1', familyName: 'Un' });
    await listed(place, { sector: 'sector_2', familyName: 'Deux', specialty: 'psychology' });
    expect(namesOf(await search(house, { place }))).toEqual(['Deux', 'Un']);
    const found = await search(house, { place, sector: 'sector_1' });
    expect(namesOf(found)).toEqual(['Un']);
    expect(found.items[0]?.next.map(({ start }) => at(start))).toEqual([
      '2027-01-04T08:00:00.000Z',
      '2027-01-04T08:30:00.000Z',
      '2027-01-04T09:00:00.000Z',
    ]);
    expect(namesOf(await search(house, { place, specialty: 'psychology' }))).toEqual(['Deux']);
    const [name] = found.items.map(({ practitioner }) => practitioner.displayName);
    expect(namesOf(await search(house, { place, q: name })), 'by the name as it is shown, title and all').toEqual(['Un']);
  });

  test('first free first, who has nothing free last; its pages follow on', async () => {
    const place = town();
    const house = await listed(place, { familyName: 'Aaa' }, { reason: { minNoticeMinutes: 3 * 1440 } });
    await listed(place, { familyName: 'Bbb' }, { openings: [] });
    await listed(place, { familyName: 'Ccc' });
    expect(namesOf(await search(house, { place, sort: 'soonest' }))).toEqual(['Ccc', 'Aaa', 'Bbb']);
    const first = await search(house, { place, sort: 'soonest', limit: 2 });
    expect(namesOf(await search(house, { place, sort: 'soonest', limit: 2, cursor: first.nextCursor ?? '' }))).toEqual(['Bbb']);
  });

  test('what is remembered is forgotten as soon as something happens there', async () => {
    const place = town();
    const house = await listed(place);
    const ears = new Map<string, (heard: Heard) => void>();
    const watch: Watch = (practiceId, listener) => {
      ears.set(practiceId, listener);
      return () => ears.delete(practiceId);
    };
    const firstTime = async () => at((await search(house, { place, watch })).items[0]?.next[0]?.start);
    expect(await firstTime()).toBe('2027-01-04T08:00:00.000Z');
    must(await holdSlot(house.visitor, { ...house, start: new Date('2027-01-04T08:00:00Z'), locale: 'fr', isFirstVisit: true }));
    expect(await firstTime(), 'kept while nothing was heard').toBe('2027-01-04T08:00:00.000Z');
    ears.get(house.practiceId)?.({ practiceId: house.practiceId, name: 'appointment.held', payload: {} });
    expect(await firstTime()).toBe('2027-01-04T08:30:00.000Z');
  });
});

describe('any practitioner of a practice', () => {
  test('is whoever has the same specialty and a reason of the same words, once, in the order they joined; unlisted ones stay unseen', async () => {
    const house = await listed(town());
    const { practiceId } = house;
    const shown: string[] = [];
    const ids = await writeInPractice(house.system, async ({ db: tx }) => {
      const base = {
        practiceId,
        honorific: '',
        givenName: 'A',
        specialty: 'general_practice',
        languages: [],
        createdAt: new Date(house.visitor.clock.now().getTime() + 1_000),
      };
      const made: string[] = [];
      for (const [n, specialty, show, label] of [
        [1, 'general_practice', true, ' consultation '],
        [2, 'general_practice', false, 'Consultation'],
        [3, 'psychology', true, 'Consultation'],
        [4, 'general_practice', true, 'Bilan'],
      ] as const) {
        const body = practiceId.slice(4, 35);
        const [id, memberId, accountId] = [`pro_${body}${n}`, `mbr_${body}${n}`, `acc_${body}${n}`];
        await tx.account.create({
          data: { id: accountId, emailToken: accountId, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt: base.createdAt },
        });
        await tx.member.create({
          data: { practiceId, id: memberId, accountId, role: 'practitioner', displayName: 'x', createdAt: base.createdAt },
        });
        await tx.practitioner.create({
          data: { ...base, id, memberId, slug: `s-${body}${n}`, familyName: `F${n}`, specialty },
        });
        if (show) shown.push(memberId);
        await tx.visitReason.create({
          data: {
            practiceId,
            id: `vsr_${body}${n}`,
            practitionerId: id,
            label,
            durationMinutes: 30,
            stepMinutes: 30,
            modes: ['in_person'],
          },
        });
        made.push(id);
      }
      return made;
    });
    for (const memberId of shown) await listInDirectory(house.as({ ...house.member.actor, memberId } as MemberActor));
    const { clock, keyring } = house.visitor;
    const card = await findPractitioner({ db, clock, keyring }, house.slug);
    const reason = card?.visitReasons[0];
    if (!card || !reason) throw new Error('no card');
    expect((await listColleagues(house.visitor, card, reason)).map(({ practitionerId }) => practitionerId)).toEqual([
      house.practitionerId,
      ids[0],
    ]);
  });
});
