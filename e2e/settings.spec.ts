import { expect, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { bookAVisit } from './pages/book-a-visit';
import { dayAhead, expectAccessible } from './pages/booking-page';
import { button, open, say, settings, startsOf, toast, told, weekdayAhead } from './pages/settings-page';

test.use({ viewport: { width: 1280, height: 800 } });

test('a new visit reason can be booked at once, and no longer once it is archived', async ({ page }) => {
  const label = `Suivi ${Math.random().toString(36).slice(2, 8)}`;
  await open(page, '/visit-reasons');
  await expectAccessible(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: say('settings.reasons.add') })
    .click();
  const field = (name: string) => page.getByLabel(say(`settings.reasons.form.${name}`), { exact: false });

  await field('durationMinutes').fill('2');
  await field('price').fill('gratuit');
  await button(page, 'settings.reasons.form.save').click();
  const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
  await expect(summary).toBeFocused();
  for (const key of ['label_missing', 'duration_unreal', 'price_unreal']) await expect(summary).toContainText(say(`reason.${key}`));
  await expect(field('price')).toHaveValue('gratuit');
  await expect(field('price')).toHaveAccessibleDescription(new RegExp(say('reason.price_unreal').slice(0, 20)));
  await expectAccessible(page);

  await page.locator('#label').fill(label);
  await field('durationMinutes').fill('25');
  await field('price').fill('31,50');
  await page.getByRole('checkbox', { name: say('directory.modes.video') }).check();
  await page.getByRole('radio', { name: say('settings.reasons.form.colours.rose') }).check({ force: true });
  await button(page, 'settings.reasons.form.save').click();
  const row = page.getByRole('row').filter({ hasText: label });
  await expect(row).toContainText(/25\s*min.*31,50\s*€/);

  await page.goto('/p/demo');
  await expect(page.getByText(label).first()).toBeVisible();
  const date = await weekdayAhead(page.request, 8, 2);
  expect(await startsOf(page.request, 'demo', label, date)).not.toEqual([]);

  await open(page, '/visit-reasons');
  await page.getByRole('link', { name: label }).click();
  await expect(field('price')).toHaveValue('31,50');
  await expect(page.getByRole('radio', { name: say('settings.reasons.form.colours.rose') })).toBeChecked();
  await expectAccessible(page);
  await button(page, 'settings.reasons.archive.open').click();
  const dialog = page.getByRole('dialog', { name: told('settings.reasons.archive.question', { label }) });
  await expect(dialog).toContainText('Aucun rendez-vous à venir ne le porte.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: say('settings.reasons.archive.confirm') }).click();
  await expect(page.getByText(say('settings.reasons.archived'))).toBeVisible();
  await expect(page.getByRole('link', { name: label })).toHaveCount(0);
  await page.goto('/p/demo');
  await expect(page.getByText(label)).toHaveCount(0);
});

test('a date that is closed has no times, and has them again once it is taken back', async ({ page }) => {
  const date = await weekdayAhead(page.request, 50, 3);
  const times = () => startsOf(page.request, 'demo', 'Consultation', date);
  expect(await times()).not.toEqual([]);
  await open(page, '/opening-hours');
  await page.locator('#date').fill(date);
  await button(page, 'settings.hours.exceptions.save').click();
  await expect(page.getByText(say('settings.hours.exceptions.saved'))).toBeVisible();
  expect(await times()).toEqual([]);

  await page.locator('#date').fill(date);
  await page.getByRole('radio', { name: say('settings.hours.exceptions.other') }).check();
  await button(page, 'settings.hours.exceptions.save').click();
  await expect(page.getByRole('alert').filter({ hasText: say('opening.ranges_missing') })).toBeVisible();
  await page.locator('[id="openings.x0.start"]').fill('7h');
  await page.locator('[id="openings.x0.end"]').fill('8h');
  await expectAccessible(page);
  await button(page, 'settings.hours.exceptions.save').click();
  const line = page.getByRole('listitem').filter({ hasText: '07:00–08:00' });
  await expect(line).toBeVisible();
  expect(await times()).toEqual(['07:00', '07:15', '07:30']);

  await line.getByRole('button').click();
  await expect(line).toHaveCount(0);
  await toast(page)
    .getByRole('button', { name: say('settings.removal.undo') })
    .click();
  await expect(line).toBeVisible();
  await line.getByRole('button').click();
  await expect(line).toHaveCount(0);
  expect(await times()).toContain('09:00');
});

test('the week is saved as a whole, past midnight included, and Monday is copied to the other days', async ({ page }) => {
  await open(page, '/opening-hours', signIns.secondPractitioner);
  const week = 'settings.hours.week';
  const range = (weekday: number, place: number) =>
    page.getByRole('group', { name: told(`${week}.of`, { day: say(`${week}.days.${weekday}`), place: String(place) }), exact: true });
  const time = (weekday: number, place: number, part: 'start' | 'end') =>
    range(weekday, place).getByRole('textbox', { name: new RegExp(`, ${say(`${week}.${part}`)}$`) });
  const save = async () => {
    await button(page, `${week}.save`).click();
    await expect(page.getByText(say(`${week}.saved`))).toBeVisible();
  };
  await page.getByRole('button', { name: told(`${week}.addTo`, { day: say(`${week}.days.7`) }) }).click();
  await expect(time(7, 1, 'start')).toBeFocused();
  await time(7, 1, 'start').fill('22h');
  await time(7, 1, 'end').fill('midi');
  await button(page, `${week}.save`).click();
  await expect(page.getByRole('alert').filter({ hasText: say('opening.time_unreal') })).toBeFocused();
  await expect(time(7, 1, 'start')).toHaveValue('22:00');
  await time(7, 1, 'end').fill('1h');
  await time(7, 1, 'end').blur();
  await expect(range(7, 1)).toContainText(told(`${week}.untilNextDay`, { end: '01:00' }));
  await expectAccessible(page);
  await save();
  const sunday = await weekdayAhead(page.request, 64, 7);
  expect(await startsOf(page.request, 'bastien-morel', 'Séance de rééducation', sunday)).toEqual(['22:00', '22:30', '23:00', '23:30']);

  await page.reload();
  await expect(time(7, 1, 'end')).toHaveValue('01:00');
  await range(7, 1).getByRole('button').click();
  await toast(page)
    .getByRole('button', { name: say(`${week}.undoRemove`) })
    .click();
  await expect(time(7, 1, 'end')).toHaveValue('01:00');
  await range(7, 1).getByRole('button').click();
  await button(page, `${week}.copyMonday`).click();
  await expect(time(5, 1, 'end')).toHaveValue('13:00');
  await expect(range(2, 2)).toHaveCount(0);
  await toast(page)
    .getByRole('button', { name: say(`${week}.undoCopy`) })
    .click();
  await expect(range(2, 2)).toBeVisible();
  await save();
  expect(await startsOf(page.request, 'bastien-morel', 'Séance de rééducation', sunday)).toEqual([]);
});

test('a week can be changed without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await open(page, '/opening-hours', signIns.otherOwner);
  await context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]);
  await page.reload();
  const blank = page.locator('[id="openings.b3x0.start"]');
  await blank.fill('10h');
  await page.locator('[id="openings.b3x0.end"]').fill('quatorze');
  await button(page, 'settings.hours.week.save').click();
  await expect(page.getByText(say('opening.time_unreal')).first()).toBeVisible();
  await expect(blank).toHaveValue('10h');
  await page.locator('[id="openings.b3x0.end"]').fill('14');
  await button(page, 'settings.hours.week.save').click();
  await expect(page.getByText(say('settings.hours.week.saved'))).toBeVisible();
  const wednesday = await weekdayAhead(page.request, 20, 3);
  expect(await startsOf(page.request, 'demo-quai', 'Entretien', wednesday)).toContain('10:00');

  await page.goto(`${settings}/opening-hours`);
  const kept = page.getByRole('group', { name: /^Mercredi, plage 1$/ });
  await kept.getByRole('textbox').first().fill('');
  await kept.getByRole('textbox').nth(1).fill('');
  await button(page, 'settings.hours.week.save').click();
  await expect(page.getByText(say('settings.hours.week.saved'))).toBeVisible();
  expect(await startsOf(page.request, 'demo-quai', 'Entretien', wednesday)).toEqual([]);
});

test('an absence lists the appointments it leaves standing, before and after it is planned, and settles them later', async ({
  page,
  browser,
}) => {
  const { person, date } = await bookAVisit(browser, 72);
  const times = () => startsOf(page.request, 'demo', 'Consultation', date);
  expect(await times()).not.toEqual([]);

  await open(page, '/absences/new');
  await expectAccessible(page);
  const form = 'settings.absences.form';
  await page.locator('#fromDate').fill(date);
  await page.locator('#toDate').fill(await dayAhead(page.request, 1));
  await button(page, `${form}.next`).click();
  await expect(page.getByRole('alert').filter({ hasText: say('absence.ends_before_start') })).toBeFocused();
  await page.locator('#toDate').fill(date);
  await page.locator('#label').fill('Formation');
  await button(page, `${form}.next`).click();
  const visit = page.getByRole('main').getByRole('link', { name: new RegExp(person.familyName, 'i') });
  await expect(visit.first()).toBeVisible();
  await expect(page.getByText(/\d rendez-vous pendant cette absence/)).toBeVisible();
  expect(await times()).not.toEqual([]);
  await expectAccessible(page);

  await page.locator('#fromTime').fill('06:00');
  await expect(button(page, `${form}.next`)).toBeVisible();
  await page.locator('#fromTime').fill('');
  await button(page, `${form}.next`).click();
  await button(page, `${form}.confirm`).click();
  const line = page.getByRole('listitem').filter({ hasText: 'Formation' });
  await expect(line.getByText(/reste(nt)? prévus? pendant cette absence/)).toBeVisible();
  await expect(page.getByText('Absence posée')).toBeVisible();
  expect(await times()).toEqual([]);
  await expectAccessible(page);

  await line.getByRole('button', { name: 'Formation' }).click();
  await expect(line).toHaveCount(0);
  expect(await times()).not.toEqual([]);
  await toast(page)
    .getByRole('button', { name: say('settings.removal.undo') })
    .click();
  await expect(line.first()).toBeVisible();
  expect(await times()).toEqual([]);
  await visit.first().click();
  await expect(page).toHaveURL(/\/practitioner\/agenda\?date=.*visit=apt_/);

  await open(page, '/absences');
  await line.getByRole('link', { name: /^Décider de ces? (\d+ )?rendez-vous$/ }).click();
  await expectAccessible(page);
  // The demo story's own visits of that day are left to the other walks.
  await page
    .getByRole('combobox', { name: new RegExp(`^Ce que devient le rendez-vous de ${person.familyName}`, 'i') })
    .selectOption('cancel');
  await page.getByRole('button', { name: 'Enregistrer et annuler 1 rendez-vous' }).click();
  await expect(page.getByText(say('settings.absences.decide.settled'))).toBeVisible();
  await expect(page.getByText(/^1 rendez-vous annulé/)).toBeVisible();
  await page.getByRole('link', { name: say('settings.absences.decide.toAbsences') }).click();
  await expect(line.first()).toBeVisible();
  await expect(visit).toHaveCount(0);
  await line.getByRole('button', { name: 'Formation' }).click();
  await expect(line).toHaveCount(0);
});

test('who works at the desk keeps everybody’s settings, a practitioner the own ones', async ({ page, browser }) => {
  await open(page, '/visit-reasons', signIns.assistant);
  const choice = page.getByRole('navigation', { name: say('settings.practitioner.label') });
  await choice.getByRole('link', { name: 'Bastien Morel' }).click();
  await expect(page.getByRole('link', { name: 'Séance de rééducation' })).toBeVisible();
  const addressOfColleague = page.url();

  const other = await (await browser.newContext()).newPage();
  await open(other, '/visit-reasons', signIns.secondPractitioner);
  await expect(other.getByRole('navigation', { name: say('settings.practitioner.label') })).toHaveCount(0);
  await choice.getByRole('link', { name: 'Claire Delmas' }).click();
  await expect(page.getByRole('link', { name: 'Petite chirurgie' })).toBeVisible();
  const foreign = new URL(addressOfColleague);
  foreign.search = new URL(page.url()).search;
  expect((await other.goto(foreign.href))?.status()).toBe(404);
});

test.describe('in each language', () => {
  test.describe.configure({ mode: 'parallel' }); // they only look

  for (const locale of ['fr', 'en', 'de'] as const) {
    test(`each settings page says its words and fits a phone (${locale})`, async ({ page, context, baseURL }) => {
      await open(page, '');
      await context.addCookies([{ name: 'prati_locale', value: locale, url: baseURL ?? '' }]);
      const titles = {
        '': 'settings.title',
        '/visit-reasons': 'settings.reasons.title',
        '/visit-reasons/new': 'settings.reasons.form.newTitle',
        '/opening-hours': 'settings.hours.title',
        '/absences': 'settings.absences.title',
        '/absences/new': 'settings.absences.form.title',
        '/resources': 'resource.title',
        '/holidays': 'holiday.title',
        '/booking-rules': 'rules.title',
        '/sharing': 'sharing.title',
        '/sharing/poster': 'sharing.qr.title',
        '/members': 'access.members.title',
        '/site': 'onboarding.site.title',
      };
      for (const [address, title] of Object.entries(titles)) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(`${settings}${address}`);
        await expect(page.getByRole('heading', { level: 1, name: say(title, locale) })).toBeVisible();
        if (locale === 'fr') await expectAccessible(page); // the same page in other words
        for (const width of [375, 320]) {
          await page.setViewportSize({ width, height: 812 });
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
            `${address} at ${width} px`,
          ).toBeLessThanOrEqual(0);
        }
      }
    });
  }
});
