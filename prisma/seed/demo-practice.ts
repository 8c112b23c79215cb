import { listAgenda } from '@/lib/appointments/list-agenda';
import type { OpenContext } from '@/lib/context';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { saveHolidayRegion } from '@/lib/practice/save-holiday-region';
import { addDoctorsReasons, addGroupReason, addPhysiosReasons } from './demo-reasons';
import { addResource, addSite, as, introduce, joinMember, openAgenda, openPractice, type Week, yes } from './house';
import { identityOf, patients, portalPatient, signIns } from './personas';
import type { Agenda, Files } from './week';

export const workday = [['09:00', '12:30'] as const, ['14:00', '18:30'] as const];

/** The first practice: a doctor who owns it, two physiotherapists, and the assistant at the desk. */
export async function openDemoPractice(open: OpenContext) {
  const { owner, site } = await openDoctorsPractice(open);
  const colleague = { role: 'practitioner', locale: 'fr' } as const;
  const second = await joinMember(open, owner.practiceId, {
    ...{ ...colleague, email: signIns.secondPractitioner, displayName: 'Bastien Morel' },
  });
  await introduce(open, second, {
    ...{ honorific: '', givenName: 'Bastien', familyName: 'Morel', specialty: 'physiotherapy', languages: ['fr', 'en'], sector: '' },
    ...{ acceptsNew: 'yes', about: 'Rééducation après opération, dos et épaule.' },
  });
  const third = await joinMember(open, owner.practiceId, { ...colleague, email: signIns.thirdPractitioner, displayName: 'Maud Perrin' });
  await introduce(open, third, {
    ...{ honorific: '', givenName: 'Maud', familyName: 'Perrin', specialty: 'physiotherapy', languages: ['fr', 'de'], sector: '' },
    ...{ acceptsNew: 'yes', about: 'Rééducation du dos et du genou, ateliers en petit groupe.' },
  });
  const desk = await joinMember(open, owner.practiceId, {
    email: signIns.assistant,
    role: 'assistant',
    displayName: 'Sonia Bellec',
    locale: 'fr',
  });
  const agendas = await openAgendas(open, owner, site);
  return { owner, desk, ...agendas, files: await openFiles(as(open, desk)) };
}
export type DemoPractice = Awaited<ReturnType<typeof openDemoPractice>>;

async function openDoctorsPractice(open: OpenContext) {
  const owner = await openPractice(
    open,
    {
      givenName: 'Claire',
      familyName: 'Delmas',
      email: signIns.owner,
      practiceName: 'Cabinet des Tilleuls',
      specialty: 'general_practice',
      listed: true,
    },
    'demo',
    'fr',
  );
  const site = await addSite(open, owner, {
    ...{
      name: 'Cabinet des Tilleuls',
      street: '12 rue des Tilleuls',
      postcode: '69006',
      city: 'Lyon',
      country: 'FR',
      phone: '+33 4 65 71 00 00',
    },
    accessNote: 'Rez-de-chaussée, accès de plain-pied. Tram T1, arrêt Tilleuls.',
  });
  await introduce(open, owner, {
    ...{
      honorific: 'Dr',
      givenName: 'Claire',
      familyName: 'Delmas',
      specialty: 'general_practice',
      languages: ['fr', 'en', 'de'],
      sector: 'sector_1',
    },
    ...{ acceptsNew: 'yes', about: 'Médecine générale, suivi des enfants et des adultes, téléconsultation.' },
  });
  yes(await saveHolidayRegion(as(open, owner), { holidayRegion: 'FR' }), 'the public holidays');
  return { owner, site };
}

type Owner = Awaited<ReturnType<typeof openDoctorsPractice>>['owner'];
async function openAgendas(open: OpenContext, owner: Owner, site: Awaited<ReturnType<typeof addSite>>) {
  const { columns } = yes(await listAgenda(as(open, owner), { days: 1 }), 'reading the agenda');
  const [doctor, physio, third] = columns.map(({ practitionerId }) => practitionerId);
  if (!doctor || !physio || !third) throw new Error('The story stops: the practice has no three agendas');
  const allWeek = { 1: workday, 2: workday, 3: workday, 4: workday, 5: workday, 6: [['09:00', '12:30']] as const };
  await openAgenda(open, owner, doctor, site, allWeek, ['in_person', 'video', 'home']);
  const room = await addResource(open, owner, { siteId: site, kind: 'room', name: 'Salle de soins' });
  await addResource(open, owner, { siteId: site, kind: 'equipment', name: 'Échographe' });
  const doctors = await addDoctorsReasons(open, owner, doctor, room);
  const physios = await addPhysiosReasons(open, owner, physio);
  const thirds = await addPhysiosReasons(open, owner, third, beforeAssessment);
  const group = await addGroupReason(open, owner, third);

  const alternate = { 1: [['08:00', '13:00']], 2: workday, 3: [['08:00', '13:00']], 4: workday } as const;
  const friday = [['08:00', '12:00'] as const, ['14:00', '16:00', [physios.first]] as const];
  await openAgenda(open, owner, physio, site, { ...alternate, 5: friday }, ['in_person']);
  const both = [...thirds.all, thirds.first];
  const thirdsWeek: Week = {
    1: [['13:30', '18:30', both]],
    3: [
      ['09:00', '12:00', both],
      ['15:00', '16:00', [group]],
    ],
    5: [
      ['08:30', '12:30', both],
      ['14:00', '17:00', both],
    ],
    6: [['09:00', '12:00', both]],
  };
  await openAgenda(open, owner, third, site, thirdsWeek, ['in_person']);

  const agenda = (practitionerId: typeof doctor, { all, first }: typeof doctors, busyness: number, parts: readonly number[]): Agenda => ({
    ...{ practitionerId, busyness, parts, of: 4, online: all, reasons: [...all.slice(0, 1), first, ...all.slice(1)] },
  });
  return {
    doctor: agenda(doctor, doctors, 0.8, [0, 2]),
    physio: agenda(physio, physios, 0.7, [1]),
    third: { ...agenda(third, thirds, 0.5, [3]), group },
  };
}

const beforeAssessment = [
  { text: 'Avez-vous une ordonnance\u202F?', kind: 'yes_no', required: true },
  { text: 'Qu’est-ce qui vous gêne le plus\u202F?', kind: 'choice', required: true, choices: ['Dos', 'Épaule', 'Genou', 'Autre'] },
  { text: 'Depuis quand\u202F?', kind: 'text', required: false },
];

async function openFiles(desk: ReturnType<typeof as>): Promise<Files> {
  const files: Files[number][] = [];
  for (const persona of [portalPatient, ...patients]) {
    const opened = yes(await registerAtDesk(desk, { identity: identityOf(persona), locale: persona.locale }), 'registering');
    files.push({ id: opened.patientId, persona });
  }
  return files;
}
