import { describe, expect, test } from 'vitest';
import { dashboardFamilyOf, publicFamilyOf } from './rules';

describe('the kind of a page', () => {
  test.each([
    ['/practitioner/agenda', 'agenda'],
    ['/practitioner/agenda/new', 'agenda'],
    ['/practitioner/patients/pat_0198c0ffee/edit', 'patients'],
    ['/practitioner/settings/gdpr', 'settings'],
    ['/practitioner', 'other'],
    ['/practitioner/agendas', 'other'],
  ])('%s is %s, and keeps no id', (path, family) => expect(dashboardFamilyOf(path)).toBe(family));

  test.each([
    ['/', 'home'],
    ['/p/dr-essai', 'profile'],
    ['/book/dr-essai/time', 'booking'],
    ['/manage/a-secret-token', 'other'],
    ['/confidentialite', 'legal'],
    ['/pages', 'other'],
  ])('%s is %s to a visitor', (path, family) => expect(publicFamilyOf(path)).toBe(family));
});
