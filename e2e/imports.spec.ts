import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { AgendaPage } from './pages/agenda-page';
import { expectAccessible, sentence } from './pages/booking-page';

test.use({ viewport: { width: 1280, height: 900 } });

const say = (key: string) => sentence('fr', key);
const open = (page: Page, address: string) => new AgendaPage(page).open(address);
const settings = '/practitioner/settings';
const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true });
const newName = () => `Essai${Array.from({ length: 6 }, () => 'bcdfglmnprst'[Math.floor(Math.random() * 12)]).join('')}`;
const digits = () => String(Math.floor(Math.random() * 10_000)).padStart(4, '0');

/** Bytes of Windows-1252 for the letters used here. */
const windows1252 = (text: string) => Buffer.from(Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))));
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

const uglyFiles = (name: string): Record<string, Buffer> => ({
  'windows-1252.csv': windows1252(
    [
      'Export du logiciel;;;',
      '',
      'NOM;Prénom;Né(e) le;Tél. portable',
      `D’${name};Zoé;07/03/1990;06 39 98 ${digits()}`,
      `${name};Noé;31/02/1990;`,
    ].join('\r\n'),
  ),
  'utf-16.txt': utf16(
    ['Nachname\tVorname\tGeburtsdatum\tHandy', `${name} Öz\tJürgen\t05.03.1948\t`, `${name}\tUwe\t32.01.1950\t`].join('\r\n'),
  ),
  'utf-8.csv': Buffer.from(
    [
      '\uFEFFsep=,',
      'Last name,First name,DOB,Mobile',
      `"O'${name}, Jr",Siobhán,19/02/1974,'+33 6 39 98 ${digits()}`,
      `${name},Ann,31113,`,
    ].join('\n'),
  ),
});

async function upload(page: Page, fileName: string, buffer: Buffer, field: 'list' | 'calendar' = 'list'): Promise<void> {
  await open(page, `${settings}/import`);
  await page.locator(`#${field}`).setInputFiles({ name: fileName, mimeType: field === 'list' ? 'text/csv' : 'text/calendar', buffer });
  await button(page, field === 'list' ? 'import.patients.send' : 'import.busy.send').click();
  await page.waitForURL(/\/import\/imp_/);
}
const rowsFound = async (page: Page, name: string) => {
  await open(page, `/practitioner/patients?q=${name}`);
  return page.getByRole('row').filter({ hasText: name.toUpperCase() });
};

for (const fileName of ['windows-1252.csv', 'utf-16.txt', 'utf-8.csv']) {
  test(`an ugly file is read, checked, brought in and taken back: ${fileName}`, async ({ page }) => {
    const name = newName();
    await upload(page, fileName, uglyFiles(name)[fileName] ?? Buffer.alloc(0));
    const address = page.url();
    await expectAccessible(page);
    await button(page, 'import.reading.check').click();
    await expect(page.getByRole('heading', { name: say('import.check.title') })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('1 ligne prête')).toBeVisible();
    await expect(page.getByText('1 ligne refusée')).toBeVisible();
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: say('import.check.download') }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(new RegExp(`${name}.*${say('import.target.birthDate')}`));

    await button(page, 'import.check.run').dblclick();
    await expect(page.getByText('1 dossier ouvert', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(await rowsFound(page, name)).toHaveCount(1);
    await page.goto(address);
    await button(page, 'import.done.undo').click();
    await expect(page.getByText('1 dossier retiré', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(await rowsFound(page, name)).toHaveCount(0);
  });
}

test('a workbook is refused in words', async ({ page }) => {
  await open(page, `${settings}/import`);
  await page.locator('#list').setInputFiles({ name: 'base.xlsx', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004 and more') });
  await button(page, 'import.patients.send').click();
  await expect(page.getByRole('alert').filter({ hasText: say('errors.import.file_not_text') })).toBeVisible();
});

test('busy times of a calendar close the agenda, and open it again when taken back', async ({ page }) => {
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:e2e', 'BEGIN:VEVENT', `UID:${newName()}`, 'SUMMARY:Dentiste'];
  const file = [...lines, `DTSTART;TZID=Europe/Paris:${day}T123000`, 'DURATION:PT45M', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  await upload(page, 'agenda.ics', Buffer.from(file), 'calendar');
  await expect(page.getByText('Une plage occupée ajoutée à l’agenda.')).toBeVisible();
  await button(page, 'import.done.undo').click();
  await expect(page.getByText('1 plage occupée retirée')).toBeVisible();
});

test('a feed is made, read with a neutral title, asked again without an answer, and withdrawn', async ({ page, playwright }) => {
  await open(page, `${settings}/feeds`);
  const card = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2 }) })
    .first();
  await card.getByRole('button', { name: new RegExp(`^(${say('feed.create')}|${say('feed.renew')})`) }).click();
  const address = await page.getByLabel(say('feed.address')).inputValue();
  await expectAccessible(page);
  const anyone = await playwright.request.newContext();
  const answer = await anyone.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/calendar');
  const titles = new Set((await answer.text()).match(/SUMMARY:[^\r\n]*/g) ?? []);
  expect([...titles]).toEqual([`SUMMARY:${say('feed.entry')}`]);
  const again = await anyone.get(address, { headers: { 'if-none-match': answer.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
  await card.getByRole('button', { name: say('feed.revoke') }).click();
  await expect(page.getByText(say('feed.revoked'))).toBeVisible();
  expect((await anyone.get(address)).status()).toBe(410);
  await anyone.dispose();
});
