import type { Page } from '@playwright/test';
import { AgendaPage } from './agenda-page';
import { dayAhead } from './booking-page';

/** A reason both practitioners have. */
export const sharedReason = 'Commun';
export const someName = (word: string) =>
  `${word}${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')}`;

/** A Tuesday of this test alone, with nobody in it, and a reason both practitioners have. */
export async function emptyTuesday(page: Page, weeks: number) {
  const agenda = new AgendaPage(page);
  await agenda.open('/practitioner/agenda?view=list');
  await agenda.shareReason(sharedReason);
  const from = await dayAhead(page.request, 100 + weeks * 7);
  const past = (new Date(`${from}T12:00:00Z`).getUTCDay() + 5) % 7;
  // A second try of the same test finds the first one's visits there, and goes on to another week.
  let day = new Date(Date.parse(from) - past * 86_400_000).toISOString().slice(0, 10);
  let model = await agenda.model(day);
  while (model.blocks.length > 0) {
    day = new Date(Date.parse(day) + 140 * 86_400_000).toISOString().slice(0, 10);
    model = await agenda.model(day);
  }
  const { practitioners } = model;
  const [first, second] = practitioners;
  if (!first || !second) throw new Error('the demo practice has two practitioners');
  return { agenda, day, first: first.id, second: second.id };
}
