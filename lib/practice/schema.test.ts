import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/core/id';
import { agendaRulesInput, embedOriginsInput, holidayRegionInput, patientRulesInput } from './schema';

const practitionerId = newId('practitioner');
const rules = { maxUpcomingPerPatient: '', noShowLimit: '3', noShowNotice: 'on', quietFrom: '21h', quietTo: '8' };
const flaw = (schema: { safeParse(value: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } } }, value: object) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
};

describe('the rules for patients', () => {
  it('take an empty number for no limit and times as people type them', () => {
    expect(patientRulesInput.parse(rules)).toEqual({
      ...{ maxUpcomingPerPatient: null, noShowLimit: 3, noShowNotice: true, quietFrom: '21:00', quietTo: '08:00' },
    });
  });

  it.each([
    [{ maxUpcomingPerPatient: '0' }, 'maxUpcomingPerPatient: rules.upcoming_unreal'],
    [{ noShowLimit: 'trois' }, 'noShowLimit: rules.no_show_unreal'],
    [{ quietFrom: 'soir' }, 'quietFrom: rules.time_unreal'],
    [{ quietTo: '24:00' }, 'quietTo: rules.time_unreal'],
    [{ quietTo: '21' }, 'quietTo: rules.quiet_all_day'],
  ])('refuse %j beside its field', (change, said) => {
    expect(flaw(patientRulesInput, { ...rules, ...change })).toBe(said);
  });
});

describe('the rules of an agenda', () => {
  it.each([
    [{ maxPerDay: '-1', maxPerWeek: '' }, 'maxPerDay: rules.day_unreal'],
    [{ maxPerDay: '', maxPerWeek: '1.5' }, 'maxPerWeek: rules.week_unreal'],
    [{ maxPerDay: '8', maxPerWeek: '7' }, 'maxPerWeek: rules.week_below_day'],
    [{ maxPerDay: '0', maxPerWeek: '' }, undefined],
  ])('judge %j', (change, said) => {
    expect(flaw(agendaRulesInput, { practitionerId, ...change })).toBe(said);
  });
});

describe('a region of public holidays', () => {
  it.each([
    ['', null],
    ['FR', 'FR'],
    ['DE-BY-KATH', 'DE-BY-KATH'],
  ])('%j is %j', (typed, kept) => {
    expect(holidayRegionInput.parse({ holidayRegion: typed }).holidayRegion).toBe(kept);
  });
  it.each(['France', 'fr', 'FR-', 'FR-57-1-2', '../FR'])('%j is none', (typed) => {
    expect(flaw(holidayRegionInput, { holidayRegion: typed })).toBe('holidayRegion: holiday.region_unknown');
  });
});

describe('sites that may show the widget', () => {
  it('are origins, each once, whatever stands around them', () => {
    const typed = 'www.cabinet-exemple.fr/rendez-vous\nhttps://www.cabinet-exemple.fr\n  https://exemple.test:8443/a?b ';
    expect(embedOriginsInput.parse({ practitionerId, embedOrigins: typed }).embedOrigins).toEqual([
      'https://www.cabinet-exemple.fr',
      'https://exemple.test:8443',
    ]);
    expect(embedOriginsInput.parse({ practitionerId }).embedOrigins).toEqual([]);
  });
  it.each(['ici', 'javascript:alert(1)', 'http://exemple.fr', 'https://nom@exemple.fr', '*', 'https://exemple.fr; script-src *'])(
    '%j is none',
    (typed) => {
      expect(flaw(embedOriginsInput, { practitionerId, embedOrigins: typed })).toBe('embedOrigins: rules.origin_unreal');
    },
  );
});
