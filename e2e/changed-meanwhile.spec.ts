import { expect, type Page, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { expectAccessible } from './pages/booking-page';
import { archiveReason, button, open, say } from './pages/settings-page';

test.use({ viewport: { width: 1280, height: 800 } });

test('two who change the same settings overwrite nothing unseen: the second is told, and saves deliberately', async ({
  page,
  browser,
  baseURL,
}) => {
  const form = 'settings.reasons.form';
  const label = `Suivi ${Math.random().toString(36).slice(2, 8)}`;
  const field = (tab: Page, name: string) => tab.getByLabel(say(`${form}.${name}`), { exact: false });
  await open(page, '/visit-reasons/new');
  await page.locator('#label').fill(label);
  await button(page, `${form}.save`).click();
  await page.getByRole('link', { name: label }).click();
  await expect(page.locator('#label')).toHaveValue(label);
  const address = page.url();

  const other = await (await browser.newContext()).newPage();
  await open(other, '/visit-reasons');
  await other.goto(address);
  await field(other, 'price').fill('41');
  await button(other, `${form}.save`).click();
  await expect(other.getByText(say('settings.reasons.changed'))).toBeVisible();

  await field(page, 'durationMinutes').fill('35');
  await button(page, `${form}.save`).click();
  const band = page.getByRole('alert').filter({ hasText: say('errors.settings.changed_meanwhile') });
  await expect(band).toBeVisible();
  await expect(field(page, 'durationMinutes')).toHaveValue('35');
  await expectAccessible(page);
  const present = page.waitForEvent('popup');
  await band.getByRole('link', { name: say('common.form.seePresent') }).click();
  const tab = await present;
  await expect(field(tab, 'price')).toHaveValue('41,00');
  await tab.close();
  await button(page, `${form}.save`).click();
  await expect(page.getByText(say('settings.reasons.changed'))).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: label })).toContainText(/35\s*min/);

  // Without scripts the page that comes back carries what was typed and what it knows now.
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await open(plain, '/visit-reasons');
  await context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]);
  await plain.goto(address);
  await other.goto(address);
  await field(other, 'price').fill('42');
  await button(other, `${form}.save`).click();
  await expect(other.getByText(say('settings.reasons.changed'))).toBeVisible();
  await plain.locator('#label').fill(`${label} bis`);
  await button(plain, `${form}.save`).click();
  await expect(plain.getByText(say('errors.settings.changed_meanwhile'))).toBeVisible();
  await expect(plain.locator('#label')).toHaveValue(`${label} bis`);
  await button(plain, `${form}.save`).click();
  await expect(plain.getByRole('link', { name: `${label} bis` })).toBeVisible();

  await archiveReason(page, `${label} bis`);
});

test('a week saved twice in one form is nobody else’s change; one saved elsewhere is', async ({ page, browser }) => {
  const week = 'settings.hours.week';
  const save = (tab: Page) => button(tab, `${week}.save`).click();
  await open(page, '/opening-hours', signIns.thirdPractitioner);
  const first = page
    .getByRole('group', { name: /, plage 1$/ })
    .first()
    .getByRole('textbox')
    .first();
  const before = await first.inputValue();
  const other = await (await browser.newContext()).newPage();
  await open(other, '/opening-hours', signIns.thirdPractitioner);
  for (const start of ['06:10', '06:20']) {
    await first.fill(start);
    await save(page);
    await expect(page.getByText(say(`${week}.saved`))).toBeVisible();
  }
  await save(other);
  await expect(other.getByText(say('errors.settings.changed_meanwhile'))).toBeVisible();
  await save(other);
  await expect(other.getByText(say(`${week}.saved`))).toBeVisible();
  await page.reload();
  await expect(first).toHaveValue(before);
});
