import { expect, test } from '@playwright/test';
import { BookingPage, codeFor, someone } from './pages/booking-page';

/*
 * Moves the application's clock, which all pages share: runs after the tests that stand still.
 */
const move = (page: import('@playwright/test').Page, data: object) => page.request.post('/dev/clock', { data });
test.afterEach(({ page }) => move(page, { reset: true }).then(() => undefined));

test('a hold that ran out is taken back in one press and nothing typed is lost', async ({ page }) => {
  const booking = new BookingPage(page);
  const person = someone();
  await booking.openTimes(5);
  await booking.chooseTime();
  await booking.hold();
  await booking.fillIdentity(person);
  await move(page, { advance: 'PT11M' });
  await booking.button('booking.identity.submit').click();
  await expect(page.getByText(booking.say('booking.hold.expiredTitle'))).toBeVisible();
  await booking.expectIdentity(person);

  await booking.button('booking.hold.retake').click();
  await expect(page.getByText(booking.say('booking.hold.expiredTitle'))).toBeHidden();
  await booking.expectIdentity(person);
  await booking.askCode();

  const first = await codeFor(page.request, person.email);
  await move(page, { advance: 'PT11M' });
  await booking.enterCode(first);
  await expect(page.getByText(booking.say('booking.hold.expiredTitle'))).toBeVisible();
  await booking.button('booking.hold.retake').click();
  await expect(page.getByText(booking.say('booking.code.sentAgain'))).toBeVisible();
  await booking.enterCode(await codeFor(page.request, person.email, [first]));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
});

test('another time is offered when someone took the one that ran out', async ({ page, browser }) => {
  const slow = new BookingPage(page);
  const person = someone();
  await slow.openTimes(6);
  const start = await slow.chooseTime();
  await slow.hold();
  await slow.fillIdentity(person);
  await move(page, { advance: 'PT11M' });

  const quick = new BookingPage(await (await browser.newContext()).newPage());
  await quick.openTimes(6);
  expect(await quick.chooseTime()).toBe(start);
  await quick.hold();

  await slow.button('booking.identity.submit').click();
  await slow.button('booking.hold.retake').click();
  await expect(page.getByText(slow.say('booking.refused.taken.title'))).toBeVisible();
  await slow.expectIdentity(person);
  await page.locator('button[value^="take:"]').first().click();
  await expect(page.getByText(slow.say('booking.refused.taken.title'))).toBeHidden();
  await slow.expectIdentity(person);
  await slow.askCode();
});

test('with two minutes left the time can be kept ten minutes longer, once', async ({ page }) => {
  const booking = new BookingPage(page);
  await booking.openTimes(7);
  await booking.chooseTime();
  await booking.hold();
  await expect(booking.button('booking.hold.keep')).toBeHidden();
  await move(page, { advance: 'PT8M30S' });
  await page.reload();
  await booking.button('booking.hold.keep').click();
  await expect(page.getByText(booking.say('booking.hold.kept').replace('{minutes}', '11'))).toBeVisible();
  await move(page, { advance: 'PT9M40S' });
  await page.reload();
  await expect(page.getByText(booking.say('booking.hold.endingOnce'))).toBeAttached();
  await expect(booking.button('booking.hold.keep')).toBeHidden();
});
