/** The pages of the settings, in the order of the way to a first bookable time. */
export const settingsPlaces = ['profile', 'site', 'visitReasons', 'openingHours', 'absences', 'members'] as const;
export type SettingsPlace = (typeof settingsPlaces)[number];

export const settingsPath = '/practitioner/settings';
export const addressOf: { readonly [P in SettingsPlace]: string } = {
  profile: `${settingsPath}/profile`,
  site: `${settingsPath}/site`,
  visitReasons: `${settingsPath}/visit-reasons`,
  openingHours: `${settingsPath}/opening-hours`,
  absences: `${settingsPath}/absences`,
  members: `${settingsPath}/members`,
};

/** An address of the settings for one practitioner's agenda. */
export const forPractitioner = (path: string, practitionerId: string, more: Readonly<Record<string, string>> = {}) =>
  `${path}?${new URLSearchParams({ practitioner: practitionerId, ...more })}`;
