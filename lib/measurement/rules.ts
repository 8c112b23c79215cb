/** What of a member's use is counted, once they said yes: that a page was opened, that a form on it was sent. */
export const featureNames = ['page_opened', 'form_sent'] as const;
export type FeatureName = (typeof featureNames)[number];

/** Kinds of pages of the dashboard. An address never leaves the browser: it may name a patient. */
export const dashboardFamilies = ['agenda', 'patients', 'waiting_list', 'messages', 'statistics', 'settings', 'other'] as const;
type DashboardFamily = (typeof dashboardFamilies)[number];

/** Kinds of public pages; the last is everything that is none of the others. */
export const publicFamilies = ['home', 'directory', 'profile', 'booking', 'account', 'legal', 'other'] as const;
type PublicFamily = (typeof publicFamilies)[number];

const familyIn =
  <F extends string>(families: readonly (readonly [RegExp, F])[], otherwise: F) =>
  (path: string): F =>
    families.find(([pattern]) => pattern.test(path))?.[1] ?? otherwise;

/** The kind of dashboard page an address is of. */
export const dashboardFamilyOf = familyIn<DashboardFamily>(
  [
    [/^\/practitioner\/agenda(\/|$)/, 'agenda'],
    [/^\/practitioner\/patients(\/|$)/, 'patients'],
    [/^\/practitioner\/waiting-list(\/|$)/, 'waiting_list'],
    [/^\/practitioner\/messages(\/|$)/, 'messages'],
    [/^\/practitioner\/statistics(\/|$)/, 'statistics'],
    [/^\/practitioner\/settings(\/|$)/, 'settings'],
  ],
  'other',
);

/** The kind of public page an address is of. What is reached by a secret link is `other`. */
export const publicFamilyOf = familyIn<PublicFamily>(
  [
    [/^\/$/, 'home'],
    [/^\/annuaire(\/|$)/, 'directory'],
    [/^\/p\//, 'profile'],
    [/^\/book\//, 'booking'],
    [/^\/(sign-in|sign-up|sign-out|patient)(\/|$)/, 'account'],
    [/^\/(accessibilite|conditions|confidentialite|mentions-legales|cookies|sous-traitants)(\/|$)/, 'legal'],
  ],
  'other',
);
