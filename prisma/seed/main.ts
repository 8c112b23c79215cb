import { linkPatientAccount } from '@/lib/access/link-patient-account';
import { systemActor } from '@/lib/access/system';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { listAgenda } from '@/lib/appointments/list-agenda';
import { listSlots } from '@/lib/availability/list-slots';
import { planAbsence } from '@/lib/availability/plan-absence';
import type { OpenContext } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { openKeyring } from '@/lib/platform/keyring';
import { openClock } from '@/lib/platform/local-clock';
import { saveHolidayRegion } from '@/lib/practice/save-holiday-region';
import { addReason, addResource, addSite, as, introduce, joinMember, openAccount, openAgenda, openPractice, yes } from './house';
import { emailOf, type Persona, patients, phoneOf, portalPatient, signIns } from './personas';
import { type StoryClock, storyClock } from './story-clock';
import { liveThrough, setTheScene } from './week';

const timeZone = 'Europe/Paris';
const allWeek = { 1: day(), 2: day(), 3: day(), 4: day(), 5: day(), 6: [['09:00', '12:30']] as const };
function day() {
  return [['09:00', '12:30'] as const, ['14:00', '18:30'] as const];
}

const identity = (persona: Persona, index: number) => ({
  familyName: persona.familyName,
  givenName: persona.givenName,
  birthDate: persona.birthDate,
  phone: phoneOf(index),
  email: emailOf(persona, index),
});

/** The first practice: a doctor who owns it, a physiotherapist, and the assistant at the desk. */
async function tellDemoPractice(open: OpenContext) {
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
    ...{ acceptsNew: 'yes', listed: 'yes', about: 'Médecine générale, suivi des enfants et des adultes, téléconsultation.' },
  });
  const colleague = await joinMember(open, owner.practiceId, {
    ...{ email: signIns.secondPractitioner, role: 'practitioner', displayName: 'Bastien Morel', locale: 'fr' },
  });
  await introduce(open, colleague, {
    ...{ honorific: '', givenName: 'Bastien', familyName: 'Morel', specialty: 'physiotherapy', languages: ['fr', 'en'], sector: '' },
    ...{ acceptsNew: 'yes', listed: 'yes', about: 'Rééducation après opération, dos et épaule.' },
  });
  const desk = await joinMember(open, owner.practiceId, {
    email: signIns.assistant,
    role: 'assistant',
    displayName: 'Sonia Bellec',
    locale: 'fr',
  });

  const agendas = yes(await listAgenda(as(open, owner), { days: 1 }), 'reading the agenda').columns.map(
    ({ practitionerId }) => practitionerId,
  );
  const [doctor, physio] = agendas;
  if (!doctor || !physio) throw new Error('The story stops: the practice has no two agendas');
  await openAgenda(open, owner, doctor, site, allWeek, ['in_person', 'video', 'home']);
  yes(await saveHolidayRegion(as(open, owner), { holidayRegion: 'FR' }), 'the public holidays');
  const room = await addResource(open, owner, { siteId: site, kind: 'room', name: 'Salle de soins' });
  await addResource(open, owner, { siteId: site, kind: 'equipment', name: 'Échographe' });

  const follow = { stepMinutes: 15, horizonDays: 90, modes: ['in_person'], audience: 'all' };
  const first = await addReason(open, owner, doctor, {
    ...follow,
    label: 'Consultation',
    durationMinutes: 30,
    minNoticeMinutes: 60,
    price: '30',
    colour: 'lagoon',
    instructions: 'Carte Vitale et ordonnances en cours.',
  });
  const long = await addReason(open, owner, doctor, {
    ...follow,
    label: 'Première consultation',
    durationMinutes: 45,
    minNoticeMinutes: 120,
    price: '30',
    colour: 'meadow',
    audience: 'new',
    instructions: 'Carte Vitale, carnet de santé, courriers récents.',
  });
  const video = await addReason(open, owner, doctor, {
    ...follow,
    label: 'Téléconsultation',
    durationMinutes: 20,
    stepMinutes: 20,
    minNoticeMinutes: 30,
    price: '25',
    colour: 'sky',
    modes: ['video'],
    audience: 'all',
  });
  await addReason(open, owner, doctor, {
    ...follow,
    label: 'Petite chirurgie',
    durationMinutes: 45,
    bufferBefore: 5,
    bufferAfter: 10,
    minNoticeMinutes: 1440,
    price: '55,80',
    colour: 'brick',
    audience: 'known',
    maxPerDay: 12,
    resourceNeeds: [[room]],
    documentsToBring: 'Liste de vos médicaments',
    questions: [
      {
        ...{ text: 'Prenez-vous un anticoagulant\u202F?', kind: 'yes_no', required: true, blockingAnswers: ['yes'] },
        blockingMessage: 'Appelez le cabinet\u00A0: nous préparons ce geste avec vous.',
      },
      { text: 'Quelle partie du corps\u202F?', kind: 'text', required: false },
    ],
  });
  await addReason(open, owner, doctor, {
    ...follow,
    label: 'Visite à domicile',
    durationMinutes: 30,
    price: '40',
    colour: 'amber',
    bookableOnline: false,
    modes: ['home'],
  });
  const session = await addReason(open, owner, physio, {
    ...follow,
    label: 'Séance de rééducation',
    durationMinutes: 30,
    stepMinutes: 30,
    minNoticeMinutes: 120,
    price: '16,13',
    colour: 'olive',
  });
  const assessment = await addReason(open, owner, physio, {
    ...follow,
    label: 'Bilan initial',
    durationMinutes: 60,
    stepMinutes: 30,
    minNoticeMinutes: 240,
    price: '35',
    colour: 'lilac',
    audience: 'new',
    instructions: 'Ordonnance et imagerie.',
  });

  await openAgenda(
    open,
    owner,
    physio,
    site,
    {
      ...{ 1: [['08:00', '13:00']], 2: day(), 3: [['08:00', '13:00']], 4: day() },
      5: [
        ['08:00', '12:00'],
        ['14:00', '16:00', [assessment]],
      ],
    },
    ['in_person'],
  );

  const ctx = as(open, desk);
  const files: { id: `pat_${string}`; locale: Persona['locale'] }[] = [];
  for (const [index, persona] of [portalPatient, ...patients].entries()) {
    const { patientId } = yes(await registerAtDesk(ctx, { identity: identity(persona, index), locale: persona.locale }), 'registering');
    files.push({ id: patientId, locale: persona.locale });
  }
  return {
    owner,
    desk,
    files,
    doctor: { practitionerId: doctor, reasons: [first, long, video], busyness: 0.8 },
    physio: { practitionerId: physio, reasons: [session, assessment], busyness: 0.7 },
  };
}

/** Another practice, so that each wall between the two can be tried. */
async function tellOtherPractice(open: OpenContext, clock: StoryClock) {
  const owner = await openPractice(
    open,
    {
      givenName: 'Friederike',
      familyName: 'Stahl',
      email: signIns.otherOwner,
      practiceName: 'Cabinet du Quai',
      specialty: 'psychology',
      listed: true,
    },
    'demo-quai',
    'de',
  );
  const site = await addSite(open, owner, {
    ...{
      name: 'Cabinet du Quai',
      street: '3 quai des Bateliers',
      postcode: '67000',
      city: 'Strasbourg',
      country: 'FR',
      phone: '+33 3 53 01 00 00',
      accessNote: '',
    },
  });
  await introduce(open, owner, {
    ...{
      honorific: '',
      givenName: 'Friederike',
      familyName: 'Stahl',
      specialty: 'psychology',
      languages: ['de', 'fr'],
      sector: '',
      acceptsNew: 'yes',
      listed: 'yes',
      about: '',
    },
  });
  const practitionerId = yes(await listAgenda(as(open, owner), { days: 1 }), 'reading the agenda').columns[0]?.practitionerId;
  if (!practitionerId) throw new Error('The story stops: the other practice has no agenda');
  await openAgenda(open, owner, practitionerId, site, { 1: day(), 2: day(), 4: day(), 5: [['09:00', '13:00']] }, ['in_person', 'video']);
  const reason = await addReason(open, owner, practitionerId, {
    label: 'Entretien',
    durationMinutes: 50,
    stepMinutes: 60,
    horizonDays: 60,
    minNoticeMinutes: 720,
    modes: ['in_person', 'video'],
    price: '65',
    colour: 'rose',
  });
  const files: { id: `pat_${string}`; locale: Persona['locale'] }[] = [];
  for (const [index, persona] of patients.slice(7, 15).entries()) {
    const { patientId } = yes(
      await registerAtDesk(as(open, owner), { identity: identity(persona, index + 60), locale: persona.locale }),
      'registering',
    );
    files.push({ id: patientId, locale: persona.locale });
  }
  await liveThrough(open, clock, owner, [{ practitionerId, reasons: [reason], busyness: 0.5 }], files, timeZone);
}

async function tell(open: OpenContext, clock: StoryClock, now: Date): Promise<void> {
  const demo = await tellDemoPractice(open);
  clock.turnTo(now);
  const today = localDateAt(now.getTime(), timeZone);
  await liveThrough(open, clock, demo.desk, [demo.doctor, demo.physio], demo.files, timeZone);
  yes(
    await planAbsence(as(open, demo.owner), {
      ...{
        practitionerId: demo.physio.practitionerId,
        fromDate: addDays(today, 24),
        fromTime: null,
        toDate: addDays(today, 30),
        toTime: null,
        label: 'Congés',
      },
    }),
    'the absence',
  );
  await visitOfPortalPatient(open, demo);
  const coming = yes(
    await listAgenda(as(open, demo.desk), { from: today, days: 5, practitionerIds: [demo.doctor.practitionerId] }),
    'reading the agenda',
  ).items;
  const next = coming.filter(({ status, start }) => ['booked', 'confirmed'].includes(status) && start > now);
  await setTheScene(open, demo.desk, demo.doctor, next);
  await tellOtherPractice(open, clock);
  await openAccount(open, signIns.support, 'fr');
}

/** The demo patient signs in and has a visit to come. */
async function visitOfPortalPatient(
  open: OpenContext,
  demo: { desk: MemberActor; files: { id: `pat_${string}` }[]; doctor: Parameters<typeof setTheScene>[2] },
) {
  const accountId = await openAccount(open, signIns.patient, 'fr');
  const file = demo.files[0];
  const reasonId = demo.doctor.reasons[0];
  if (!file || !reasonId) throw new Error('The story stops: the demo patient has no file');
  const system = { ...open, actor: systemActor(demo.desk.practiceId, 'seed') };
  yes(await linkPatientAccount(system, { patientId: file.id, accountId }), 'linking the patient');
  const { practitionerId } = demo.doctor;
  const from = addDays(localDateAt(open.clock.now().getTime(), timeZone), 6);
  const free = yes(await listSlots(as(open, demo.desk), { practitionerId, reasonId, from, days: 14 }), 'listing').slots[4];
  if (!free) throw new Error('The story stops: no free time for the demo patient');
  yes(
    await bookForPatient(as(open, demo.desk), {
      practitionerId,
      reasonId,
      start: new Date(free.start),
      patientId: file.id,
      locale: 'fr',
      isFirstVisit: false,
    }),
    'booking the demo patient',
  );
}

const settings = env();
const now = openClock(settings).now();
const clock = storyClock(new Date(now.getTime() - 21 * 86_400_000));
const db = openDatabase({ url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE });
try {
  await tell({ db, clock, keyring: openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock }) }, clock, now);
  // What the story tells has long been answered: its mails are not sent again when the worker starts.
  await db.asRelay((tx) => tx.$executeRaw`update event set relayed_at = at where relayed_at is null`);
} finally {
  await db.close();
}
