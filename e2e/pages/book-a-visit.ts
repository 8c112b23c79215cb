import { type Browser, expect } from '@playwright/test';
import { BookingPage, codeFor, type Person, someone } from './booking-page';

/** Somebody books a visit online in a window of their own. @returns who, and its local date (YYYY-MM-DD). */
export async function bookAVisit(browser: Browser, openTimes: number): Promise<{ person: Person; date: string }> {
  const person = someone();
  const booking = new BookingPage(await (await browser.newContext()).newPage());
  await booking.openTimes(openTimes);
  const date = (await booking.chooseTime()).slice(0, 10);
  await booking.hold();
  await booking.fillIdentity(person);
  await booking.askCode();
  await booking.enterCode(await codeFor(booking.page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  return { person, date };
}
