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

async function upload(page: Page, fileName: string, buffer: Buffer, field: 'list' | 'calendar' = 'list', holds?: 'visits'): Promise<void> {
  await open(page, `${settings}/import`);
  await page.locator(`#${field}`).setInputFiles({ name: fileName, mimeType: field === 'list' ? 'text/csv' : 'text/calendar', buffer });
  if (holds) await page.locator(`form:has(#${field}) input[value=${holds}]`).check();
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

/** A date no other run takes, written as lists write it, and as a calendar does. */
const someDay = () => {
  const [year, month, day] = new Date(Date.now() + (60 + Math.floor(Math.random() * 300)) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return { list: `${day}/${month}/${year}`, calendar: `${year}${month}${day}` };
};
const choose = async (page: Page) => {
  await page.getByLabel(say('import.reading.practitioner'), { exact: true }).selectOption({ index: 1 });
  await page.getByLabel(say('import.reading.reason'), { exact: true }).selectOption({ index: 1 });
};

test('appointments of another programme: checked row by row, brought in once, taken back', async ({ page }) => {
  const [name, { list: day }] = [newName(), someDay()];
  const rows = [
    'Date;Heure;Durée;Nom;Prénom;Né(e) le',
    `${day};5h05;10;D’${name};Zoé;07/03/1990`,
    `${day};05:10;10;${name};Noé;08/03/1990`,
    `${day};25h;10;${name};Léa;09/03/1990`,
    `${day};05:05;10;D’${name};Zoe;07/03/1990`,
  ];
  const file = windows1252(rows.join('\r\n'));
  await upload(page, 'agenda.csv', file, 'list', 'visits');
  const address = page.url();
  await choose(page);
  await expectAccessible(page);
  await button(page, 'import.reading.check').click();
  await expect(page.getByRole('heading', { name: say('import.check.title') })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1 ligne prête')).toBeVisible();
  await expect(page.getByText('2 lignes refusées')).toBeVisible();
  await expect(page.getByText('1 rendez-vous déjà présent')).toBeVisible();
  await expect(page.getByText(say('import.reason.time_unreal'))).toBeVisible();
  await expect(page.getByText(say('import.check.silent'))).toBeVisible();
  await expectAccessible(page);
  await button(page, 'import.check.runVisits').dblclick();
  await expect(page.getByText('1 rendez-vous entré', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(await rowsFound(page, name)).toHaveCount(1);

  await upload(page, 'agenda.csv', file, 'list', 'visits');
  await choose(page);
  await button(page, 'import.reading.check').click();
  await expect(page.getByText('2 rendez-vous déjà présents')).toBeVisible({ timeout: 30_000 });
  await expect(button(page, 'import.check.runVisits')).toHaveCount(0);

  await page.goto(address);
  await button(page, 'import.done.undo').click();
  await expect(page.getByText('1 rendez-vous retiré', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(await rowsFound(page, name)).toHaveCount(0);
});

test('a calendar of appointments: what names no patient closes the agenda, and goes again', async ({ page }) => {
  const { calendar: day } = someDay();
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:e2e', 'BEGIN:VEVENT', `UID:${newName()}`, `SUMMARY:${newName()} Personne`];
  const file = [...lines, `DTSTART;TZID=Europe/Paris:${day}T051500`, 'DURATION:PT15M', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  await upload(page, 'agenda.ics', Buffer.from(file), 'calendar', 'visits');
  await page.getByLabel(say('import.reading.reason'), { exact: true }).selectOption({ index: 1 });
  await button(page, 'import.reading.checkEntries').click();
  await expect(page.getByRole('heading', { name: say('import.check.busyTitle') })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await button(page, 'import.check.runVisits').click();
  await expect(page.getByText('1 entrée reste une heure occupée')).toBeVisible({ timeout: 30_000 });
  await button(page, 'import.done.undo').click();
  await expect(page.getByText(say('import.state.undone'))).toBeVisible({ timeout: 30_000 });
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
  const other = await anyone.get(address, { headers: { 'if-none-match': '"other"', 'if-modified-since': new Date().toUTCString() } });
  expect(other.status()).toBe(200);
  await card.getByRole('button', { name: say('feed.revoke') }).click();
  await expect(page.getByText(say('feed.revoked'))).toBeVisible();
  expect((await anyone.get(address)).status()).toBe(410);
  await anyone.dispose();
});
