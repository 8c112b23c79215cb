import { expect, test } from '@playwright/test';
import { BookingPage, codeFor, dayAhead, expectAccessible, mailsTo, sentence, someone } from './pages/booking-page';

test.use({ viewport: { width: 375, height: 812 } });

test('a new patient finds a practitioner, books in six screens and six typed fields, and every screen is accessible', async ({ page }) => {
  const booking = new BookingPage(page);
  const person = someone();

  await page.goto('/annuaire?q=medecine');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(booking.say('directory.search.title'));
  await expect(page.getByRole('article')).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole('link', { name: booking.say('directory.results.allTimes') }).click();
  await expect(booking.heading('booking.reasons.title')).toBeVisible();
  await expectAccessible(page);

  await booking.openTimes(3);
  await expectAccessible(page);
  await booking.chooseTime();
  await booking.hold();
  await expectAccessible(page);

  await booking.button('booking.identity.submit').click();
  await expect(page.getByRole('main').getByRole('alert')).toBeFocused();
  await expect(page.locator('input[aria-invalid=true]')).toHaveCount(5);
  await expectAccessible(page);

  await booking.fillIdentity(person);
  // In a tunnel: nothing typed is lost.
  await page.context().setOffline(true);
  await booking.button('booking.identity.submit').click();
  await expect(page.getByRole('main').getByText(booking.say('common.form.unanswered'))).toBeVisible();
  await page.context().setOffline(false);
  await booking.askCode();
  await expect(page.getByText(person.email)).toBeVisible();
  await expectAccessible(page);

  const code = await codeFor(page.request, person.email);
  await booking.enterCode('12 34');
  await expect(page.getByText(booking.say('booking.code.sixDigits'))).toBeVisible();
  await booking.enterCode(`${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  await expect.poll(async () => (await mailsTo(page.request, person.email)).length).toBe(2);
});

test('a time of the directory is held by the answer to the one question', async ({ page }) => {
  const booking = new BookingPage(page);
  await page.goto('/annuaire');
  await page.locator('article').last().locator('a[href*="start="]').last().click();
  await expect(booking.heading('booking.reasons.title')).toBeVisible();
  await expectAccessible(page);
  await booking.button('booking.firstVisit.yes').click();
  await expect(booking.heading('booking.identity.title')).toBeVisible();
});

test('two people race for one time: one holds it, the other sees the nearest times and takes one', async ({ browser }) => {
  const [first, second] = await Promise.all([1, 2].map(async () => new BookingPage(await (await browser.newContext()).newPage())));
  if (!first || !second) throw new Error('two browsers are needed');
  await Promise.all([first.openTimes(10), second.openTimes(10)]);
  expect(await first.chooseTime()).toBe(await second.chooseTime());
  await Promise.all([first, second].map((one) => one.button('booking.times.continue').click()));

  const lost = (one: BookingPage) => one.page.getByText(one.say('booking.refused.taken.title'));
  const held = (one: BookingPage) => one.heading('booking.identity.title');
  await Promise.all([first, second].map((one) => expect(lost(one).or(held(one))).toBeVisible()));
  const losers = [];
  for (const one of [first, second]) if (await lost(one).isVisible()) losers.push(one);
  expect(losers).toHaveLength(1);

  const loser = losers[0] ?? second;
  const nearest = loser.page.getByRole('button', { name: loser.say('booking.times.take') });
  await expect(nearest).toHaveCount(3);
  await expectAccessible(loser.page);
  await nearest.first().click();
  await expect(held(loser)).toBeVisible();
});

test('what was typed comes back after Back, and a pressed code shows the appointment again', async ({ page }) => {
  const booking = new BookingPage(page);
  const known = someone();
  const person = { ...known, phone: known.phone.replace(/ /g, '').replace(/^0/, '+33') };
  await booking.openTimes(12);
  await booking.chooseTime();
  await booking.hold();
  await booking.fillIdentity(person);
  await booking.askCode();
  const codePage = page.url();

  await page.getByRole('link', { name: booking.say('booking.code.change') }).click();
  await expect(booking.heading('booking.identity.title')).toBeVisible();
  await booking.expectIdentity(person);
  await page.reload();
  await booking.expectIdentity(person);
  await booking.askCode();

  await booking.enterCode(await codeFor(page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  await page.goto(codePage);
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
});

test('Back from the form keeps the time: a stale page finds the same hold, another time lets it go', async ({ page, context }) => {
  const booking = new BookingPage(page);
  const stale = new BookingPage(await context.newPage());
  await booking.openTimes(14);
  const times = page.url();
  await stale.page.goto(times);
  const start = await booking.chooseTime();
  await booking.hold();
  const form = page.url();

  expect(await stale.chooseTime()).toBe(start);
  await stale.hold();
  expect(stale.page.url()).toBe(form);

  await page.goBack();
  await page.getByRole('link', { name: booking.say('booking.times.goOn') }).click();
  await expect(page).toHaveURL(form);
  await page.goto(times);
  await expect(page.locator(`input[value="${start}"]`)).toHaveCount(0);
  await booking.chooseTime();
  await booking.hold();
  await page.goto(times);
  await expect(page.locator(`input[value="${start}"]`)).toBeAttached();
});

test('a signed link opens in a clean browser, moves and cancels, and the time is free again', async ({ page, browser }) => {
  const person = someone();
  const link = await new BookingPage(page).book(person, 16);

  const clean = new BookingPage(await (await browser.newContext()).newPage());
  await clean.page.goto(link);
  await expect(clean.heading('manage.title.standing')).toBeVisible();
  await expect(clean.page).toHaveTitle(new RegExp(clean.say('manage.title.standing')));
  const file = await clean.page.request.get(`${link}/appointment.ics`);
  expect(file.headers()['content-type']).toContain('text/calendar');
  expect(await file.text()).toContain('BEGIN:VEVENT');

  await clean.page.getByRole('link', { name: clean.say('manage.move.open'), exact: true }).click();
  await expect(clean.heading('manage.move.title')).toBeVisible();
  await expectAccessible(clean.page);
  // A day few others take: a near time that is given up is offered to whoever waits for one.
  const times = new URL(clean.page.url());
  times.searchParams.set('from', await dayAhead(clean.page.request, 18));
  await clean.page.goto(times.href);
  const start = await clean.chooseTime();
  await clean.button('manage.move.submit').click();
  await expect(clean.page.getByText(clean.say('manage.moved.text'))).toBeVisible();

  await clean.page.getByRole('link', { name: clean.say('manage.cancel.open') }).click();
  await expect(clean.heading('manage.cancel.question')).toBeVisible();
  await expectAccessible(clean.page);
  await clean.button('manage.cancel.submit').click();
  await expect(clean.heading('manage.title.cancelled')).toBeVisible();
  await expectAccessible(clean.page);
  await expect(clean.page.getByRole('link', { name: clean.say('manage.bookAgain') })).toBeVisible();

  await clean.openTimes(0);
  const day = new URL(clean.page.url());
  day.searchParams.set('from', start.slice(0, 10));
  await clean.page.goto(day.href);
  await expect(clean.page.locator(`input[value="${start}"]`)).toBeAttached();
});

test('for a relative: the same form asks who books and whether they may, and the relative is the patient', async ({ page }) => {
  const booking = new BookingPage(page);
  const person = { ...someone(), givenName: 'Noé', birthDate: '07/03/2019' };
  await booking.openTimes(32);
  await booking.chooseTime();
  await booking.hold();
  await page.locator('#forWhom-relative').check({ force: true });
  await expectAccessible(page);
  await booking.fillIdentity(person);
  await booking.button('booking.identity.submit').click();
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(4);
  await booking.fillBooker({ familyName: 'Essai', givenName: 'Rose', relation: 'parent' });
  await booking.askCode();
  await booking.enterCode(await codeFor(page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
});

test('a second visit within six days asks: replacing moves the first, and its time is free again', async ({ page }) => {
  const booking = new BookingPage(page);
  const person = someone();
  const link = await booking.book(person, 34);
  const known = [await codeFor(page.request, person.email)];
  await booking.openTimes(36);
  const start = await booking.chooseTime(1);
  await booking.hold();
  await booking.fillIdentity(person);
  await booking.askCode();
  await booking.enterCode(await codeFor(page.request, person.email, known));
  await expect(page.getByText(booking.say('booking.nearAnother.title'))).toBeVisible();
  await expect(page.getByRole('button', { name: booking.say('booking.nearAnother.keep') })).toBeVisible();
  await expectAccessible(page);
  await page.locator('button[value=replace]').click();
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(link);

  await booking.openTimes(36);
  await expect(page.locator(`input[value="${start}"]`)).toHaveCount(0);
});

test('a link to a reason presets it; one that is gone falls back to the list and says so', async ({ page }) => {
  const booking = new BookingPage(page);
  await booking.answerFirstVisit('yes');
  const href = (await page.locator('main a[href*="/time?"]').first().getAttribute('href')) ?? '';
  const reason = new URL(href, 'http://x').searchParams.get('reason') ?? '';
  await page.goto(`/book/demo?reason=${reason}&first=yes`);
  await expect(page.getByText(booking.say('booking.reasons.gone'))).toHaveCount(0);
  await page.goto(`/book/demo?reason=${reason}`);
  await page.getByRole('link', { name: booking.say('booking.firstVisit.yes'), exact: true }).click();
  await expect(booking.heading('booking.times.title')).toBeVisible();
  for (const address of ['/book/demo?reason=never-was&first=yes', '/p/demo?reason=never-was']) {
    await page.goto(address);
    await expect(page.getByText(booking.say('booking.reasons.gone'))).toBeVisible();
    await expectAccessible(page);
  }
});

test('the widget may be framed, sets no cookie, and leads to our own address in a new tab; no other page may be framed', async ({
  page,
  context,
}) => {
  await context.clearCookies(); // every test begins with one
  const answer = await page.goto('/embed/demo');
  const headers = answer?.headers() ?? {};
  expect(headers['content-security-policy']).toContain('frame-ancestors *');
  expect(headers['x-frame-options']).toBeUndefined();
  expect(headers['set-cookie']).toBeUndefined();
  expect(await context.cookies()).toEqual([]);
  await expectAccessible(page);
  for (const link of await page.getByRole('link').all()) {
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('href')).toMatch(/^https?:\/\/[^/]+\/book\/demo/);
  }
  for (const path of ['/p/demo', '/book/demo', '/embed/nobody-here', '/embedded']) {
    const other = await page.request.get(path);
    expect(other.headers()['content-security-policy'], path).toContain("frame-ancestors 'none'");
  }
});

test('the address of a search holds its filters: fees, specialty and first free time', async ({ page }) => {
  const booking = new BookingPage(page);
  await page.goto('/annuaire');
  const all = await page.getByRole('article').count();
  await page.locator('select[name=sector]').selectOption('sector_1');
  await page.locator('select[name=sort]').selectOption('soonest');
  await page.getByRole('button', { name: booking.say('directory.search.submit') }).click();
  await expect(page).toHaveURL(/sector=sector_1.*sort=soonest/);
  await expect(page.locator('select[name=sector]')).toHaveValue('sector_1');
  const found = await page.getByRole('article').count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  await page.goto('/annuaire?specialty=general_practice&sort=nonsense');
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('an unknown link and an unknown practitioner are said kindly, as not found', async ({ page }) => {
  const answer = await page.goto(`/manage/${'x'.repeat(43)}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence('fr', 'manage.unknown.title'));
  await expectAccessible(page);
  expect((await page.goto('/p/nobody-here'))?.status()).toBe(404);
  expect((await page.goto('/book/nobody-here'))?.status()).toBe(404);
});

for (const locale of ['en', 'de'] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test('the same flow, in the reader’s language', async ({ page }) => {
      const booking = new BookingPage(page, locale);
      const person = someone();
      await booking.book(person, locale === 'en' ? 20 : 24);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.getByRole('link', { name: booking.say('manage.addToCalendar') })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the directory and the whole booking work', async ({ page }) => {
    const booking = new BookingPage(page);
    const person = someone();
    await page.goto('/annuaire');
    const all = await page.getByRole('article').count();
    await page.locator('input[name=q]').fill('psycho');
    await page.getByRole('button', { name: booking.say('directory.search.submit') }).click();
    await expect(page).toHaveURL(/q=psycho/);
    expect(await page.getByRole('article').count()).toBeLessThan(all);

    await booking.openTimes(28);
    await booking.chooseTime(1);
    await booking.hold();
    await booking.fillIdentity({ ...person, birthDate: '31/02/1985' });
    await booking.button('booking.identity.submit').click();
    await expect(page.locator('input[name=birthDate][aria-invalid=true]')).toBeVisible();
    await expect(page.locator('input[name=email]')).toHaveValue(person.email);
    await page.locator('input[name=birthDate]').fill(person.birthDate);
    await booking.askCode();
    await booking.enterCode(await codeFor(page.request, person.email));
    await expect(booking.heading('manage.title.confirmed')).toBeVisible();

    await page.getByRole('link', { name: booking.say('manage.cancel.open') }).click();
    await booking.button('manage.cancel.submit').click();
    await expect(booking.heading('manage.title.cancelled')).toBeVisible();
  });
});
