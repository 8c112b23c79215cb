import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/booking-page';
import { button, open, say } from './pages/settings-page';

test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));

test('a file just opened stands in the journal, which filters by act and goes along as CSV', async ({ page }) => {
  await open(page, '/gdpr/journal');
  await page.goto('/practitioner/patients');
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/patients\/pat_/);
  const patient = page.url().match(/pat_\w+/)?.[0] ?? '';
  await page.goto(`/practitioner/settings/gdpr/journal?patient=${patient}`);
  await page.getByLabel(say('journal.filter.family')).selectOption('files');
  await button(page, 'journal.filter.show').click();
  await expect(page).toHaveURL(/family=files/);
  await expect(page.getByRole('cell', { name: say('journal.act.patient.opened') }).first()).toBeVisible();
  await expectAccessible(page);
  const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const csv = await (await page.request.get(href ?? '')).text();
  expect(csv.split('\r\n')[0]).toContain('seq');
  expect(csv).toContain(patient);
  await page.goto('/practitioner/settings/gdpr/journal?family=exports');
  await expect(page.getByRole('cell', { name: say('journal.act.journal.exported') }).first()).toBeVisible();
});

test('a breach pins its countdown to the tab until it is closed with a decision', async ({ page }) => {
  const title = `Essai ${Math.random().toString(36).slice(2, 8)}`;
  await open(page, '/gdpr/breaches/new');
  await page.getByLabel(say('breach.form.title'), { exact: true }).fill(title);
  await page.getByLabel(say('breach.form.facts'), { exact: true }).fill('Un poste oublié dans un train, disque chiffré.');
  await button(page, 'breach.form.create').click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel(say('breach.form.title'), { exact: true })).toHaveValue(title);
  await page.getByLabel(say('breach.kind.availability')).check();
  await page.getByLabel(say('breach.form.severity'), { exact: true }).selectOption('low');
  await button(page, 'breach.form.create').click();
  await page.waitForURL(/breaches\/bre_/);
  const address = page.url();
  await expectAccessible(page);
  const notice = await page.request.get(`${address}/draft?for=authority&form=pdf&language=de`);
  expect(notice.headers()['content-type']).toBe('application/pdf');
  await open(page, '/gdpr');
  await expect(page.getByRole('main')).toContainText(`${title} : connue le`.replace(' :', '\u00A0:'));
  await page.goto(address);
  // Judged to be without risk it presses nobody any more, and still closes only with its ground.
  await page.getByText(say('breach.act.change'), { exact: true }).first().click();
  await page.getByLabel(new RegExp(`^${say('breach.form.risk')}`)).selectOption('none');
  await button(page, 'breach.form.save').click();
  await expect(page.getByText(say('breach.countdown.noRisk')).first()).toBeVisible();
  await open(page, '/gdpr');
  await expect(page.getByRole('main')).not.toContainText(`${title} : connue le`.replace(' :', '\u00A0:'));
  await page.goto(address);
  const close = page.getByRole('group').filter({ hasText: say('breach.act.closeHint') });
  await page.getByText(say('breach.act.close'), { exact: true }).first().click();
  await close.getByRole('button', { name: say('breach.act.close') }).click();
  await expect(close.getByText(say('errors.breach.ground_needed')).first()).toBeVisible();
  await close.getByRole('textbox').fill('Disque chiffré, rien de lisible.');
  await close.getByRole('button', { name: say('breach.act.close') }).click();
  await expect(page.getByText(say('breach.state.closed'), { exact: true }).first()).toBeVisible();
  await open(page, '/gdpr');
  const row = page.getByRole('row').filter({ hasText: title });
  await expect(row).toContainText(say('breach.state.closed'));
});
