import type { AgendaRules, CompleteProfile, PatientRules, Profile, SaveSite, Site } from './schema';

/** Every field a form writes, or what somebody else wrote there would be lost after all. */
type All<T> = Record<keyof T, unknown>;

/** What the form of an agenda's rules says, for its fingerprint; those below likewise, as stored or as typed. */
export const agendaContent = ({ maxPerDay, maxPerWeek, reviewsNew }: Omit<AgendaRules, 'practitionerId'>) =>
  ({ maxPerDay, maxPerWeek, reviewsNew }) satisfies All<Omit<AgendaRules, 'practitionerId'>>;

export const patientRulesContent = ({ maxUpcomingPerPatient, noShowLimit, noShowNotice, quietFrom, quietTo }: PatientRules) =>
  ({ maxUpcomingPerPatient, noShowLimit, noShowNotice, quietFrom, quietTo }) satisfies All<PatientRules>;

export const siteContent = ({ name, street, postcode, city, country, phone, accessNote }: Site | SaveSite) =>
  ({ name, street, postcode, city, country, phone, accessNote }) satisfies All<Omit<SaveSite, 'siteId'>>;

/** Null where there is no profile yet. */
export const profileContent = (profile: Profile | CompleteProfile | null) => {
  if (!profile) return null;
  const { honorific, givenName, familyName, specialty, sector, acceptsNew, about } = profile;
  const languages = [...profile.languages].sort();
  return { honorific, givenName, familyName, specialty, sector, acceptsNew, about, languages } satisfies All<CompleteProfile>;
};
