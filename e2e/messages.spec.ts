import { expect, type Page, test } from '@playwright/test';
import { AgendaPage } from './pages/agenda-page';
import { BookingPage, codeFor, expectAccessible, mailsTo, type Person, sentence, someone } from './pages/booking-page';

test.use({ viewport: { width: 1280, height: 800 } });

const sent = (key: string) => sentence('fr', `sent.${key}`);
const pathIn = (text: string, folder: string) => new RegExp(`/${folder}/[\\w-]+`).exec(text)?.[0] ?? '';

/** Books online, a day of its own for each test; answers the confirmation and the id the desk knows the visit by. */
async function booked(page: Page, person: Person, daysAhead: number) {
  const booking = new BookingPage(page);
  await booking.openTimes(daysAhead);
  const start = await booking.chooseTime();
  await booking.hold();
  await booking.fillIdentity(person);
  await booking.askCode();
  await booking.enterCode(await codeFor(page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  await expect.poll(async () => (await mailsTo(page.request, person.email)).length, { timeout: 20_000 }).toBe(2);
  const mail = (await mailsTo(page.request, person.email)).find(({ text }) => text.includes('/not-me/'));
  return { start, text: mail?.text ?? '' };
}

test('by the link in the mail one confirms to come, by keyboard, and the desk sees it', async ({ page, browser }) => {
  const person = someone();
  const { text } = await booked(page, person, 41);
  const other = await (await browser.newContext()).newPage();
  await other.goto(pathIn(text, 'manage'));
  await expectAccessible(other);
  await other.getByRole('button', { name: sentence('fr', 'manage.attendance.submit') }).focus();
  await other.keyboard.press('Enter');
  await expect(other.getByText(sentence('fr', 'manage.attendance.done'))).toBeVisible();
  await other.reload();
  await expect(other.getByRole('button', { name: sentence('fr', 'manage.attendance.submit') })).toBeHidden();
});

test('“this is not my address” needs a press, stops what comes next, and the log says why', async ({ page, browser }) => {
  const person = { ...someone(), familyName: 'Autrui' };
  const { text } = await booked(page, person, 42);
  const stranger = await (await browser.newContext()).newPage();
  const path = pathIn(text, 'not-me');
  await stranger.goto(path);
  await expectAccessible(stranger);
  expect(await stranger.content()).not.toContain(person.familyName);
  await stranger.getByRole('button', { name: sentence('fr', 'contact.submit') }).click();
  await expect(stranger.getByRole('heading', { name: sentence('fr', 'contact.done.title') })).toBeVisible();
  await stranger.goto(path);
  await expect(stranger.getByRole('heading', { name: sentence('fr', 'contact.moot.title') })).toBeVisible();
  await stranger.goto(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`);
  await expect(stranger.getByRole('heading', { name: sentence('fr', 'contact.unknown.title') })).toBeVisible();

  // The patient cancels by link: the answer would leave at once, and does not.
  await page.goto(`${pathIn(text, 'manage')}/cancel`);
  await page.getByRole('button', { name: sentence('fr', 'manage.cancel.submit') }).click();
  await expect(page.getByRole('heading', { name: sentence('fr', 'manage.title.cancelled') })).toBeVisible();
  const desk = new AgendaPage(await (await browser.newContext()).newPage());
  await expect(async () => {
    await desk.open('/practitioner/messages/sent?state=failed');
    const row = desk.page.getByRole('row').filter({ hasText: 'AUTRUI' });
    await expect(row.getByText(sent('failure.contact_refused').slice(0, 15))).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  expect(await mailsTo(page.request, person.email)).toHaveLength(2);

  await desk.page.getByRole('row').filter({ hasText: 'AUTRUI' }).getByRole('link').first().click();
  const lift = desk.page.getByRole('button', { name: sentence('fr', 'patients.refused.lift') });
  await expect(desk.page.getByText(sentence('fr', 'patients.refused.means'))).toBeVisible();
  await expectAccessible(desk.page);
  await lift.click();
  await expect(lift).toHaveCount(0);
  await expect(desk.page.getByText(sentence('fr', 'patients.history.contact_restored'))).toBeVisible();
});

test('the log of what was sent is filtered in its address, and can be read on a phone', async ({ page }) => {
  const desk = new AgendaPage(page);
  await desk.open('/practitioner/messages/sent');
  await expect(page.getByRole('heading', { level: 1, name: sent('title') })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: sent('filters.waiting'), exact: true }).click();
  await expect(page).toHaveURL(/state=waiting/);
  await page.goto('/practitioner/messages/sent?state=nonsense&cursor=nonsense');
  await expect(page.getByRole('link', { name: new RegExp(`^${sent('filters.all')}`) })).toHaveAttribute('aria-current', 'true');
  await page.setViewportSize({ width: 375, height: 812 });
  await page.reload();
  // At the end of the page, where the bar at the bottom covers no row.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
