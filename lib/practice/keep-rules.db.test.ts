import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { readPracticeRules } from './read-practice-rules';
import { saveAgendaRules, saveEmbedOrigins, saveHolidayWork } from './save-agenda-rules';
import { saveHolidayRegion } from './save-holiday-region';
import { savePatientRules } from './save-patient-rules';

let house: House;
let elsewhere: House;

beforeAll(async () => {
  house = await openHouse();
  elsewhere = await openHouse({ db: house.db });
});
afterAll(() => house.db.close());

const refused = (code: string) => ({ ok: false, error: { code } });
const asRole = (role: MemberActor['role'], practitionerId: Id<'practitioner'> | null): Context =>
  house.as({ ...(house.member.actor as MemberActor), role, practitionerId });
const rules = { maxUpcomingPerPatient: 2, noShowLimit: null, noShowNotice: false, quietFrom: '20:00', quietTo: '07:30' };
const agendaOf = (practitionerId: Id<'practitioner'>) => ({ practitionerId, maxPerDay: 12, maxPerWeek: 40, reviewsNew: true });

describe('how a practice takes bookings', () => {
  it('is as written until somebody changes it', async () => {
    expect(must(await readPracticeRules(house.member, house.practitionerId))).toEqual({
      ...{ maxUpcomingPerPatient: null, noShowLimit: 3, noShowNotice: true, quietFrom: '21:00', quietTo: '08:00', holidayRegion: null },
      agenda: { maxPerDay: null, maxPerWeek: null, reviewsNew: false, worksOnHolidays: false, embedOrigins: [] },
    });
    must(await savePatientRules(house.member, rules));
    must(await saveHolidayRegion(house.member, { holidayRegion: 'DE-BY' }));
    const { practitionerId } = house;
    must(await saveAgendaRules(house.member, agendaOf(practitionerId)));
    must(await saveHolidayWork(house.member, { practitionerId, worksOnHolidays: true }));
    must(await saveEmbedOrigins(house.member, { practitionerId, embedOrigins: ['https://exemple.test'] }));
    expect(must(await readPracticeRules(house.member, practitionerId))).toEqual({
      ...{ ...rules, holidayRegion: 'DE-BY' },
      agenda: { maxPerDay: 12, maxPerWeek: 40, reviewsNew: true, worksOnHolidays: true, embedOrigins: ['https://exemple.test'] },
    });
    expect(must(await readPracticeRules(elsewhere.member)).holidayRegion).toBeNull();
  });

  it('knows no region that no calendar knows', async () => {
    expect(await saveHolidayRegion(house.member, { holidayRegion: 'FR-99' })).toEqual(refused('practice.region_unknown'));
    expect(must(await readPracticeRules(house.member)).holidayRegion).toBe('DE-BY');
  });

  it('is the owner’s for the practice, and for an agenda also the desk’s and its practitioner’s', async () => {
    const [desk, other] = [asRole('assistant', null), asRole('practitioner', newId('practitioner'))];
    for (const ctx of [desk, other]) {
      expect(await savePatientRules(ctx, rules)).toEqual(refused('practice.not_allowed'));
      expect(await saveHolidayRegion(ctx, { holidayRegion: null })).toEqual(refused('practice.not_allowed'));
    }
    const wish = agendaOf(house.practitionerId);
    expect((await saveAgendaRules(desk, wish)).ok).toBe(true);
    expect((await saveAgendaRules(asRole('practitioner', house.practitionerId), wish)).ok).toBe(true);
    expect(await saveAgendaRules(other, wish)).toEqual(refused('practice.not_allowed'));
    expect(await saveAgendaRules(house.visitor, wish)).toEqual(refused('practice.not_allowed'));
    expect(await readPracticeRules(house.visitor)).toEqual(refused('practice.not_allowed'));
  });

  it('of another practice is not found and not touched', async () => {
    const theirs = elsewhere.practitionerId;
    expect(await saveAgendaRules(house.member, agendaOf(theirs))).toEqual(refused('practice.practitioner_unknown'));
    expect(await saveHolidayWork(house.member, { practitionerId: theirs, worksOnHolidays: true })).toEqual(
      refused('practice.practitioner_unknown'),
    );
    expect(await readPracticeRules(house.member, theirs)).toEqual(refused('practice.practitioner_unknown'));
    expect(must(await readPracticeRules(elsewhere.member, theirs)).agenda).toMatchObject({ maxPerDay: null, worksOnHolidays: false });
  });
});
