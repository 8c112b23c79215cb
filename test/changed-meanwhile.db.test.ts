import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listHours } from '@/lib/availability/list-hours';
import { saveOpenings } from '@/lib/availability/save-openings';
import { saveOpeningsInput } from '@/lib/availability/schema';
import { weekContent } from '@/lib/availability/week-content';
import type { Id } from '@/lib/core/id';
import type { Result } from '@/lib/core/result';
import { editPatient } from '@/lib/patients/edit-patient';
import { fileContent } from '@/lib/patients/file-content';
import { openPatient } from '@/lib/patients/open-patient';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { fingerprint } from '@/lib/platform/fingerprint';
import { completeProfile } from '@/lib/practice/complete-profile';
import { agendaContent, patientRulesContent, profileContent, siteContent } from '@/lib/practice/contents';
import { readPractice } from '@/lib/practice/read-practice';
import { readPracticeRules } from '@/lib/practice/read-practice-rules';
import { saveAgendaRules } from '@/lib/practice/save-agenda-rules';
import { savePatientRules } from '@/lib/practice/save-patient-rules';
import { saveSite } from '@/lib/practice/save-site';
import { agendaRulesInput, CompleteProfile, patientRulesInput, SaveSite } from '@/lib/practice/schema';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { reasonContent } from '@/lib/visit-reasons/reason-content';
import { saveVisitReason } from '@/lib/visit-reasons/save-visit-reason';
import { saveVisitReasonInput } from '@/lib/visit-reasons/schema';
import { type House, openHouse } from './house';
import { must } from './lived-in';

let house: House;
let patientId: Id<'patient'>;
const person = { familyName: 'Essai', givenName: 'Canari', birthDate: '1980-01-01', phone: null, email: null };

beforeAll(async () => {
  house = await openHouse();
  patientId = must(await registerAtDesk(house.member, { identity: person, locale: 'fr' })).patientId;
});
afterAll(() => house.db.close());

/** A settings form: what its page reads, and its verb. `nth`: some content that differs from the others by its number. */
type Form = {
  readonly read: () => Promise<unknown>;
  readonly save: (nth: number, shown?: string) => Promise<Result<unknown, { code: string }>>;
};

const week: Form = {
  read: async () => weekContent((await listHours(house.member, house.practitionerId)).openings),
  save: (nth, shown) => {
    const range = { siteId: house.siteId, start: '9h', end: `1${nth}h`, modes: ['video', 'in_person'] };
    const openings = [
      { ...range, weekday: 2, reasonIds: [house.reasonId], validFrom: '2027-01-01' },
      { ...range, weekday: 1, knownOnly: true },
    ];
    return saveOpenings(house.member, saveOpeningsInput.parse({ practitionerId: house.practitionerId, openings }), shown);
  },
};
const reason: Form = {
  read: async () => {
    const found = (await listVisitReasons(house.member)).find(({ id }) => id === house.reasonId);
    return found && reasonContent(found);
  },
  save: (nth, shown) => {
    const typed = { label: `Suivi ${nth}`, durationMinutes: '20', stepMinutes: '10', modes: ['video', 'in_person'], price: '30,00' };
    const questions = [{ text: 'Où ?', kind: 'choice', required: 'on', choices: ['Dos', 'Genou'] }];
    const { practitionerId, reasonId: id } = house;
    return saveVisitReason(house.member, saveVisitReasonInput.parse({ ...typed, id, practitionerId, questions }), shown);
  },
};
const file: Form = {
  read: async () => {
    const { identity, details } = must(await openPatient(house.member, patientId));
    return fileContent(identity, details);
  },
  save: (nth, shown) => {
    const address = { street: `${nth} rue d’Essai`, postcode: '69001', city: 'Lyon', doorCode: null };
    return editPatient(house.member, { id: patientId, identity: person, details: { birthName: null, sex: null, address } }, shown);
  },
};
const profile: Form = {
  read: async () => profileContent(must(await readPractice(house.member)).profile),
  save: (nth, shown) => {
    const typed = { honorific: 'Dr', givenName: 'Test', familyName: 'Essai', specialty: 'psychology', languages: ['fr', 'de'] };
    return completeProfile(
      house.member,
      CompleteProfile.parse({ ...typed, acceptsNew: 'yes', listed: 'no', about: `Texte ${nth}` }),
      shown,
    );
  },
};
const site: Form = {
  read: async () => {
    const found = must(await readPractice(house.member)).sites.find(({ siteId }) => siteId === house.siteId);
    return found && siteContent(found);
  },
  save: (nth, shown) => {
    const typed = { siteId: house.siteId, name: `Cabinet ${nth}`, street: '1 rue', postcode: '69001', city: 'Lyon', country: 'FR' };
    return saveSite(house.member, SaveSite.parse({ ...typed, phone: '', accessNote: ' ' }), shown);
  },
};
const agenda: Form = {
  read: async () => {
    const kept = must(await readPracticeRules(house.member, house.practitionerId)).agenda;
    return kept && agendaContent(kept);
  },
  save: (nth, shown) =>
    saveAgendaRules(
      house.member,
      agendaRulesInput.parse({ practitionerId: house.practitionerId, maxPerDay: String(nth), maxPerWeek: '' }),
      shown,
    ),
};
const forPatients: Form = {
  read: async () => patientRulesContent(must(await readPracticeRules(house.member))),
  save: (nth, shown) => {
    const typed = { maxUpcomingPerPatient: String(nth), noShowLimit: '', quietFrom: '20h', quietTo: '7h30' };
    return savePatientRules(house.member, patientRulesInput.parse(typed), shown);
  },
};

const forms = { week, reason, file, profile, site, agenda, forPatients };
const changed = (shown: string) => ({ ok: false, error: { code: 'settings.changed_meanwhile', shown } });

describe.each(Object.entries(forms))('two who save the form of the %s', (_name, { read, save }) => {
  const shown = async () => fingerprint(await read());

  test('overwrite nothing they did not see: the second is refused, and passes when meant', async () => {
    expect((await save(1)).ok).toBe(true);
    const both = await shown();
    expect((await save(2, both)).ok).toBe(true);
    const theirs = await read();
    expect(await save(3, both)).toEqual(changed(fingerprint(theirs)));
    expect(await read()).toEqual(theirs);
    expect(await save(3, '')).toEqual(changed(fingerprint(theirs)));
    expect((await save(3, fingerprint(theirs))).ok).toBe(true);
    expect(await read()).not.toEqual(theirs);
  });

  test('are both right when they say the same, be it a double press', async () => {
    must(await save(1));
    const both = await shown();
    expect((await save(1, both)).ok).toBe(true);
    expect(await shown()).toBe(both);
    expect((await save(2, both)).ok).toBe(true);
    expect((await save(2, both)).ok).toBe(true);
  });

  test('at the same moment: one is saved, the other refused', async () => {
    must(await save(1));
    const both = await shown();
    const answers = await Promise.all([save(2, both), save(3, both)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(changed(await shown()));
  });

  test('one after the other in one form, each time what was last saved is what it shows', async () => {
    const saved = must(await save(4));
    if (typeof saved === 'object' && saved !== null && 'shown' in saved) expect(saved.shown).toBe(await shown());
    expect((await save(5, await shown())).ok).toBe(true);
  });
});

test('the order of the ranges of a week is no change', async () => {
  must(await week.save(1));
  const { openings } = await listHours(house.member, house.practitionerId);
  expect(weekContent([...openings].reverse())).toEqual(weekContent(openings));
  expect(weekContent(openings.slice(1))).not.toEqual(weekContent(openings));
});
