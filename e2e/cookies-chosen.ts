import { audienceMeasurement } from '../lib/consents/texts/audience-measurement';

/** A browser whose visitor has refused to be counted: what every test but those of the banner itself starts with. */
export const cookiesRefused = {
  cookies: [
    {
      ...{ name: 'prati_choice', value: `no.${'0'.repeat(24)}.${audienceMeasurement.at(-1)?.version}`, domain: 'localhost', path: '/' },
      ...{ expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const },
    },
  ],
  origins: [],
};
export const nothingChosen = { cookies: [], origins: [] };
