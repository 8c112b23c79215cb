import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { password, signIns } from '@/prisma/seed/personas';
import { expectAccessible } from './pages/booking-page';
import { say } from './pages/settings-page';

// A session of its own: proving the password anew exchanges its id, and others share theirs.
test.use({ viewport: { width: 1280, height: 800 } });
// Whatever language the account was opened in.
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));

async function signIn(page: Page, email: string) {
  await page.goto('/sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('#password').press('Enter');
  await page.waitForURL(/\/(practitioner|patient)/);
}

async function download(page: Page): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
  return readFileSync(await file.path());
}

test('inv-G3 an owner prepares a copy with the password, watches it, and downloads it; nobody else can', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, signIns.otherOwner);
  await page.goto('/practitioner/settings/gdpr');
  const section = page.getByRole('region', { name: say('exports.section.title'), exact: true });
  await section.getByRole('button', { name: say('exports.section.start') }).click();
  // The refusal at the field, not the hint that stands there from the start: a password typed before the answer is emptied by it.
  await expect(section.locator('#password')).toHaveAccessibleDescription(new RegExp(say('errors.access.step_up_needed')));
  await section.locator('#password').fill(password);
  await section.getByRole('button', { name: say('exports.section.start') }).click();
  const link = section.getByRole('link', { name: say('exports.row.download') }).first();
  await expect(link).toBeVisible({ timeout: 60_000 });
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('exports.download.title'));
  await expectAccessible(page);
  const address = `${page.url()}/download`;
  const zip = await download(page);
  expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  const answer = await page.request.get(address);
  expect(answer.headers()['cache-control']).toBe('private, no-store');
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="prati-/);

  const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}), storageState: { cookies: [], origins: [] } });
  const stranger = await other.newPage();
  expect((await stranger.request.get(address)).status()).toBe(401);
  await signIn(stranger, signIns.owner);
  expect((await stranger.request.get(address)).status()).toBe(404);
  await other.close();
});

test('a patient prepares and downloads the own copy', async ({ page }) => {
  await signIn(page, signIns.patient);
  await page.goto('/patient/data');
  await expectAccessible(page);
  await page
    .getByRole('button', { name: say('exports.patient.start') })
    .first()
    .click();
  const link = page.getByRole('link', { name: say('exports.row.download') }).first();
  await expect(link).toBeVisible({ timeout: 60_000 });
  await link.click();
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: say('exports.download.prove') }).click();
  await expect(page.locator('a[download]')).toBeVisible();
  expect((await download(page)).length).toBeGreaterThan(1_000);
});
