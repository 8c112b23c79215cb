/** Whom a person may complain to (GDPR 77; PRODUCT 7.6). The name is the authority's own, the same in every language. */
export type Authority = { readonly name: string; readonly url: string };

const bfdi: Authority = {
  name: 'Die/Der Bundesbeauftragte für den Datenschutz und die Informationsfreiheit (BfDI)',
  url: 'https://www.bfdi.bund.de',
};

/** In Germany the Land watches over practices: by the state of the practice's holiday region (DE-BY), else through the federal one. */
const ofLand: Readonly<Record<string, Authority>> = {
  BW: {
    name: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg',
    url: 'https://www.baden-wuerttemberg.datenschutz.de',
  },
  BY: { name: 'Bayerisches Landesamt für Datenschutzaufsicht', url: 'https://www.lda.bayern.de' },
  BE: { name: 'Berliner Beauftragte für Datenschutz und Informationsfreiheit', url: 'https://www.datenschutz-berlin.de' },
  BB: {
    name: 'Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
    url: 'https://www.lda.brandenburg.de',
  },
  HB: {
    name: 'Die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen',
    url: 'https://www.datenschutz.bremen.de',
  },
  HH: { name: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit', url: 'https://datenschutz-hamburg.de' },
  HE: { name: 'Der Hessische Beauftragte für Datenschutz und Informationsfreiheit', url: 'https://datenschutz.hessen.de' },
  MV: {
    name: 'Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern',
    url: 'https://www.datenschutz-mv.de',
  },
  NI: { name: 'Der Landesbeauftragte für den Datenschutz Niedersachsen', url: 'https://www.lfd.niedersachsen.de' },
  NW: { name: 'Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen', url: 'https://www.ldi.nrw.de' },
  RP: {
    name: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
    url: 'https://www.datenschutz.rlp.de',
  },
  SL: { name: 'Unabhängiges Datenschutzzentrum Saarland', url: 'https://www.datenschutz.saarland.de' },
  SN: { name: 'Sächsische Datenschutz- und Transparenzbeauftragte', url: 'https://www.datenschutz.sachsen.de' },
  ST: { name: 'Landesbeauftragte für den Datenschutz Sachsen-Anhalt', url: 'https://datenschutz.sachsen-anhalt.de' },
  SH: { name: 'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein', url: 'https://www.datenschutzzentrum.de' },
  TH: { name: 'Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit', url: 'https://www.tlfdi.de' },
};
const cnil: Authority = { name: 'CNIL', url: 'https://www.cnil.fr/fr/plaintes' };
const israel: Authority = {
  name: 'Privacy Protection Authority',
  url: 'https://www.gov.il/en/departments/the_privacy_protection_authority',
};

/** @param region as date-holidays names it, such as DE-BY; null where the practice has none. */
export function authorityOf(jurisdiction: string, region: string | null): Authority {
  if (jurisdiction === 'DE') return ofLand[region?.split('-')[1] ?? ''] ?? bfdi;
  return jurisdiction === 'IL' ? israel : cnil;
}
