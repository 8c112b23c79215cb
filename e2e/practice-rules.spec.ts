import { expect, test } from '@playwright/test';
import { listHolidays } from '@/lib/holidays/list-holidays';
import { signIns } from '@/prisma/seed/personas';
import { bookAVisit } from './pages/book-a-visit';
import { dayAhead, expectAccessible } from './pages/booking-page';
import { archiveReason, button, open, say, startsOf, told, weekdayAhead } from './pages/settings-page';

test.use({ viewport: { width: 1280, height: 800 } });
// Whatever language the account was opened in.
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));

test('a reason keeps its questions, reminders, limits and room, and says beside each field what it refuses', async ({ page }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  const room = `Salle d’essai ${mark}`;
  await open(page, '/resources');
  await expectAccessible(page);
  await page.locator('#name').fill('  ');
  await button(page, 'resource.add').click();
  await expect(page.getByRole('alert').filter({ hasText: say('resource.name_missing') })).toBeFocused();
  await page.locator('#name').fill(room);
  await button(page, 'resource.add').click();
  await expect(page.getByText(say('resource.added'))).toBeVisible();
  await page.locator('#name').fill(room.toUpperCase());
  await button(page, 'resource.add').click();
  await expect(page.locator('#name')).toHaveAccessibleDescription(new RegExp(say('errors.resource.name_taken')));

  const form = 'settings.reasons.form';
  const fold = (key: string) => page.getByRole('heading', { name: say(`${form}.${key}`), exact: true });
  const field = (id: string) => page.locator(`[id="${id}"]`);
  await open(page, '/visit-reasons/new');
  await page.locator('#label').fill(`Infiltration ${mark}`);
  await fold('questions.title').click();
  await button(page, `${form}.questions.add`).click();
  await expect(field('questions.n1.text')).toBeFocused();
  await field('questions.n1.kind').selectOption('choice');
  await field('questions.n1.choices').fill('Dos\nGenou');
  await page.getByRole('checkbox', { name: 'Dos' }).check();
  await fold('reminders.title').click();
  await button(page, `${form}.reminders.add`).click();
  await field('reminders.n1.at').fill('tard');
  await fold('limits').click();
  await page.locator('#maxPerDay').fill('5');
  await page.locator('#maxPerWeek').fill('2');
  await page.locator('#capacity').fill('1');
  await fold('needs.title').click();
  await button(page, `${form}.needs.add`).click();
  await page.getByRole('checkbox', { name: room }).check();
  await fold('needs.title').click();
  await button(page, `${form}.save`).click();

  const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
  await expect(summary).toBeFocused();
  for (const key of ['question_missing', 'reminder_time_unreal', 'capacity_unreal'])
    await expect(summary).toContainText(say(`reason.${key}`));
  await expect(field('questions.n1.choices')).toHaveValue('Dos\nGenou');
  await expect(field('reminders.n1.at')).toHaveValue('tard');
  await expectAccessible(page);
  await summary.getByRole('link').first().click();
  await field('questions.n1.text').fill('Où avez-vous mal ?');
  await field('reminders.n1.at').fill('18h');
  await page.locator('#capacity').fill('');
  await button(page, `${form}.save`).click();
  await expect(summary).toContainText(say('reason.blocking_message_missing'));
  await field('questions.n1.blockingMessage').fill('Appelez le cabinet.');
  await page.locator('#maxPerWeek').fill('20');
  await button(page, `${form}.save`).click();
  await page.getByRole('link', { name: `Infiltration ${mark}` }).click();
  for (const key of ['questions.title', 'reminders.title', 'limits', 'needs.title']) await fold(key).click();
  await expect(field('questions.q0.blockingMessage')).toHaveValue('Appelez le cabinet.');
  await expect(page.getByRole('checkbox', { name: 'Dos' })).toBeChecked();
  await expect(field('reminders.m2.at')).toHaveValue('18:00');
  await expect(page.locator('#maxPerWeek')).toHaveValue('20');
  await expect(page.getByRole('checkbox', { name: room })).toBeChecked();

  await open(page, '/resources');
  const line = page.getByRole('listitem').filter({ hasText: room });
  await line.getByRole('button', { name: say('resource.archive') }).click();
  await expect(page.getByRole('alert').filter({ hasText: `Infiltration ${mark}` })).toBeVisible();
  await archiveReason(page, `Infiltration ${mark}`);
  await open(page, '/resources');
  await line.getByRole('button', { name: say('resource.archive') }).click();
  await expect(line).toHaveCount(0);
});

test('an opening kept for one reason offers times for that reason only', async ({ page }) => {
  await open(page, '/opening-hours', signIns.otherOwner);
  const week = 'settings.hours.week';
  const sunday = await weekdayAhead(page.request, 20, 7);
  const range = page.getByRole('group', { name: told(`${week}.of`, { day: say(`${week}.days.7`), place: '1' }), exact: true });
  await page.locator('#add-7').click();
  await range.getByRole('textbox').first().fill('9h');
  await range.getByRole('textbox').nth(1).fill('10h');
  await range.locator('summary').click();
  await range.getByRole('radio', { name: say(`${week}.bound.some`) }).check();
  await button(page, `${week}.save`).click();
  await expect(page.getByRole('alert').filter({ hasText: say('opening.reasons_missing') })).toBeFocused();
  await range.getByRole('checkbox', { name: 'Entretien', exact: true }).check();
  await expectAccessible(page);
  await button(page, `${week}.save`).click();
  await expect(page.getByText(say(`${week}.saved`))).toBeVisible();
  expect(await startsOf(page.request, 'demo-quai', 'Entretien', sunday)).toContain('09:00');
  const card = (await (await page.request.get('/api/v1/practitioners/demo-quai')).json()) as { visitReasons: { label: string }[] };
  for (const { label } of card.visitReasons.filter((one) => one.label !== 'Entretien'))
    expect(await startsOf(page.request, 'demo-quai', label, sunday), label).toEqual([]);
  await range.getByRole('button', { name: new RegExp(say(`${week}.remove`)) }).click();
  await button(page, `${week}.save`).click();
  await expect(page.getByText(say(`${week}.saved`))).toBeVisible();
  expect(await startsOf(page.request, 'demo-quai', 'Entretien', sunday)).toEqual([]);
});

test('a public holiday is closed, and opens at a press', async ({ page }) => {
  await open(page, '/holidays', signIns.otherOwner);
  await page.locator('#holidayRegion').selectOption('FR');
  await button(page, 'holiday.saveRegion').click();
  await expect(page.getByText(say('holiday.saved'))).toBeVisible();
  const opens = page.getByRole('button', { name: new RegExp(`^${say('holiday.openAnyway')}`) });
  const line = page.getByRole('main').getByRole('listitem').filter({ has: opens }).first();
  await expect(line).toBeVisible();
  await expectAccessible(page);
  const shown = await line.textContent();
  const holidays = await listHolidays('FR', await dayAhead(page.request, 0), await dayAhead(page.request, 365));
  const date = holidays.find(({ name }) => shown?.includes(name.fr))?.date ?? '';
  const times = () => startsOf(page.request, 'demo-quai', 'Entretien', date);
  expect(await times()).toEqual([]);
  await line.getByRole('button').click();
  const closes = page.getByRole('main').getByRole('button', { name: new RegExp(`^${say('holiday.closeAgain')}`) });
  await expect(closes).toBeVisible();
  const isWithinHorizon = date <= (await dayAhead(page.request, 60));
  if (isWithinHorizon) expect(await times()).not.toEqual([]);
  await closes.click();
  await expect(closes).toHaveCount(0);
  expect(await times()).toEqual([]);
  await page.locator('#holidayRegion').selectOption('');
  await button(page, 'holiday.saveRegion').click();
  await expect(page.getByText(say('holiday.empty.title'))).toBeVisible();
});

test('the booking rules say what they refuse, and an owner alone keeps those of the practice', async ({ page, browser }) => {
  await open(page, '/booking-rules', signIns.otherOwner);
  await expectAccessible(page);
  await page.locator('#noShowLimit').fill('0');
  await page.locator('#quietTo').fill('21');
  await button(page, 'rules.savePractice').click();
  const alert = page.getByRole('alert').filter({ has: page.getByRole('heading') });
  await expect(alert).toContainText(say('rules.no_show_unreal'));
  await page.locator('#noShowLimit').fill('3');
  await button(page, 'rules.savePractice').click();
  await expect(alert).toContainText(say('rules.quiet_all_day'));
  await page.locator('#quietTo').fill('7h30');
  await button(page, 'rules.savePractice').click();
  await expect(page.getByText(say('rules.saved'))).toBeVisible();
  await page.reload();
  await expect(page.locator('#quietTo')).toHaveValue('07:30');
  await page.locator('#maxPerDay').fill('4');
  await page.locator('#maxPerWeek').fill('3');
  await button(page, 'rules.saveAgenda').click();
  await expect(alert).toContainText(say('rules.week_below_day'));

  const desk = await (await browser.newContext()).newPage();
  await open(desk, '/booking-rules', signIns.assistant);
  await expect(desk.getByText(say('rules.practice.onlyOwners'))).toBeVisible();
  await expect(button(desk, 'rules.savePractice')).toHaveCount(0);
});

test('an owner gives the desk the right to overbook, and takes it back', async ({ page }) => {
  await open(page, '/members');
  const right = page.getByRole('switch', { name: told('access.members.overbookingOf', { name: 'Sonia Bellec' }) });
  const before = await right.isChecked();
  for (const isOn of [!before, before]) {
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await right.click();
    await saved;
    await page.reload();
    await expect(right).toBeChecked({ checked: isOn });
  }
});

test('the public page is shared by link, code, reason and frame', async ({ page }) => {
  await open(page, '/sharing');
  await expectAccessible(page);
  // What is handed out and printed leads to the booking: it stays when the directory shows the profile no longer.
  await expect(page.getByRole('textbox', { name: say('sharing.address.label') })).toHaveValue(/\/book\/demo$/);
  const code = page.getByRole('img', { name: /\/book\/demo$/ });
  for (const [format, type] of [
    ['svg', 'image/svg+xml'],
    ['png', 'image/png'],
  ] as const) {
    const address = ((await code.getAttribute('src')) ?? '').replace('format=svg', `format=${format}`);
    const image = await page.request.get(address);
    expect([image.status(), image.headers()['content-type']]).toEqual([200, type]);
  }
  const link = page.getByRole('textbox', { name: told('sharing.reasons.labelOf', { label: 'Téléconsultation' }) });
  const preset = new URL(await link.inputValue());
  await expect(page.getByRole('textbox', { name: say('sharing.embed.label') })).toHaveValue(/<iframe src=".*\/embed\/demo"/);
  await page.locator('#embedOrigins').fill('javascript:alert(1)');
  await button(page, 'sharing.embed.save').click();
  await expect(page.locator('#embedOrigins')).toHaveAccessibleDescription(new RegExp(say('rules.origin_unreal').slice(0, 30)));
  await page.goto(`${preset.pathname}${preset.search}`);
  await expect(page.getByText('Téléconsultation').filter({ visible: true }).first()).toBeVisible();
});

test('an absence settles its appointments in one go and sums up', async ({ page, browser }) => {
  const { person, date } = await bookAVisit(browser, 80);

  const [form, decide] = ['settings.absences.form', 'settings.absences.decide'];
  await open(page, '/absences/new');
  await page.locator('#fromDate').fill(date);
  await page.locator('#toDate').fill(date);
  await page.locator('#label').fill(`Bilan ${person.email}`.slice(0, 60));
  await button(page, `${form}.next`).click();
  const visits = page.getByRole('combobox', { name: /^Ce que devient le rendez-vous/ });
  await expect(visits.first()).toBeVisible();
  const count = await visits.count();
  await expectAccessible(page);
  for (let at = 0; at < count; at++) await visits.nth(at).selectOption('cancel');
  await expect(page.getByRole('button', { name: `Poser l’absence et annuler ${count} rendez-vous` })).toBeVisible();
  await expect(page.getByText(/recevra un message|recevront un message/)).toBeVisible();
  await page.getByRole('button', { name: /^Poser l’absence et annuler/ }).click();
  await expect(page.getByText(say(`${decide}.planned`))).toBeVisible();
  await expect(page.getByText(new RegExp(`^${count} rendez-vous annulés?`))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: say(`${decide}.toAbsences`) }).click();
  const line = page.getByRole('listitem').filter({ hasText: person.email.slice(0, 12) });
  await expect(line.getByText(/reste(nt)? prévus? pendant cette absence/)).toHaveCount(0);
  await line.getByRole('button').first().click();
  await expect(line).toHaveCount(0);
});
