import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { signedIn } from './signed-in';

const here = '/practitioner/settings/gdpr/register';
const publicPages = ['/confidentialite', '/cookies', '/conditions', '/sous-traitants', '/accessibilite', '/mentions-legales'];

test('J12 the registers, the sheet for patients and the assessment can be taken along as PDF, CSV and JSON', async ({ baseURL }) => {
  const member = await signedIn(baseURL, signIns.owner);
  for (const file of [
    `${here}/register.pdf`,
    `${here}/register.pdf?of=prati`,
    `${here}/patients.pdf?language=de`,
    `${here}/impact-assessment.pdf`,
  ]) {
    const pdf = await member.get(file);
    expect(pdf.headers()['content-type'], file).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString('latin1'), file).toBe('%PDF-');
  }
  const json = (await (await member.get(`${here}/register.json`)).json()) as { processings: { purpose: string; words: object }[] };
  expect(json.processings.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['care_agenda', 'identity_of_patients']));
  const csv = (await (await member.get(`${here}/register.csv`)).text()).trim().split('\r\n');
  expect(csv).toHaveLength(json.processings.length + 1);
  expect(csv[0]).toContain('Traitement');
  const log = await member.get(`${here}/instructions.csv`);
  expect(log.headers()['content-type']).toContain('text/csv');
  await member.dispose();
});

test('the register, the agreement and the sub-processors stand in the tab, and each document opens and prints', async ({
  browser,
  baseURL,
}) => {
  const member = await signedIn(baseURL, signIns.owner);
  const context = await browser.newContext({ storageState: await member.storageState() });
  const page = await context.newPage();
  await page.goto('/practitioner/settings/gdpr');
  const register = page.getByRole('region', { name: 'Registre des traitements' });
  await register.getByText('Agenda et rendez-vous').click();
  await expect(register.getByText('Durée de conservation').first()).toBeVisible();
  await expect(register.getByRole('link', { name: 'Télécharger en PDF' })).toBeVisible();
  const services = page.getByRole('region', { name: 'Sous-traitants ultérieurs' });
  await expect(services.getByRole('table', { name: 'Sous-traitants ultérieurs de Prati' }).getByText('Scaleway')).toBeVisible();
  await register.getByRole('link', { name: /Analyse d’impact/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Analyse d’impact (art. 35)' })).toBeVisible();
  for (const path of [
    here,
    `${here}?of=prati`,
    `${here}/patients?language=en`,
    `${here}/impact-assessment`,
    `${here}/instructions`,
    `${here}/agreement`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([]);
  }
  await context.close();
  await member.dispose();
});

test.describe('public pages', () => {
  for (const path of publicPages) {
    test(`${path} says what it is about, holds its contents and is accessible`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('navigation', { name: 'Sommaire' })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }

  test('K1 K2 the list of sub-processors is public, with every transfer outside the EEA and its safeguard', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Sous-traitants' }).click();
    const transfers = page.getByRole('table', { name: 'Transferts hors de l’Espace économique européen' });
    await expect(transfers.getByRole('row', { name: /AssemblyAI/ })).toContainText('clauses contractuelles types');
    await expect(
      page.getByRole('table', { name: 'Sous-traitants ultérieurs de Prati' }).getByRole('row', { name: /Mistral/ }),
    ).toBeVisible();
  });
});
