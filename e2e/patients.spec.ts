import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { AgendaPage } from './pages/agenda-page';
import { expectAccessible, sentence } from './pages/booking-page';

test.use({ viewport: { width: 1280, height: 900 } });

const say = (key: string, facts: Record<string, string> = {}) =>
  Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence('fr', `patients.${key}`));
const open = (page: Page, address = '') => new AgendaPage(page).open(`/practitioner/patients${address}`);
const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true });
/** A name of letters only that nobody has. */
const newName = () => `Essai${Array.from({ length: 6 }, () => 'bcdfglmnprst'[Math.floor(Math.random() * 12)]).join('')}`;

type Typed = { familyName: string; givenName: string; birthDate: string; phone?: string; email?: string };
async function fill(page: Page, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) await page.locator(`#${name}`).fill(value);
}
/** Opens a file by the form and gives its address. */
async function addFile(page: Page, typed: Typed): Promise<string> {
  await open(page, '/new');
  await fill(page, typed);
  await button(page, 'new.save').click();
  await expect(page.getByText(say('new.opened'))).toBeVisible();
  return new URL(page.url()).pathname;
}
const facts = (page: Page) => page.getByRole('main').locator('dl').first().textContent();

test('somebody already known is shown while typing: accents, swapped names, hyphens; opening the file keeps what was typed', async ({
  page,
}) => {
  const familyName = newName();
  const file = await addFile(page, { familyName: `D’${familyName}`, givenName: 'Zoé-Marie', birthDate: '07/03/1985', phone: '0639987201' });
  const likely = page.getByRole('complementary', { name: say('likely.title') });
  for (const [typed, why] of [
    [{ familyName: `d ${familyName.toUpperCase()}`, givenName: 'ZOE MARIE', birthDate: '' }, 'names_same'],
    [{ familyName: 'Zoe Marie', givenName: `D'${familyName}`, birthDate: '07/03/1985' }, 'names_swapped'],
    [{ familyName: `D${familyName}`, givenName: 'Zoé Marie', birthDate: '03/07/1985' }, 'birth_swapped'],
  ] as const) {
    await open(page, '/new');
    await fill(page, typed);
    await expect(likely).toContainText(say(`likely.why.${why}`));
  }
  await expectAccessible(page);
  const [opened] = await Promise.all([page.waitForEvent('popup'), likely.getByRole('link', { name: say('likely.open') }).click()]);
  await expect(opened).toHaveURL(new RegExp(file));
  await opened.close();
  await expect(page.locator('#familyName')).toHaveValue(`D${familyName}`);
});

test('a death is noted quietly: nothing is offered any more, the date is corrected and taken back, the history says who', async ({
  page,
}) => {
  await addFile(page, { familyName: newName(), givenName: 'Ada', birthDate: '07/03/1935', phone: '0639987205' });
  await page.getByText(say('death.open'), { exact: true }).click();
  await page.locator('#deceasedOn').fill('31/02/2026');
  await button(page, 'death.submit').click();
  await expect(page.locator('#deceasedOn')).toHaveAccessibleDescription(new RegExp(sentence('fr', 'patient.death_date_unreal')));
  await page.locator('#deceasedOn').fill('01/03/2026');
  await button(page, 'death.submit').click();
  await expect(page.getByRole('heading', { name: /^Décès le 01\/03\/2026$/ })).toBeVisible();
  await expect(page.getByRole('link', { name: say('file.newVisit') })).toHaveCount(0);
  await expectAccessible(page);
  const history = page.getByRole('region', { name: say('history.title') });
  await expect(history.getByRole('listitem').first()).toContainText(say('history.death_noted'));
  await page.getByText(say('death.correct'), { exact: true }).click();
  await button(page, 'death.takeBack').click();
  await expect(page.getByText(say('death.open'), { exact: true })).toBeVisible();
  await expect(history.getByRole('listitem').first()).toContainText(say('history.death_taken_back'));
});

test('online booking is blocked by hand with a reason, and the file says so until the block is lifted', async ({ page }) => {
  await addFile(page, { familyName: newName(), givenName: 'Ada', birthDate: '07/03/1985', phone: '0639987204' });
  await button(page, 'online.block').click();
  await expect(page.locator('#reason')).toHaveAccessibleDescription(sentence('fr', 'patient.block_reason_missing'));
  await page.locator('#reason').selectOption('wrong_details');
  await button(page, 'online.block').click();
  await expect(button(page, 'online.unblock')).toBeVisible();
  await expect(page.getByText(/^Bloquée par le cabinet depuis le .* coordonnées fausses\.$/)).toBeVisible();
  const history = page.getByRole('region', { name: say('history.title') });
  await expect(history.getByRole('listitem').first()).toContainText(
    say('history.blockedFor', { reason: say('online.reasons.wrong_details') }),
  );
  await expectAccessible(page);
  await button(page, 'online.unblock').click();
  await expect(page.getByText(say('online.open'))).toBeVisible();
  await expect(history.getByRole('listitem').first()).toContainText(say('history.unblocked'));
});

test('two files are merged after a preview, found by both names, and the merge is undone to the letter', async ({ page }) => {
  const [first, second] = [newName(), newName()];
  const one = await addFile(page, { familyName: first, givenName: 'Ada', birthDate: '07/03/1985', phone: '0639987202' });
  const other = await addFile(page, {
    familyName: second,
    givenName: 'Ada',
    birthDate: '07/03/1985',
    email: `${second.toLowerCase()}@exemple.test`,
  });
  await page.goto(one);
  const before = await facts(page);
  await page.goto(other);
  const beforeOther = await facts(page);

  await page.goto(`${one}/merge/${other.split('/').at(-1)}`);
  await expect(page.getByRole('heading', { name: say('merge.moves') })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: new RegExp(`^${say('field.familyName')}, ${say('merge.other')}`) }).check();
  await button(page, 'merge.confirm').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(second.toUpperCase());
  for (const name of [first, second]) {
    await open(page, `?q=${name}`);
    await expect(page.getByRole('row').filter({ hasText: second.toUpperCase() })).toHaveCount(1);
  }
  await page.goto(other);
  await expect(page).toHaveURL(new RegExp(one));
  await button(page, 'merges.undo').click();
  await expect(page.getByText(say('merges.undone'))).toBeVisible();
  await page.goto(one);
  expect(await facts(page)).toBe(before);
  await page.goto(other);
  await expect(page).toHaveURL(new RegExp(other));
  expect(await facts(page)).toBe(beforeOther);
});

test('a pair that looks like one person waits on the list until it is told apart', async ({ page }) => {
  const familyName = newName();
  await addFile(page, { familyName, givenName: 'Noé', birthDate: '07/03/1991', phone: '0639987203' });
  await addFile(page, { familyName, givenName: 'Noé', birthDate: '07/03/1991', phone: '0639987204' });
  const pair = page.getByRole('main').getByRole('listitem').filter({ hasText: familyName.toUpperCase() });
  await expect(async () => {
    await open(page, '/duplicates');
    await expect(pair).toHaveCount(1, { timeout: 2_000 });
  }).toPass();
  await expectAccessible(page);
  await pair.getByRole('button', { name: say('duplicates.apart') }).click();
  await expect(pair).toHaveCount(0);
  await page.reload();
  await expect(pair).toHaveCount(0);
});

test('a file is corrected, blocked from booking online and opened again', async ({ page }) => {
  const familyName = newName();
  const file = await addFile(page, { familyName, givenName: 'Léa', birthDate: '07/03/1992' });
  await page.goto(`${file}/edit`);
  await page.locator('#postcode').fill('75011');
  await button(page, 'edit.save').click();
  await expect(page.getByRole('alert').filter({ has: page.getByRole('heading') })).toContainText(sentence('fr', 'patient.street_missing'));
  await expect(page.locator('#postcode')).toHaveValue('75011');
  await page.locator('#street').fill('1 rue de l’Essai');
  await page.locator('#city').fill('Paris');
  await page.locator('#birthName').fill('O’Canari');
  await button(page, 'edit.save').click();
  await expect(page.getByText(say('new.saved'))).toBeVisible();
  await expect(page.getByText('1 rue de l’Essai, 75011 Paris')).toBeVisible();
  await button(page, 'online.block').click();
  await expect(page.getByLabel(say('online.reason'))).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel(say('online.reason')).selectOption('asked_for');
  await button(page, 'online.block').click();
  await expect(page.getByText(say('online.byMemberFor').slice(0, 20))).toBeVisible();
  await button(page, 'online.unblock').click();
  await expect(page.getByText(say('online.open'))).toBeVisible();
  await open(page, '?q=ocanari');
  await expect(page.getByRole('row').filter({ hasText: familyName.toUpperCase() })).toHaveCount(1);
});

test('the base leaves as a CSV file a spreadsheet reads and runs nothing of', async ({ page }) => {
  const familyName = newName();
  await addFile(page, { familyName, givenName: 'Élise', birthDate: '07/03/1993', phone: '+49 30 901820' });
  await open(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: say('actions.export') }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const line = text.split('\r\n').find((one) => one.startsWith(familyName));
  expect(line).toContain(`${familyName};;Élise;07/03/1993;;'+49`);
});
