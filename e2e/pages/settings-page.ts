import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { listHolidays } from '@/lib/holidays/list-holidays';
import { AgendaPage } from './agenda-page';
import { dayAhead, sentence } from './booking-page';

export const settings = '/practitioner/settings';
export const say = (key: string, locale: 'fr' | 'en' | 'de' = 'fr') => sentence(locale, key);
export const told = (key: string, facts: Record<string, string>) =>
  Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, value), say(key));
export const open = (page: Page, address: string, email?: string) => new AgendaPage(page).open(`${settings}${address}`, email);
export const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true });
export const toast = (page: Page) => page.getByRole('region', { name: say('settings.toast.region') });

type Offered = { slots: { start: string }[] };
/** The free times of one reason on one date, as the public API offers them: HH:MM on the practice's clock. */
export async function startsOf(request: APIRequestContext, slug: string, reason: string, date: string): Promise<string[]> {
  const card = (await (await request.get(`/api/v1/practitioners/${slug}`)).json()) as { visitReasons: { id: string; label: string }[] };
  const id = card.visitReasons.find(({ label }) => label === reason)?.id;
  const answer = await request.get(`/api/v1/practitioners/${slug}/slots?reason=${id}&from=${date}&days=1`);
  return ((await answer.json()) as Offered).slots.map(({ start }) => start.slice(11, 16));
}
/** The first date from so many days ahead on that falls on a weekday (Monday = 1) and is no public holiday. */
export async function weekdayAhead(request: APIRequestContext, days: number, weekday: number): Promise<string> {
  for (let more = 0; more < 35; more++) {
    const date = await dayAhead(request, days + more);
    const isHoliday = (await listHolidays('FR', date, date)).length > 0;
    if (((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1 === weekday && !isHoliday) return date;
  }
  throw new Error('five holidays in five weeks');
}

/** Takes a visit reason of this label out of use, from the list of them. */
export async function archiveReason(page: Page, label: string): Promise<void> {
  await open(page, '/visit-reasons');
  await page.getByRole('link', { name: label }).click();
  await button(page, 'settings.reasons.archive.open').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('settings.reasons.archive.confirm') })
    .click();
  await expect(page.getByText(say('settings.reasons.archived'))).toBeVisible();
}
