import { expect, type Page, test } from '@playwright/test';
import { deskAddress } from '@/components/waiting-list/addresses';
import { AgendaPage } from './pages/agenda-page';
import { BookingPage, codeFor, expectAccessible, mailsTo, type Person, sentence, someone } from './pages/booking-page';
import { promised } from './pages/promised';

/*
 * Moves the application's clock, which all pages share. Nobody is offered a time at night, so each test begins at ten in the morning of
 * Paris; each waits for a day of its own, so that what an earlier try left behind is not asked first.
 */
const say = (key: string) => sentence('fr', `waiting.${key}`);
const move = (page: Page, data: object) => page.request.post('/dev/clock', { data });
const now = async (page: Page) => Date.parse(((await (await page.request.get('/dev/clock')).json()) as { now: string }).now);

test.beforeEach(async ({ page }) => {
  const at = await now(page);
  const morning = new Date(at + 86_400_000).setUTCHours(9, 0, 0, 0);
  await move(page, { now: new Date(morning).toISOString() });
});
test.afterEach(({ page }) => move(page, { reset: true }).then(() => undefined));

const linkIn = async (page: Page, { email }: Person, part: string): Promise<string> => {
  let link: string | undefined;
  const found = async () => {
    const texts = (await mailsTo(page.request, email)).map(({ text }) => text);
    link = texts.flatMap((text) => new RegExp(`http\\S+${part}[\\w-]{43}`).exec(text)?.[0] ?? [])[0];
    return link;
  };
  await expect.poll(found, { message: `a link ${part} for ${email}`, timeout: 30_000, intervals: [100] }).toBeTruthy();
  return new URL(link ?? '').pathname;
};

/** Books the nth free time of a day so far ahead. Answers the signed link and the local date. */
async function book(page: Page, person: Person, daysAhead: number, which = 0): Promise<{ link: string; date: string }> {
  const booking = new BookingPage(page);
  await booking.openTimes(daysAhead);
  const start = await booking.chooseTime(which);
  await booking.hold();
  await booking.fillIdentity(person);
  await booking.askCode();
  await booking.enterCode(await codeFor(page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  return { link: new URL(page.url()).pathname, date: start.slice(0, 10) };
}

/** Answers when the button was pressed. */
async function cancel(page: Page, link: string): Promise<number> {
  await page.goto(`${link}/cancel`);
  const pressed = performance.now();
  await page.getByRole('button', { name: sentence('fr', 'manage.cancel.submit') }).click();
  await expect(page.getByRole('heading', { name: sentence('fr', 'manage.title.cancelled') })).toBeVisible();
  return pressed;
}

/** Asks for a place for any time of one day, proves the address, and answers the link of the place. */
async function joinFor(page: Page, person: Person, date: string): Promise<string> {
  const booking = new BookingPage(page);
  await booking.openTimes(20);
  await page.getByRole('link', { name: say('link.tellMe') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('join.title') })).toBeVisible();
  await page.locator('input[name=fromDate]').fill(date);
  await page.locator('input[name=toDate]').fill(date);
  for (const [name, value] of Object.entries(person)) await page.locator(`input[name="${name}"]`).fill(value);
  await page.getByRole('button', { name: say('join.submit') }).click();
  await expect(page.getByRole('heading', { name: say('join.sentTitle') })).toBeVisible();
  const place = await linkIn(page, person, '/waiting/');
  await page.goto(place);
  await page.getByRole('button', { name: say('place.confirm') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('place.live') })).toBeVisible();
  return place;
}

test('who has a late visit is offered the earlier one somebody gives up; two tabs take it once, and it moves', async ({
  page,
  browser,
}) => {
  const ahead = 20 + test.info().retry * 7;
  const [patient, leaver] = [someone(), someone()];
  const other = await (await browser.newContext()).newPage();
  const early = await book(other, leaver, ahead);
  const late = await book(page, patient, ahead + 5);

  await page.getByRole('link', { name: say('link.sooner') }).click();
  await page.locator('input[name=fromDate]').fill(early.date);
  await page.locator('input[name=toDate]').fill(early.date);
  await expectAccessible(page);
  await page.getByRole('button', { name: say('sooner.submit') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('place.live') })).toBeVisible();

  const pressed = await cancel(other, early.link);
  const offer = await linkIn(page, patient, '/waiting/offer/');
  promised('given up, offered to who waits', performance.now() - pressed, 2_000);
  const twin = await page.context().newPage();
  for (const tab of [page, twin]) {
    await tab.goto(offer);
    await expect(tab.getByRole('heading', { level: 1, name: say('offer.title') })).toBeVisible();
  }
  await expectAccessible(page);
  await Promise.all([page, twin].map((tab) => tab.getByRole('button', { name: say('offer.take') }).click()));
  for (const tab of [page, twin]) {
    await tab.waitForURL((url) => url.pathname === late.link);
    await expect(tab.getByText(sentence('fr', 'manage.moved.title'))).toBeVisible();
  }
  await page.goto(offer);
  await page.waitForURL((url) => url.pathname === late.link);
});

test('silence passes the time on after half an hour; who comes late is told kindly and keeps the place', async ({ page, browser }) => {
  const ahead = 27 + test.info().retry * 7;
  const [first, second, leaver] = [someone(), someone(), someone()];
  const other = await (await browser.newContext()).newPage();
  const given = await book(other, leaver, ahead);
  const place = await joinFor(page, { ...first, givenName: 'Première' }, given.date);
  await joinFor(page, { ...second, givenName: 'Seconde' }, given.date);
  await expectAccessible(page);

  await cancel(other, given.link);
  const missed = await linkIn(page, first, '/waiting/offer/');
  expect((await mailsTo(page.request, second.email)).filter(({ text }) => text.includes('/waiting/offer/'))).toEqual([]);
  await move(page, { advance: 'PT31M' });
  const offered = await linkIn(page, second, '/waiting/offer/');

  await page.goto(missed);
  await expect(page.getByRole('heading', { level: 1, name: say('offer.late') })).toBeVisible();
  await expect(page.getByRole('heading', { name: say('offer.next') })).toBeVisible();
  await expectAccessible(page);
  await page.goto(place);
  await expect(page.getByRole('heading', { level: 1, name: say('place.live') })).toBeVisible();
  await page.getByRole('button', { name: say('place.leave') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('place.over') })).toBeVisible();

  await page.goto(offered);
  await page.getByRole('button', { name: say('offer.take') }).click();
  await expect(page.getByRole('heading', { name: sentence('fr', 'manage.title.confirmed') })).toBeVisible();
});

test('the desk sees who waits, asks one of them, and takes the time back', async ({ page, browser }) => {
  const ahead = 34 + test.info().retry * 7;
  const [waiting, leaver] = [someone(), someone()];
  const other = await (await browser.newContext()).newPage();
  const given = await book(other, leaver, ahead);
  const person = { ...waiting, familyName: 'Patience', givenName: 'Aude' };
  await joinFor(other, person, given.date);

  const desk = new AgendaPage(page);
  await desk.open(deskAddress);
  const line = page.getByRole('row').filter({ hasText: 'PATIENCE Aude' }).last();
  await expect(line).toBeVisible();
  await expectAccessible(page);
  await cancel(other, given.link);
  await linkIn(page, person, '/waiting/offer/');
  await page.reload();
  await line.getByRole('button', { name: say('desk.takeBack') }).click();
  await expect(line.getByRole('button', { name: say('desk.takeBack') })).toBeHidden();
  await line.getByRole('button', { name: say('desk.remove') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('desk.remove'), exact: true })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
});
