import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSlots } from '@/lib/availability/list-slots';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { type House, openHouse } from '@/test/house';
import { archiveVisitReason } from './archive-visit-reason';
import { listVisitReasons } from './list-visit-reasons';
import { saveVisitReason } from './save-visit-reason';
import { saveVisitReasonInput } from './schema';

let house: House;
let elsewhere: House;

beforeAll(async () => {
  house = await openHouse();
  elsewhere = await openHouse({ db: house.db });
});
afterAll(() => house.db.close());

const typed = (change: Record<string, unknown> = {}) => ({
  ...{ practitionerId: house.practitionerId, label: ' Suivi ', durationMinutes: '20', stepMinutes: '10', modes: 'in_person' },
  ...{ price: '30,00', audience: 'known', bookableOnline: 'on', colour: 'sky', horizonDays: '', maxPerDay: '', instructions: '' },
  ...change,
});
const save = (ctx: Context, change: Record<string, unknown> = {}) => saveVisitReason(ctx, saveVisitReasonInput.parse(typed(change)));
const asRole = (role: MemberActor['role'], practitionerId: Id<'practitioner'> | null): Context =>
  house.as({ ...(house.member.actor as MemberActor), role, practitionerId });

describe('what is typed', () => {
  it('becomes minutes, cents and choices', () => {
    expect(saveVisitReasonInput.parse(typed())).toMatchObject({
      ...{
        label: 'Suivi',
        durationMinutes: 20,
        stepMinutes: 10,
        modes: ['in_person'],
        priceMinor: 3000,
        horizonDays: null,
        maxPerDay: null,
      },
      ...{ forNewPatients: false, forKnownPatients: true, bookableOnline: true, instructions: null, cancelNoticeHours: 24 },
    });
    expect(saveVisitReasonInput.parse(typed({ bookableOnline: undefined })).bookableOnline).toBe(false);
  });

  it.each([
    ['30', 3000],
    ['30,5', 3050],
    ['30.50', 3050],
    ['1 250,00 €', 125_000],
    ['', null],
  ])('reads the price %j as %s cents', (price, cents) => {
    expect(saveVisitReasonInput.parse(typed({ price })).priceMinor).toBe(cents);
  });

  it.each([
    ['label', '', 'reason.label_missing'],
    ['durationMinutes', '', 'reason.duration_unreal'],
    ['durationMinutes', '3', 'reason.duration_unreal'],
    ['stepMinutes', 'dix', 'reason.step_unreal'],
    ['bufferAfter', '-5', 'reason.buffer_unreal'],
    ['horizonDays', '1000', 'reason.horizon_unreal'],
    ['price', 'gratuit', 'reason.price_unreal'],
    ['modes', undefined, 'reason.mode_missing'],
  ])('refuses %s = %j beside its field', (field, value, message) => {
    expect(saveVisitReasonInput.safeParse(typed({ [field]: value })).error?.issues[0]).toMatchObject({ message, path: [field] });
  });
});

describe('a visit reason', () => {
  it('is bookable once saved, changes in place, and is gone once archived', async () => {
    const added = await save(house.member);
    if (!added.ok) throw new Error(added.error.code);
    const { id } = added.value;
    const wish = { practitionerId: house.practitionerId, reasonId: id, days: 1 };
    expect(await listSlots(house.visitor, wish)).toMatchObject({ ok: true, value: { slots: expect.arrayContaining([expect.anything()]) } });

    expect(await save(house.member, { id, label: 'Suivi long', durationMinutes: '40' })).toEqual({ ok: true, value: { id } });
    const reasons = await listVisitReasons(house.member, house.practitionerId);
    expect(reasons.map(({ label, durationMinutes }) => [label, durationMinutes])).toEqual([
      ['Consultation', 30],
      ['Suivi long', 40],
    ]);

    expect(await archiveVisitReason(house.member, { id })).toEqual({ ok: true, value: { practitionerId: house.practitionerId } });
    expect(await listVisitReasons(house.member)).toHaveLength(1);
    expect(await listSlots(house.visitor, wish)).toMatchObject({ ok: false, error: { code: 'availability.reason_not_found' } });
    expect(await archiveVisitReason(house.member, { id })).toMatchObject({ error: { code: 'reason.not_found' } });
    expect(await save(house.member, { id })).toMatchObject({ error: { code: 'reason.not_found' } });
  });

  it('keeps its lists, and each question the id its answers go by', async () => {
    const eve = { kind: 'day_before', days: 1, at: '18:00' };
    const added = await save(house.member, {
      ...{ label: 'À questions', reminders: [eve], capacity: '8', maxPerWeek: '40', maxPerPatientWeek: '2', changeUntilHours: '24' },
      questions: [
        { text: 'Douleur ?', kind: 'choice', required: true, choices: ['Dos', 'Genou'] },
        { text: 'Fièvre ?', kind: 'yes_no', required: true, blockingAnswers: ['yes'], blockingMessage: 'Appelez le cabinet.' },
      ],
    });
    if (!added.ok) throw new Error(added.error.code);
    const { id } = added.value;
    const read = async () => (await listVisitReasons(house.member, house.practitionerId)).find((one) => one.id === id);
    const kept = await read();
    expect(kept).toMatchObject({
      reminders: [eve],
      capacity: 8,
      maxPerWeek: 40,
      maxPerPatientWeek: 2,
      changeUntilHours: 24,
      resourceNeeds: [],
    });
    const [pain, fever] = kept?.questions ?? [];
    expect(fever).toMatchObject({ blockingAnswers: ['yes'], blockingMessage: 'Appelez le cabinet.' });
    expect(new Set([pain?.id, fever?.id]).size).toBe(2);

    // Turned round, one reworded, one that pretends to be an old one twice, one that pretends to be another's.
    const again = [
      { id: fever?.id, text: 'De la fièvre ?', kind: 'yes_no', required: true },
      { id: pain?.id, text: 'Douleur ?', kind: 'text', required: false },
      { id: pain?.id, text: 'Double', kind: 'text', required: false },
      { id: 'elsewhere', text: 'Inventée', kind: 'text', required: false },
    ];
    expect((await save(house.member, { id, label: 'À questions', questions: again })).ok).toBe(true);
    const ids = (await read())?.questions.map((one) => one.id) ?? [];
    expect(ids.slice(0, 2)).toEqual([fever?.id, pain?.id]);
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain('elsewhere');
    await archiveVisitReason(house.member, { id });
  });

  it('of another practice is not found', async () => {
    const unknown = { ok: false, error: { code: 'reason.not_found' } };
    expect(await archiveVisitReason(house.member, { id: elsewhere.reasonId })).toEqual(unknown);
    expect(await save(house.member, { id: elsewhere.reasonId })).toEqual(unknown);
    expect(await save(house.member, { practitionerId: elsewhere.practitionerId })).toMatchObject({
      error: { code: 'reason.practitioner_not_found' },
    });
    expect(await listVisitReasons(house.member, elsewhere.practitionerId)).toEqual([]);
    expect(await listVisitReasons(house.visitor)).toEqual([]);
  });

  it('does not change hands', async () => {
    expect(await save(house.member, { id: house.reasonId, practitionerId: newId('practitioner') })).toMatchObject({
      error: { code: 'reason.not_found' },
    });
  });

  it('is the practitioner’s own business, the owner’s and the desk’s', async () => {
    const someoneElse = asRole('practitioner', newId('practitioner'));
    expect(await save(someoneElse)).toMatchObject({ error: { code: 'reason.not_allowed' } });
    expect(await archiveVisitReason(someoneElse, { id: house.reasonId })).toMatchObject({ error: { code: 'reason.not_allowed' } });
    expect((await save(asRole('practitioner', house.practitionerId))).ok).toBe(true);
    expect((await save(asRole('assistant', null))).ok).toBe(true);
    expect(await save(house.visitor)).toMatchObject({ ok: false });
  });
});
