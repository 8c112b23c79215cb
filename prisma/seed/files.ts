import { systemActor } from '@/lib/access/system';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { bringInCalendar } from '@/lib/imports/bring-in-calendar';
import { runBatch } from '@/lib/imports/run-batch';
import type { Reading } from '@/lib/imports/schema';
import { startImport } from '@/lib/imports/start-import';
import { askCheck, askRun } from '@/lib/imports/take-step';
import { lookForDuplicates } from '@/lib/patients/look-for-duplicates';
import { mergePatients } from '@/lib/patients/merge-patients';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import type { DemoPractice } from './demo-practice';
import { as, yes } from './house';
import { doubles, emailOf, everybody, identityOf, imported, phoneOf, portalPatient } from './personas';
import { DAY, hourOf, type Thread, timeZone } from './story-clock';

const reading: Reading = {
  ...{ encoding: 'utf-8', separator: ';', headRow: 0 },
  columns: ['familyName', 'givenName', 'birthDate', 'phone', 'email'],
};

/** The list of an earlier program: one row says a day that never was, one is somebody the practice knows already. */
function earlierList(): string {
  const shown = (date: string) => date.split('-').reverse().join('/');
  const rows = [portalPatient, ...imported].map((persona) => {
    const index = everybody.indexOf(persona);
    return [persona.familyName, persona.givenName, shown(persona.birthDate), phoneOf(index), emailOf(persona, index)].join(';');
  });
  return ['Nom;Prénom;Date de naissance;Portable;Courriel', ...rows, 'Fauvel;Agathe;31/02/1968;;'].join('\r\n');
}

/** Twelve days ago the owner brings in a list, and the times her colleague has promised elsewhere. */
export async function bringInLists(open: Thread, { owner, third }: DemoPractice, now: Date): Promise<void> {
  open.clock.turnTo(now.getTime() - 12 * DAY);
  const [keeper, worker] = [as(open, owner), { ...open, actor: systemActor(owner.practiceId, 'seed') }];
  const bytes = Buffer.from(earlierList());
  const { id: batchId } = yes(await startImport(keeper, { name: 'ancien-logiciel.csv', bytes, locale: 'fr' }), 'the list');
  yes(await askCheck(keeper, { batchId, ...reading }), 'checking the list');
  await runBatch(worker, { batchId });
  yes(await askRun(keeper, { batchId, choice: 'skip', rows: {} }), 'bringing the list in');
  await runBatch(worker, { batchId });

  const from = addDays(localDateAt(open.clock.now().getTime(), timeZone), 1);
  const event = ['BEGIN:VEVENT', 'UID:demo-prati', 'RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=8', `DTSTART:${instantText(hourOf(from, 15))}`];
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:demo', ...event, 'DURATION:PT1H', 'END:VEVENT', 'END:VCALENDAR'];
  const calendar = { practitionerId: third.practitionerId, name: 'agenda.ics', bytes: Buffer.from(lines.join('\r\n')) };
  yes(await bringInCalendar(keeper, calendar), 'the times promised elsewhere');
}
const instantText = (at: number) => `${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;

/** Some were opened a second time by mistake: one pair is one file again, the others wait to be looked at. */
export async function openTwice(open: Thread, { owner, desk, files }: DemoPractice, now: Date): Promise<void> {
  const worker = { ...open, actor: systemActor(owner.practiceId, 'seed') };
  for (const [place, persona] of doubles.entries()) {
    open.clock.turnTo(now.getTime() - (7 - place) * DAY);
    const { patientId } = yes(await registerAtDesk(as(open, desk), { identity: identityOf(persona), locale: 'fr' }), 'registering again');
    await lookForDuplicates(worker, { patientId });
    const original = files.find((file) => file.persona.familyName === persona.as);
    if (place > 0 || !original) continue;
    open.clock.turnTo(now.getTime() - 6.5 * DAY);
    yes(await mergePatients(as(open, owner), { survivorId: original.id, mergedId: patientId, take: ['phone'] }), 'merging');
  }
}
