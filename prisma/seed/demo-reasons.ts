import type { OpenContext } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { addReason } from './house';

const follow = { stepMinutes: 15, horizonDays: 90, modes: ['in_person'], audience: 'all' };

/** What the doctor is seen for. `all`: open to everybody online; `first`: to those who come for the first time. */
export async function addDoctorsReasons(open: OpenContext, owner: MemberActor, doctor: Id<'practitioner'>, room: Id<'resource'>) {
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
  return { all: [first, video], first: long };
}

/** What a physiotherapist is seen for: both offer the same two under the same names, so that whoever is free first may take them. */
export async function addPhysiosReasons(
  open: OpenContext,
  owner: MemberActor,
  physio: Id<'practitioner'>,
  questions: readonly object[] = [],
) {
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
    questions,
  });
  return { all: [session], first: assessment };
}

/** A group on a fixed afternoon: one start, six seats. */
export const addGroupReason = (open: OpenContext, owner: MemberActor, physio: Id<'practitioner'>) =>
  addReason(open, owner, physio, {
    ...follow,
    label: 'Atelier du dos',
    durationMinutes: 60,
    stepMinutes: 60,
    minNoticeMinutes: 120,
    price: '12',
    colour: 'meadow',
    capacity: 6,
    instructions: 'Tenue souple. Le groupe se retrouve dans la salle d’attente.',
  });
