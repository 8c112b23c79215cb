import { expect, test } from '@playwright/test';
import { BookingPage, codeFor, mailsTo, someone } from './pages/booking-page';

/*
 * Moves the application's clock, which all pages share: runs after the tests that stand still.
 */
test.afterEach(({ page }) => page.request.post('/dev/clock', { data: { reset: true } }).then(() => undefined));

test('two days and two hours ahead a reminder leaves, and none once the visit is cancelled', async ({ page }) => {
  const person = someone();
  const booking = new BookingPage(page);
  await booking.openTimes(9);
  // Late enough in the day for its two hours to lie outside the practice's quiet ones.
  const count = await booking.times().count();
  const start = await booking.chooseTime(count - 1);
  await booking.hold();
  await booking.fillIdentity(person);
  await booking.askCode();
  await booking.enterCode(await codeFor(page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  const manage = new URL(page.url()).pathname;
  const reminders = async () => (await mailsTo(page.request, person.email)).filter(({ subject }) => subject.startsWith('Rappel'));
  const goTo = async (hoursBefore: number) => {
    const at = new Date(Date.parse(start) - hoursBefore * 3_600_000 + 60_000).toISOString();
    expect((await page.request.post('/dev/clock', { data: { now: at } })).ok()).toBe(true);
  };

  await expect.poll(async () => (await mailsTo(page.request, person.email)).length, { timeout: 20_000 }).toBe(2);
  await goTo(48);
  await expect.poll(async () => (await reminders()).length, { timeout: 30_000 }).toBe(1);
  expect((await reminders())[0]?.text).toContain(manage.split('/')[2]);

  await page.goto(`${manage}/cancel`);
  await booking.button('manage.cancel.submit').click();
  await expect(booking.heading('manage.title.cancelled')).toBeVisible();
  await goTo(2);
  await page.waitForTimeout(11_000); // a whole round of the sweep, which comes every ten seconds
  expect(await reminders()).toHaveLength(1);
});
