import type {
  Appointment,
  BundleEntry,
  Location,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
  Resource,
  Schedule,
} from '@medplum/fhirtypes';
import type { Source, ToldRow } from '../reading/source';
import { said, type Visit, visitsOf } from './visits';

const system = 'urn:prati:id';
/** FHIR ids know no underscore; the id as it stands everywhere else is the identifier. */
const fhirId = (id: string) => id.replaceAll('_', '-');
const identity = (row: ToldRow, prefix = '') => ({
  id: `${prefix}${fhirId(said(row, 'id'))}`,
  identifier: [{ system, value: said(row, 'id') }],
});
const to = <T extends string>(type: T, id: string) => ({ reference: `${type}/${fhirId(id)}` as `${T}/${string}` });

const organization = (row: ToldRow): Organization => ({
  resourceType: 'Organization',
  ...identity(row),
  name: said(row, 'name'),
  active: true,
});

const location = (row: ToldRow, practiceId: string): Location => ({
  ...{ resourceType: 'Location', ...identity(row), name: said(row, 'name'), status: 'active', mode: 'instance' },
  managingOrganization: to('Organization', practiceId),
  address: {
    ...{
      use: 'work',
      line: [said(row, 'street')],
      postalCode: said(row, 'postcode'),
      city: said(row, 'city'),
      country: said(row, 'country'),
    },
  },
  ...(said(row, 'phone') ? { telecom: [{ system: 'phone', value: said(row, 'phone') }] } : {}),
});

const practitioner = (row: ToldRow): Practitioner => ({
  ...{ resourceType: 'Practitioner', ...identity(row), active: true },
  name: [
    {
      ...{ use: 'official', family: said(row, 'familyName'), given: [said(row, 'givenName')] },
      ...(said(row, 'honorific') ? { prefix: [said(row, 'honorific')] } : {}),
    },
  ],
});
const role = (row: ToldRow, practiceId: string): PractitionerRole => ({
  ...{ resourceType: 'PractitionerRole', ...identity(row, 'role-'), active: true, organization: to('Organization', practiceId) },
  ...{ practitioner: to('Practitioner', said(row, 'id')), specialty: [{ text: said(row, 'specialty') }] },
});
const schedule = (row: ToldRow): Schedule => ({
  ...{ resourceType: 'Schedule', ...identity(row, 'schedule-'), active: true },
  actor: [to('Practitioner', said(row, 'id'))],
});

const genders: Readonly<Record<string, NonNullable<Patient['gender']>>> = {
  female: 'female',
  male: 'male',
  f: 'female',
  m: 'male',
  other: 'other',
};
function patient(row: ToldRow, practiceId: string): Patient {
  const telecom = [
    ...(said(row, 'phone') ? [{ system: 'phone' as const, value: said(row, 'phone') }] : []),
    ...(said(row, 'email') ? [{ system: 'email' as const, value: said(row, 'email') }] : []),
  ];
  const address = row.address && typeof row.address === 'object' ? (row.address as ToldRow) : undefined;
  const mergedInto = said(row, 'mergedInto');
  const [family, given, birthName] = [said(row, 'familyName'), said(row, 'givenName'), said(row, 'birthName')];
  const isErased = said(row, 'erasedAt') !== '' || row.erased === true;
  return {
    ...{
      resourceType: 'Patient',
      ...identity(row),
      active: !isErased && mergedInto === '',
      managingOrganization: to('Organization', practiceId),
    },
    ...(family || given
      ? {
          name: [
            { use: 'usual', ...(family ? { family } : {}), ...(given ? { given: [given] } : {}) },
            ...(birthName ? [{ use: 'maiden' as const, family: birthName }] : []),
          ],
        }
      : {}),
    ...(said(row, 'birthDate') ? { birthDate: said(row, 'birthDate') } : {}),
    ...(said(row, 'deceasedOn') ? { deceasedDateTime: said(row, 'deceasedOn') } : {}),
    ...(said(row, 'sex') ? { gender: genders[said(row, 'sex')] ?? 'unknown' } : {}),
    ...(telecom.length > 0 ? { telecom } : {}),
    ...(address
      ? { address: [{ line: [said(address, 'street')], postalCode: said(address, 'postcode'), city: said(address, 'city') }] }
      : {}),
    ...(mergedInto ? { link: [{ type: 'replaced-by', other: to('Patient', mergedInto) }] } : {}),
  };
}

const statuses: Readonly<Record<string, Appointment['status']>> = {
  requested: 'pending',
  booked: 'booked',
  confirmed: 'booked',
  arrived: 'arrived',
  in_room: 'checked-in',
  done: 'fulfilled',
  no_show: 'noshow',
  excused: 'cancelled',
  cancelled: 'cancelled',
};
function appointment({ row, reason }: Visit): Appointment {
  const participants = [
    ...(said(row, 'patientId') ? [to('Patient', said(row, 'patientId'))] : []),
    to('Practitioner', said(row, 'practitionerId')),
    ...(said(row, 'siteId') ? [to('Location', said(row, 'siteId'))] : []),
  ];
  return {
    ...{ resourceType: 'Appointment', ...identity(row), status: statuses[said(row, 'status')] ?? 'booked' },
    ...{ start: said(row, 'start'), end: said(row, 'end') },
    ...(said(row, 'createdAt') ? { created: said(row, 'createdAt') } : {}),
    ...(said(reason, 'label') ? { serviceType: [{ text: said(reason, 'label') }] } : {}),
    participant: participants.map((actor) => ({ actor, status: 'accepted' as const })),
  };
}

/** FHIR R4, one Bundle of type `collection`, written a page at a time: the practice, its people and sites, the patients and their visits. */
export async function* fhirOf(
  source: Source,
  { base, at }: { readonly base: string; readonly at: Date },
  count: (rows: number) => void,
): AsyncGenerator<string> {
  let isFirst = true;
  const told = (resources: readonly Resource[]): string => {
    count(resources.length);
    return resources
      .map((resource) => {
        const entry: BundleEntry = { fullUrl: `${base}/fhir/${resource.resourceType}/${resource.id}`, resource };
        const text = `${isFirst ? '\n' : ',\n'}${JSON.stringify(entry)}`;
        isFirst = false;
        return text;
      })
      .join('');
  };
  yield `{"resourceType":"Bundle","type":"collection","timestamp":"${at.toISOString()}","entry":[`;
  const practices = [...(await source.lookUp('practice')).values()];
  const practiceId = said(practices[0], 'id');
  yield told(practices.map(organization));
  yield told([...(await source.lookUp('site')).values()].map((row) => location(row, practiceId)));
  for (const row of (await source.lookUp('practitioner')).values()) yield told([practitioner(row), role(row, practiceId), schedule(row)]);
  for await (const page of source.rows('patient')) yield told(page.map((row) => patient(row, practiceId)));
  for await (const visits of visitsOf(source)) yield told(visits.map(appointment));
  yield '\n]}\n';
}
