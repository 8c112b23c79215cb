import { expect, type Locator, type Page, test } from '@playwright/test';
import { BookingPage, codeFor, someone } from './pages/booking-page';

/** Presses Tab until that control has the focus, and sees that it shows. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let press = 0; press < 60; press++) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

test('by keyboard alone: found in the directory, booked, moved and cancelled', async ({ page }) => {
  const booking = new BookingPage(page);
  const person = someone();
  const press = async (control: Locator, key = 'Enter') => {
    await tabTo(page, control);
    await page.keyboard.press(key);
  };
  const link = (key: string) => page.getByRole('link', { name: booking.say(key), exact: true });
  const chooseTime = async (which: number) => {
    await tabTo(page, booking.times().first());
    await page.keyboard.press('Space');
    // One stop for all the times: the arrows go from one to the next.
    for (let down = 0; down < which; down++) await page.keyboard.press('ArrowDown');
    const chosen = page.locator('input[type=radio][name=start]:checked');
    await expect(chosen).toBeFocused();
    return chosen.inputValue();
  };

  await page.goto('/annuaire?q=medecine');
  await press(page.getByRole('link', { name: booking.say('directory.results.allTimes') }));
  await expect(booking.heading('booking.reasons.title')).toBeVisible();
  await press(link('booking.firstVisit.yes'));
  await expect(page.getByRole('heading', { name: booking.say('booking.reasons.choose') })).toBeVisible();
  await press(page.locator('main a[href*="/time?"]').first());
  await expect(booking.heading('booking.times.title')).toBeVisible();

  await chooseTime(2);
  await press(booking.button('booking.times.continue'));
  await expect(booking.heading('booking.identity.title')).toBeVisible();
  for (const [name, value] of Object.entries(person)) {
    await tabTo(page, page.locator(`input[name="${name}"]`));
    await page.keyboard.type(value);
  }
  await page.keyboard.press('Enter');
  await expect(booking.heading('booking.code.title')).toBeVisible();

  await tabTo(page, page.getByLabel(booking.say('booking.code.label')));
  await page.keyboard.type(await codeFor(page.request, person.email));
  await page.keyboard.press('Enter');
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();

  await press(link('manage.move.open'));
  await expect(booking.times().first()).toBeAttached();
  await chooseTime(3);
  await press(booking.button('manage.move.submit'));
  await expect(page.getByText(booking.say('manage.moved.text'))).toBeVisible();
  await press(link('manage.cancel.open'));
  await press(booking.button('manage.cancel.submit'));
  await expect(booking.heading('manage.title.cancelled')).toBeVisible();
});
