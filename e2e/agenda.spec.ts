import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { AgendaPage } from './pages/agenda-page';
import { BookingPage, codeFor, dayAhead, expectAccessible, mailsTo, type Person, sentence, someone } from './pages/booking-page';

test.use({ viewport: { width: 1280, height: 800 } });

/** The first date from so many days ahead on that falls on a weekday (Monday = 1). */
async function weekdayAhead(request: APIRequestContext, days: number, weekday: number): Promise<string> {
  for (let more = 0; more < 7; more++) {
    const date = await dayAhead(request, days + more);
    if (((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1 === weekday) return date;
  }
  throw new Error('a week has seven days');
}

/** A family name of this test alone, of letters only. */
const named = (person: Person): Person & { shown: string } => {
  const letters = person.email.split('@')[0]?.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '') ?? '';
  const familyName = `Vivant${letters}`;
  return { ...person, familyName, shown: `${familyName.toUpperCase()} Camille` };
};
const typed = ({ familyName, givenName, birthDate, phone, email }: Person): Person => ({ familyName, givenName, birthDate, phone, email });

test('a visit booked online appears in the open agenda without a reload, and takes no focus', async ({ page, browser }) => {
  const person = named(someone());
  const booking = new BookingPage(await (await browser.newContext()).newPage());
  await booking.openTimes(31);
  const start = await booking.chooseTime();

  const agenda = new AgendaPage(page);
  await agenda.open(`/practitioner/agenda?date=${start.slice(0, 10)}`);
  await expect(agenda.grid()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  await agenda.page.locator('[data-cell][tabindex="0"]').focus();
  const focused = await agenda.focusedKey();
  const free = await page.locator('[data-free]').count();

  await booking.hold();
  await expect(agenda.cell(agenda.say('hold.name'))).toBeVisible();
  expect(await page.locator('[data-free]').count()).not.toBe(free);

  await booking.fillIdentity(typed(person));
  await booking.askCode();
  const code = await codeFor(booking.page.request, person.email);
  await booking.enterCode(code);
  // Well under two seconds alone; another file’s two hundred racing requests may share the machine meanwhile.
  await expect(agenda.cell(person.shown)).toBeVisible({ timeout: 8_000 });
  expect(await agenda.focusedKey()).toBe(focused);
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
  await expectAccessible(page);
});

test('by keyboard alone: open a visit, step its state and back, cancel it, and the time is free again', async ({ page, browser }) => {
  const person = named(someone());
  const booking = new BookingPage(await (await browser.newContext()).newPage());
  await booking.openTimes(33);
  const start = await booking.chooseTime();
  await booking.hold();
  await booking.fillIdentity(typed(person));
  await booking.askCode();
  await booking.enterCode(await codeFor(booking.page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();

  const agenda = new AgendaPage(page);
  await agenda.open(`/practitioner/agenda?date=${start.slice(0, 10)}`);
  await agenda.arrowTo(person.shown);
  await page.keyboard.press('s');
  await expect(agenda.cell(`${person.shown}`)).toHaveAccessibleName(new RegExp(agenda.say('state.confirmed')));
  await page.keyboard.press('Shift+S');
  await expect(agenda.cell(`${person.shown}`)).toHaveAccessibleName(new RegExp(agenda.say('state.booked')));

  await page.keyboard.press('Enter');
  const panel = agenda.panel();
  await expect(panel.getByText(person.shown)).toBeVisible();
  await expect(panel.getByRole('heading', { name: agenda.say('visit.title') })).toBeFocused();
  await expectAccessible(page);
  await page.reload();
  await expect(panel.getByText(person.shown)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await agenda.arrowTo(person.shown);
  await page.keyboard.press('Enter');
  await agenda.tabTo(panel.getByRole('button', { name: agenda.say('cancel.open') }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: agenda.say('cancel.back') })).toBeFocused();
  await expectAccessible(page);
  await agenda.tabTo(dialog.getByRole('combobox'));
  await page.keyboard.type(agenda.say('cancelReason.no_longer_needed').slice(0, 8));
  await agenda.tabTo(dialog.getByRole('button', { name: agenda.say('cancel.confirm') }));
  const [request] = await Promise.all([page.waitForRequest(/\/cancel$/), page.keyboard.press('Enter')]);
  const cancelled = request.url();
  await expect(dialog).toBeHidden();
  await expect(agenda.cell(person.shown)).toBeHidden();

  await booking.openTimes(33);
  await expect(booking.page.locator(`input[value="${start}"]`)).toBeAttached({ timeout: 2_000 });
  // Undone in three minutes nothing would leave: it is sent now.
  const told = (await mailsTo(booking.page.request, person.email)).length;
  const visit = cancelled.split('/').at(-2) ?? '';
  expect((await agenda.ask(`/api/agenda/visits/${visit}/notice`, { do: 'send_now' })).status).toBe(200);
  await expect.poll(async () => (await mailsTo(booking.page.request, person.email)).length).toBeGreaterThan(told);
});

test('the desk books for a new patient, one press or two, and finds the file', async ({ page }) => {
  const person = named(someone());
  const agenda = new AgendaPage(page);
  await agenda.openDay(await weekdayAhead(page.request, 100, 2));
  await page.locator('[data-free]').first().click();
  const sheet = page.getByRole('dialog', { name: agenda.say('form.title') });
  await expect(sheet).toBeVisible();
  await expectAccessible(page);

  await sheet.getByRole('button', { name: agenda.say('form.book') }).click();
  await expect(sheet.getByText(agenda.say('form.whoMissing'))).toBeVisible();
  await sheet.getByRole('button', { name: agenda.say('form.newPatient') }).click();
  for (const [name, value] of Object.entries(typed(person))) await sheet.locator(`input[name="${name}"]`).fill(value);
  await sheet.getByRole('button', { name: agenda.say('form.book') }).dblclick();

  await page.waitForURL(/\/practitioner\/agenda\?.*visit=/);
  await expect(agenda.panel().getByText(person.shown)).toBeVisible();
  await expect(agenda.cell(person.shown)).toHaveCount(1);

  await agenda
    .panel()
    .getByRole('link', { name: agenda.say('visit.openFile') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: person.shown })).toBeVisible();
  await expect(page).not.toHaveTitle(new RegExp(person.familyName, 'i'));

  await page.goto('/practitioner/patients');
  await page.getByRole('searchbox').fill(person.familyName.slice(0, 10).toLowerCase());
  await expect(page.getByRole('link', { name: person.shown })).toBeVisible();
  await expectAccessible(page);
});

test('date, filters and zoom survive a change of view and a reload; single keys can be switched off', async ({ page }) => {
  const agenda = new AgendaPage(page);
  const day = await dayAhead(page.request, 9);
  await agenda.open(`/practitioner/agenda?date=${day}&cancelled=1&zoom=12`);
  for (const [key, view] of [
    ['w', 'week'],
    ['m', 'month'],
    ['l', 'list'],
    ['d', 'day'],
  ] as const) {
    // The keys are there once the page has come alive.
    await expect(async () => {
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.searchParams.get('view') === view, { timeout: 2_000 });
    }).toPass();
    await page.reload();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('date'), searchParams.get('cancelled'), searchParams.get('zoom')]).toEqual([day, '1', '12']);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectAccessible(page);
  await page.getByRole('switch').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await expect(agenda.grid()).toBeVisible();
  expect(new URL(page.url()).searchParams.get('view')).toBe('day');
  // Kept on this device: a reload asks for no letter either.
  await page.reload();
  await page.keyboard.press('w');
  await expect(agenda.grid()).toBeVisible();
  expect(new URL(page.url()).searchParams.get('view')).toBe('day');
});

test('an agenda whose session is ended elsewhere says so, keeps what it shows and reads no more', async ({ page }) => {
  const agenda = new AgendaPage(page);
  await agenda.open('/practitioner/agenda?view=day', signIns.assistant);
  await expect(agenda.grid()).toBeVisible();
  await page.evaluate(() =>
    fetch('/api/auth/csrf')
      .then((answer) => answer.json())
      .then(({ csrfToken }) => fetch('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true' }) })),
  );
  await expect(page.getByRole('alert').filter({ hasText: agenda.say('live.signIn') })).toBeVisible({ timeout: 35_000 });
  await expect(agenda.grid()).toBeVisible();
  await page.keyboard.press('/');
  const finder = page.getByRole('dialog');
  await expect(finder.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('mart');
  await expect(finder.getByRole('status')).toContainText(sentence('fr', 'errors.access.signed_out'));
  await finder.getByRole('button', { name: sentence('fr', 'patients.finder.close') }).click();
  await expect(finder).toBeHidden();
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: agenda.say('form.title') });
  await expect(sheet).toBeVisible();
  await page.keyboard.type('Perdue');
  await sheet.getByRole('button', { name: agenda.say('form.newPatient') }).click();
  await sheet.locator('input[name=givenName]').fill('Rien');
  await sheet.locator('input[name=birthDate]').fill('07/03/1985');
  await sheet.locator('[name=reason]').selectOption({ index: 1 });
  await sheet.locator('[name=date]').fill(await dayAhead(page.request, 40));
  await sheet.locator('[name=time]').fill('10:00');
  await sheet.getByRole('button', { name: agenda.say('form.book'), exact: true }).click();
  await expect(sheet.getByRole('link', { name: sentence('fr', 'common.form.signInAgain') })).toBeVisible();
  await expect(sheet.locator('input[name=givenName]')).toHaveValue('Rien');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 } });

  test('the day opens as a list, and its panel is a sheet', async ({ page }) => {
    const agenda = new AgendaPage(page);
    await agenda.open('/practitioner/agenda');
    await expect(page.getByRole('navigation', { name: agenda.say('nav.days') })).toBeVisible();
    await expect(agenda.grid()).toBeHidden();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.goto('/practitioner/agenda?view=week');
    const visit = page.getByRole('main').locator('button[data-visit]').first();
    await expect(visit).toBeVisible();
    expect(await brokenWords(page), 'words broken in the middle').toEqual([]);
    await page.setViewportSize({ width: 320, height: 812 });
    expect(await brokenWords(page), 'words broken in the middle at 320 px').toEqual([]);
    await page.setViewportSize({ width: 375, height: 812 });
    await visit.click();
    await expect(page.getByRole('dialog', { name: agenda.say('visit.title') })).toBeVisible();
    await expectAccessible(page);
  });
});

/** Words of the list which are broken in the middle, though they are narrower than half of their line. */
const brokenWords = (page: Page): Promise<string[]> =>
  page.locator('button[data-visit]').evaluateAll((rows) => {
    const broken: string[] = [];
    for (const row of rows) {
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/\p{L}{4,}/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const pieces = [...range.getClientRects()].filter(({ width }) => width > 1);
          const lines = new Set(pieces.map(({ top }) => Math.round(top)));
          const whole = pieces.reduce((sum, { width }) => sum + width, 0);
          if (lines.size > 1 && whole < row.clientWidth / 2) broken.push(word);
        }
      }
    }
    return broken;
  });
