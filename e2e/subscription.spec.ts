import { expect, type Page, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { expectAccessible } from './pages/booking-page';
import { open, say } from './pages/settings-page';

test.use({ viewport: { width: 1280, height: 900 } });
// One practice, one story: subscribed, declined, paid, cancelled.
test.describe.configure({ mode: 'serial' });

/** The other practice’s owner works in German; a session taken over from an earlier test does not bring the language along. */
const german = (key: string) => say(`subscription.${key}`, 'de');
const here = async (page: Page) => {
  await page.context().addCookies([{ name: 'prati_locale', value: 'de', domain: 'localhost', path: '/' }]);
  await open(page, '/subscription', signIns.otherOwner);
};
const order = (page: Page) => page.getByRole('button', { name: /^Zahlungspflichtig bestellen/ });
const simulated = (page: Page, act: string) => page.getByRole('button', { name: act, exact: true }).click();

async function fillBilling(page: Page) {
  for (const [name, value] of [
    ['name', 'Cabinet d’essai'],
    ['street', '1 rue des Tests'],
    ['postcode', '69001'],
    ['city', 'Lyon'],
  ] as const)
    await page.locator(`#${name}`).fill(value);
  await page.locator('#country').selectOption('FR');
}

test('the button says the amount of the cycle chosen, and a declined card takes nothing', async ({ page }) => {
  await here(page);
  await expectAccessible(page);
  await fillBilling(page);
  await expect(order(page)).toHaveText(/46,80\s€ pro Monat/);
  await page.getByRole('radio', { name: /Jedes Jahr/ }).check({ force: true });
  await expect(order(page)).toHaveText(/468,00\s€ pro Jahr/);
  await page.getByRole('radio', { name: /Jeden Monat/ }).check({ force: true });
  await page.locator('#vatNumber').fill('DE123456789');
  await order(page).click();
  await expect(page.locator('#vatNumber')).toHaveAccessibleDescription(/gewählten Land/);
  await expect(page.locator('#name')).toHaveValue('Cabinet d’essai');
  await page.locator('#vatNumber').fill('');
  await order(page).click();

  await page.waitForURL(/\/dev\/pay\//);
  await expect(page.getByText('€46.80')).toBeVisible();
  await simulated(page, 'Decline the card');
  await page.waitForURL(/settings\/subscription/);
  await expect(page.getByText(/Karte abgelehnt/)).toBeVisible();
  await expectAccessible(page);
});

test('the same order is paid, and the page finds the confirmation by itself', async ({ page }) => {
  await here(page);
  await page.getByRole('link', { name: /fortsetzen/ }).click();
  await page.waitForURL(/\/dev\/pay\//);
  await simulated(page, 'Pay');
  await page.waitForURL(/settings\/subscription/);
  await expect(page.getByText(german('ended.paid'))).toBeVisible({ timeout: 20_000 });
  await expect(order(page)).toHaveCount(0);
  await expectAccessible(page);
  await page.goBack();
  await here(page);
  await expect(page.getByRole('link', { name: /^Rechnung \d{4}-\d{6}$/ })).toHaveCount(1);
});

test('the invoice is a PDF', async ({ page }) => {
  await here(page);
  const href = await page.getByRole('link', { name: /^Rechnung/ }).getAttribute('href');
  const file = await page.request.get(href ?? '');
  expect(file.status()).toBe(200);
  expect(file.headers()['content-type']).toBe('application/pdf');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('cancelled it runs to its end, and the cancelling can be taken back', async ({ page }) => {
  await here(page);
  await page.getByRole('button', { name: german('cancel.act') }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: german('cancel.confirm') }).click();
  await expect(page.getByText(german('state.cancelled'), { exact: true })).toBeVisible();
  await page.getByRole('button', { name: german('resume') }).click();
  await expect(page.getByText(german('state.active'), { exact: true })).toBeVisible();
});

test('who is not the owner sees neither price nor invoices', async ({ page }) => {
  await open(page, '/subscription', signIns.assistant);
  await expect(page.getByText(say('subscription.ownerOnly'))).toBeVisible();
  await expect(page.locator('form #vatNumber')).toHaveCount(0);
});
