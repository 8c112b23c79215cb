import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { archiveVisitReason } from '@/lib/visit-reasons/archive-visit-reason';
import { saveVisitReason } from '@/lib/visit-reasons/save-visit-reason';
import { saveVisitReasonInput } from '@/lib/visit-reasons/schema';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { archiveResource, restoreResource } from './archive-resource';
import { listResources } from './list-resources';
import { addResource, renameResource } from './save-resource';

let house: House;
let elsewhere: House;

beforeAll(async () => {
  house = await openHouse();
  elsewhere = await openHouse({ db: house.db });
});
afterAll(() => house.db.close());

const add = async (name: string, where = house) => must(await addResource(where.member, { siteId: where.siteId, kind: 'room', name })).id;
const names = async () => must(await listResources(house.member)).map(({ name }) => name);
const refused = (code: string) => ({ ok: false, error: { code } });
const asRole = (role: MemberActor['role']): Context => house.as({ ...(house.member.actor as MemberActor), role });
const reasonNeeding = (label: string, needs: Id<'resource'>[][]) =>
  saveVisitReason(
    house.member,
    saveVisitReasonInput.parse({
      ...{ practitionerId: house.practitionerId, label, durationMinutes: 30, stepMinutes: 30, modes: ['in_person'], price: null },
      resourceNeeds: needs,
    }),
  );

describe('rooms and equipment', () => {
  it('are added in order, renamed, archived and put back', async () => {
    const [first, second] = [await add('Salle 1'), await add('L’« atelier » d’Ève')];
    expect(await names()).toEqual(['Salle 1', 'L’« atelier » d’Ève']);
    must(await renameResource(house.member, { id: first, name: 'Salle A' }));
    expect(must(await archiveResource(house.member, { id: second }))).toMatchObject({ id: second });
    expect(await names()).toEqual(['Salle A']);
    expect(await archiveResource(house.member, { id: second })).toEqual(refused('resource.not_found'));
    expect(await renameResource(house.member, { id: second, name: 'X' })).toEqual(refused('resource.not_found'));
    must(await restoreResource(house.member, { id: second }));
    expect(await names()).toHaveLength(2);
  });

  it('have one name each at a site, whatever the capitals; an archived one gives its name back', async () => {
    const id = await add('Écho');
    expect(await addResource(house.member, { siteId: house.siteId, kind: 'equipment', name: 'ÉCHO' })).toEqual(
      refused('resource.name_taken'),
    );
    must(await renameResource(house.member, { id, name: 'écho' }));
    must(await archiveResource(house.member, { id }));
    await add('Écho');
    expect(await restoreResource(house.member, { id })).toEqual(refused('resource.name_taken'));
  });

  it('added twice at once under one name are one', async () => {
    const both = await Promise.allSettled([add('Double'), add('Double'), add('Double')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('stay while a reason needs them, and the refusal names it', async () => {
    const [room, other] = [await add('Salle du fond'), await add('Salle de devant')];
    must(await reasonNeeding('Bilan', [[room, other]]));
    const { id } = must(await reasonNeeding('Rééducation', [[room]]));
    expect(await archiveResource(house.member, { id: room })).toEqual({
      ok: false,
      error: { code: 'resource.needed', reason: 'Bilan', more: 1 },
    });
    expect(await names()).toContain('Salle du fond');
    must(await archiveVisitReason(house.member, { id }));
    expect(await archiveResource(house.member, { id: room })).toMatchObject({ error: { more: 0 } });
  });

  it('that are archived, unknown or another practice’s are needed by no reason', async () => {
    const [gone, theirs] = [await add('Ancienne'), await add('La leur', elsewhere)];
    must(await archiveResource(house.member, { id: gone }));
    for (const id of [gone, theirs, newId('resource')])
      expect(await reasonNeeding('Essai', [[id]])).toEqual(refused('reason.resource_not_found'));
  });

  it('are never both needed anew and archived by two who act at once', async () => {
    for (let n = 0; n < 5; n++) {
      const id = await add(`Course ${n}`);
      const [saved, archived] = await Promise.all([reasonNeeding(`Course ${n}`, [[id]]), archiveResource(house.member, { id })]);
      expect([saved.ok, archived.ok].filter(Boolean)).toHaveLength(1);
    }
  });

  it('of another practice are not found, and its sites take none', async () => {
    const theirs = await add('Chez eux', elsewhere);
    for (const act of [archiveResource, restoreResource])
      expect(await act(house.member, { id: theirs })).toEqual(refused('resource.not_found'));
    expect(await renameResource(house.member, { id: theirs, name: 'Prise' })).toEqual(refused('resource.not_found'));
    expect(await addResource(house.member, { siteId: elsewhere.siteId, kind: 'room', name: 'Prise' })).toEqual(
      refused('resource.site_not_found'),
    );
    expect(await names()).not.toContain('Chez eux');
  });

  it('are kept by the owner and the desk, seen by every member and by nobody else', async () => {
    const wish = { siteId: house.siteId, kind: 'room', name: 'Réservée' } as const;
    expect(await addResource(asRole('practitioner'), wish)).toEqual(refused('resource.not_allowed'));
    expect((await listResources(asRole('practitioner'))).ok).toBe(true);
    expect((await addResource(asRole('assistant'), wish)).ok).toBe(true);
    expect(await listResources(house.visitor)).toEqual(refused('resource.not_allowed'));
  });
});
