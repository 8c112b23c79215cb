import { listAgenda } from '@/lib/appointments/list-agenda';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { workday } from './demo-practice';
import { addReason, addSite, as, beginTrialNow, introduce, openAgenda, openPractice, yes } from './house';
import { identityOf, patients, signIns } from './personas';
import type { Thread } from './story-clock';
import { type Files, liveThrough } from './week';

/** Another practice, so that each wall between the two can be tried. */
export async function tellOtherPractice(open: Thread, now: Date): Promise<void> {
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
      about: '',
    },
  });
  const practitionerId = yes(await listAgenda(as(open, owner), { days: 1 }), 'reading the agenda').columns[0]?.practitionerId;
  if (!practitionerId) throw new Error('The story stops: the other practice has no agenda');
  await openAgenda(open, owner, practitionerId, site, { 1: workday, 2: workday, 4: workday, 5: [['09:00', '13:00']] }, [
    'in_person',
    'video',
  ]);
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
  const files: Files[number][] = [];
  for (const persona of patients.slice(7, 15)) {
    const identity = identityOf(persona, true);
    const { patientId } = yes(await registerAtDesk(as(open, owner), { identity, locale: persona.locale }), 'registering');
    files.push({ id: patientId, persona });
  }
  open.clock.turnTo(now);
  const one = { practitionerId, reasons: [reason], online: [reason], busyness: 0.5, parts: [0], of: 1, isElsewhere: true } as const;
  await liveThrough(open, owner, one, files);
  open.clock.turnTo(now);
  await beginTrialNow(open, owner);
}
