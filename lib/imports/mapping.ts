import { type ListKind, type Target, targetsOf } from './rules';

/** A heading without accents, capitals, signs and spaces: « Né(e) le » → neele. */
export const plain = (heading: string) =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');

const words = (list: string) => list.trim().split(/\s+/);

/** What practices' programs write above their columns, in French, English and German. */
const synonyms: Readonly<Record<Target, readonly string[]>> = {
  familyName: words(`nom nomdefamille nomusuel nomdusage nomutilise nompatient nomdupatient patientnom surname lastname familyname name
    nachname familienname zuname patientenname lname`),
  givenName: words(`prenom prenoms prenomusuel prenomutilise prenompatient prenomdupatient premierprenom firstname givenname forename fname
    christianname vorname vornamen rufname`),
  birthDate:
    words(`datedenaissance datenaissance datedenaiss datenaiss naissance neele nele neeenle dtnaissance ddn dn nele1 birthdate dateofbirth
    birthday dob born geburtsdatum geburtstag gebdatum geb gebdat geborenam`),
  birthName: words(
    'nomdenaissance nomdejeunefille nomnaissance nompatronymique nomjf birthname maidenname geburtsname maedchenname madchenname gebname',
  ),
  sex: words('sexe genre civilite sex gender title geschlecht anrede sexus'),
  phone: words(`portable telportable telephoneportable mobile telmobile telephonemobile telephone tel telephone1 tel1 numerodetelephone gsm
    phone phonenumber mobilephone mobilenumber cell cellphone telefon telefonnummer handy handynummer mobil mobiltelefon mobilnummer`),
  otherPhone: words(`telephonefixe telfixe fixe domicile telephonedomicile teldomicile telephone2 tel2 autretelephone homephone landline
    phone2 otherphone festnetz telefonprivat telefon2 privat telprivat`),
  email: words(`email mail courriel adressemail adressemel adresseemail adressecourriel mel courrielelectronique emailaddress
    emailadresse mailadresse epost`),
  street: words(`adresse adresse1 rue voie adressepostale numeroetrue address address1 addressline1 street streetaddress strasse str
    strassehausnummer strasseundhausnummer anschrift`),
  postcode: words('codepostal cp postcode postalcode zip zipcode plz postleitzahl'),
  city: words('ville commune localite town city ort wohnort stadt'),
  doorCode: words('codeporte codedeporte digicode codeacces doorcode accesscode turcode tuercode'),
  date: words(`date datedurdv daterdv datedurendezvous daterendezvous jour le daterv appointmentdate visitdate day datum termindatum
    tag am besuchsdatum startdate datedebut datededebut startdatum`),
  start:
    words(`heure heuredebut heurededebut debut heurerdv heuredurdv horaire de starttime start time from begin beginn uhrzeit startzeit von
    zeit terminzeit anfang dtstart dateheure dateetheure datetime datumuhrzeit debutdurdv`),
  end: words('heurefin heuredefin fin jusqua a endtime end to until ende endzeit bis dtend findurdv'),
  duration: words(
    'duree dureemin dureeminutes dureeenminutes dureedurdv duration durationmin minutes length dauer dauermin dauerinminuten min',
  ),
  practitioner:
    words(`praticien praticienne medecin docteur dr agenda agendade soignant intervenant professionnel practitioner doctor provider
    clinician physician behandler behandlerin arzt aerztin arztin kalender therapeut`),
  reason:
    words(`motif motifdeconsultation motifdurdv motifderendezvous motifconsultation typederdv typederendezvous typedeconsultation type acte
    prestation reason visitreason appointmenttype service grund besuchsgrund terminart termintyp leistung anlass`),
  visitStatus: words('statut etat statutdurdv etatdurdv status state appointmentstatus zustand terminstatus'),
  patientName: words(`patient nometprenom nomprenom nomcomplet patiente identite prenometnom nometprenomdupatient patientname fullname
    patientfullname namevorname vollstandigername patientin`),
};
const headingsOf = (kind: ListKind) =>
  new Map(targetsOf[kind].flatMap((target) => synonyms[target].map((word) => [word, target] as const)));
const byHeading: Readonly<Record<ListKind, ReadonlyMap<string, Target>>> = {
  patients: headingsOf('patients'),
  visits: headingsOf('visits'),
};

const targetIn = (kind: ListKind) => {
  const known = byHeading[kind];
  return (heading: string): Target | null => known.get(plain(heading)) ?? null;
};

/** How many cells of a row are headings one knows. */
export const headingScore = (row: readonly string[], kind: ListKind): number =>
  new Set(row.map(targetIn(kind)).filter((target) => target !== null)).size;

/** What each column is by its heading. Of two phone columns the second stands in where the first is empty; nothing else is taken twice. */
export function columnsOf(headings: readonly string[], kind: ListKind = 'patients'): (Target | null)[] {
  const taken = new Set<Target>();
  const take = (target: Target | null): Target | null => {
    if (target === null) return null;
    const free = target === 'phone' && taken.has('phone') ? 'otherPhone' : target;
    if (taken.has(free)) return null;
    taken.add(free);
    return free;
  };
  const found = headings.map(targetIn(kind));
  // A mobile number is the one to call and to write to, wherever its column stands.
  const mobile = headings.findIndex((heading, at) => found[at] === 'phone' && /port|mobil|gsm|handy|cell/.test(plain(heading)));
  const plainPhone = found.indexOf('phone');
  if (mobile > plainPhone && plainPhone !== -1) found[plainPhone] = 'otherPhone';
  return found.map(take);
}
