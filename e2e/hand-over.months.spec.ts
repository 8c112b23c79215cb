import { expect, type Page, test } from '@playwright/test';
import { password, signIns } from '@/prisma/seed/personas';
import { expectAccessible, mailsTo } from './pages/booking-page';
import { say, told } from './pages/settings-page';
import { stored } from './stored';

/*
 * Moves the application's clock by a month, which ends the trials of every practice that does not pay: runs after everything else. Both
 * practices are its own.
 */
test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));
test.afterEach(({ page }) => page.request.post('/dev/clock', { data: { reset: true } }).then(() => undefined));

const settings = '/practitioner/settings';
const tab = `${settings}/gdpr`;
const letters = () => Array.from({ length: 7 }, () => 'bcdfglmnprst'[Math.floor(Math.random() * 12)]).join('');
const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true });
const section = (page: Page, key: string) => page.getByRole('region', { name: say(key), exact: true });
const move = async (page: Page, advance: string) => expect((await page.request.post('/dev/clock', { data: { advance } })).ok()).toBe(true);

async function openPractice(page: Page, practiceName: string): Promise<string> {
  const email = `reprise-${letters()}@example.test`;
  await page.goto('/sign-up');
  for (const [name, value] of Object.entries({ givenName: 'Essai', familyName: 'Reprise', email, password, practiceName }))
    await page.locator(`#${name}`).fill(value);
  await page.locator('#specialty').selectOption('general_practice');
  await page.locator('input[name=listed][value=no]').check({ force: true });
  await page.locator('#terms').check();
  await page.locator('#password').press('Enter');
  await page.waitForURL(/sign-up\/done/);
  await signIn(page, email);
  return email;
}
async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('#password').press('Enter');
  await page.waitForURL(/\/practitioner/);
}

/** Nobody's file is opened before the practice has acknowledged under which rules. */
async function acknowledgeHealthData(page: Page): Promise<void> {
  await page.goto(tab);
  const row = page.locator('[data-purpose="health_data_processing"]');
  await row.getByRole('button', { name: new RegExp(say('consents.acknowledge')) }).click();
  await expect(row).toContainText(say('consents.acknowledgedState'));
}
async function subscribe(page: Page): Promise<void> {
  await page.goto(`${settings}/subscription`);
  const billing = { name: 'Cabinet d’essai', street: '1 rue des Tests', postcode: '69001', city: 'Lyon' };
  for (const [name, value] of Object.entries(billing)) await page.locator(`#${name}`).fill(value);
  await page.locator('#country').selectOption('FR');
  await page.getByRole('button', { name: /^Commander et payer/ }).click();
  await page.waitForURL(/\/dev\/pay\//);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.waitForURL(/settings\/subscription/);
  await expect(page.getByText(say('subscription.ended.paid'))).toBeVisible({ timeout: 20_000 });
}
/** Checks a list that lies in the imports and brings it in. */
async function bringIn(page: Page): Promise<void> {
  await button(page, 'import.reading.check').click();
  await expect(page.getByRole('heading', { name: say('import.check.title') })).toBeVisible({ timeout: 30_000 });
  await button(page, 'import.check.run').dblclick();
}

// Two sign-ups, a payment, an export and an erasure: under a minute on a quiet machine.
test.setTimeout(150_000);
test('a practice that closes hands its patients to the one that accepts: they are found there, but not who objected or is restricted', async ({
  page,
  browser,
}) => {
  const family = `Essai${letters()}`;
  // Others of the same name stand there when it is tried a second time.
  const [from, to] = [`Cabinet des Saules ${letters()}`, `Cabinet du Verger ${letters()}`];
  const people = ['Alba', 'Basile', 'Contre', 'Borne'];
  const email = await openPractice(page, from);
  await acknowledgeHealthData(page);
  await page.goto(`${settings}/import`);
  const rows = people.map((given, n) => `D’${family};${given};0${n + 1}/03/1990;06 39 98 44 0${n}`);
  const list = ['Nom;Prénom;Date de naissance;Téléphone', ...rows].join('\r\n');
  await page.locator('#list').setInputFiles({ name: 'base.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await button(page, 'import.patients.send').click();
  await page.waitForURL(/\/import\/imp_/);
  await bringIn(page);
  await expect(page.getByText('4 dossiers ouverts', { exact: true })).toBeVisible({ timeout: 30_000 });
  const patientId = async (given: string) => {
    await page.goto(`/practitioner/patients?q=${family}`);
    const href = await page.getByRole('row').filter({ hasText: given }).getByRole('link').first().getAttribute('href');
    return href?.split('/').at(-1)?.split('?')[0] ?? '';
  };
  const [first, against, bound] = [await patientId('Alba'), await patientId('Contre'), await patientId('Borne')];
  // What the rights desk writes down; one of those handed on has the demo patient's login, so that there is somebody to tell.
  await stored(async (client) => {
    await client.query('begin');
    await client.query("select set_config('app.rights_act', 'on', true)");
    await client.query("update patient set objects_to = '{transfer}' where id = $1", [against]);
    await client.query("update patient set restricted_at = now(), restricted_by = 'e2e', restriction_ground = 'unlawful' where id = $1", [
      bound,
    ]);
    const login = 'select account_id from patient where account_id is not null and erased_at is null order by id limit 1';
    await client.query(`update patient set account_id = (${login}) where id = $1`, [first]);
    await client.query('commit');
  });

  const there = await (await browser.newContext({ viewport: { width: 375, height: 740 }, locale: 'fr-FR' })).newPage();
  const successor = await openPractice(there, to);
  await acknowledgeHealthData(there);
  await page.goto(`${tab}/deletion/successor`);
  await page.getByLabel(say('deletion.successor.form.email')).fill(successor);
  await page.locator('#password').fill(password);
  await button(page, 'deletion.successor.form.submit').dblclick();
  await expect(button(page, 'deletion.successor.withdraw')).toBeVisible();
  await expect.poll(async () => (await mailsTo(page.request, successor)).some(({ text }) => text.includes(from))).toBe(true);

  await there.goto(tab);
  const requests = there.locator('section[aria-labelledby=requests]');
  await requests.getByRole('button', { name: say('deletion.received.answer.accepted') }).dblclick();
  await expect(requests.getByText(told('deletion.received.title.accepted', { from }))).toBeVisible();
  // On trial it could take nobody a month from now.
  await expect(requests.getByRole('link', { name: say('deletion.received.subscribe') })).toBeVisible();
  await expectAccessible(there);
  await subscribe(there);

  await page.goto(tab);
  await button(page, 'exports.section.start').click();
  const download = section(page, 'exports.section.title').getByRole('link', { name: say('exports.row.download') });
  await expect(download.first()).toBeVisible({ timeout: 60_000 });
  await page.goto(`${tab}/deletion`);
  await page.getByText(say('deletion.handover.choices.transfer'), { exact: true }).click();
  await page.locator('#practiceName').fill(from);
  await button(page, 'deletion.form.submit').dblclick();
  await expect(section(page, 'deletion.title').getByText('J-30')).toBeVisible();
  await page.goBack();
  await expect(section(page, 'deletion.title').getByText('J-30')).toBeVisible();
  await expect(page.getByText(told('deletion.successor.state.accepted', { successor: to }))).toBeVisible();
  await expectAccessible(page);
  await there.goto(tab);
  await expect(requests.getByRole('link', { name: say('deletion.received.subscribe') })).toHaveCount(0);

  await move(page, 'P15DT1H');
  const toPatient = async () => (await mailsTo(page.request, signIns.patient)).filter(({ text }) => text.includes(to));
  await expect.poll(async () => (await toPatient()).length, { timeout: 30_000 }).toBe(1);
  await move(page, 'P16D');
  const certificate = async () =>
    (await mailsTo(page.request, email)).map(({ text }) => /\/certificate\/\S+/.exec(text)?.[0]).find((one) => one !== undefined);
  await expect.poll(certificate, { timeout: 30_000 }).toBeTruthy();
  // The members are told first; the erasure is rung for a minute later.
  await move(page, 'PT2M');
  await expect(async () => {
    await page.goto((await certificate()) ?? '');
    await expect(page.getByText('2 patients', { exact: false })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });

  await signIn(there, successor);
  await there.goto(`${settings}/import`);
  await there.getByRole('listitem').filter({ hasText: '2 lignes, remises' }).getByRole('link').click();
  await expectAccessible(there);
  await bringIn(there);
  await expect(there.getByText('2 dossiers ouverts', { exact: true })).toBeVisible({ timeout: 30_000 });
  await there.goto(`/practitioner/patients?q=${family}`);
  const found = there.getByRole('main').getByRole('link').filter({ hasText: family.toUpperCase() });
  await expect(found).toHaveCount(2);
  await there.goto(`/practitioner/patients/${(await found.filter({ hasText: 'Basile' }).getAttribute('href'))?.split('/').at(-1) ?? ''}`);
  await expect(there.getByRole('main')).toContainText('02/03/1990');
  await expect(there.getByRole('main')).toContainText('06 39 98 44 01');
  await there.context().close();
});
