import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/booking-page';
import { say } from './pages/settings-page';

// A practice of its own: one about to be erased would stand in the way of every other test.
test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));

const tab = '/practitioner/settings/gdpr';
const secret = 'girafe-lanterne-42-bocal';

test('an owner asks to have the practice erased with a copy, its name and the password, sees the days, and takes it back with one press', async ({
  page,
}) => {
  const email = `fermeture-${Date.now()}@example.test`;
  await page.goto('/sign-up');
  await page.locator('#givenName').fill('Essai');
  await page.locator('#familyName').fill('Fermeture');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(secret);
  await page.locator('#practiceName').fill('Cabinet de l’Étang');
  await page.locator('#specialty').selectOption('general_practice');
  await page.locator('input[name=listed][value=no]').check({ force: true });
  await page.locator('#terms').check();
  await page.locator('#password').press('Enter');
  await page.waitForURL(/sign-up\/done/);
  await page.goto('/sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(secret);
  await page.locator('#password').press('Enter');
  await page.waitForURL(/practitioner/);

  await page.goto(`${tab}/deletion`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('deletion.pageTitle'));
  await expect(page.getByText(say('deletion.handover.missing'))).toBeVisible();
  await expectAccessible(page);

  await page.goto(tab);
  const exports = page.getByRole('region', { name: say('exports.section.title'), exact: true });
  await exports.locator('#password').fill(secret);
  await exports.getByRole('button', { name: say('exports.section.start') }).click();
  await expect(exports.getByRole('link', { name: say('exports.row.download') }).first()).toBeVisible({ timeout: 60_000 });

  await page.goto(`${tab}/deletion`);
  const submit = page.getByRole('button', { name: say('deletion.form.submit') });
  // Nobody has accepted to take the patients over.
  await expect(page.locator('#handover-transfer')).toBeDisabled();
  await page.getByText(say('deletion.handover.choices.download'), { exact: true }).click();
  await page.locator('#practiceName').fill('Un autre cabinet');
  await submit.click();
  await expect(page.locator('#practiceName-error')).toHaveText(say('errors.deletion.name_differs'));
  await expect(page.locator('#practiceName')).toHaveValue('Un autre cabinet');
  await page.locator('#practiceName').fill('cabinet de l’étang');
  await submit.dblclick();

  const section = page.getByRole('region', { name: say('deletion.title'), exact: true });
  await expect(section.getByText('J-30')).toBeVisible();
  await expect(section.getByRole('link', { name: say('deletion.open') })).toHaveCount(0);
  await section.getByRole('button', { name: say('deletion.withdraw') }).click();
  await expect(section.getByRole('link', { name: say('deletion.open') })).toBeVisible();
  await page.reload();
  await expect(section.getByText('J-30')).toHaveCount(0);
});
