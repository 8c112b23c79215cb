import { expect, type Page, test } from '@playwright/test';
import { AgendaPage, instant } from './pages/agenda-page';
import { dayAhead, expectAccessible } from './pages/booking-page';

test.use({ viewport: { width: 1280, height: 1150 } });
// Whatever language the account was opened in.
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));

const reason = 'Commun';
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const plusDays = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The Sunday on which the practice's clocks change next, a month away at least: the last of March or of October. */
async function nextClockChange(page: Page): Promise<string> {
  const from = await dayAhead(page.request, 31);
  const year = Number(from.slice(0, 4));
  const lastSundays = [year, year + 1].flatMap((one) =>
    ['03-31', '10-31'].map((last) => plusDays(`${one}-${last}`, -new Date(`${one}-${last}T12:00:00Z`).getUTCDay())),
  );
  return lastSundays.find((sunday) => sunday >= from) ?? '';
}

/** Five Thursdays around that Sunday, and an hour at which nothing stands in the first agenda on any of them. */
async function quietThursdays(page: Page) {
  const agenda = new AgendaPage(page);
  await agenda.open('/practitioner/agenda?view=list');
  await agenda.shareReason(reason);
  const first = plusDays(await nextClockChange(page), -10);
  const days = [0, 7, 14, 21, 28].map((days) => plusDays(first, days));
  const busy = new Set<string>();
  for (const day of days) {
    const { blocks, practitioners } = await agenda.model(day);
    const own = blocks.filter(({ practitionerId }) => practitionerId === practitioners[0]?.id);
    for (const { start, end } of own)
      for (const hour of hours) if (start < instant(day, hour) + 90 * MINUTE && end > instant(day, hour)) busy.add(hour);
  }
  const time = hours.find((hour) => !busy.has(hour));
  if (!time) throw new Error('no quiet hour on five Thursdays');
  return { agenda, days: days as [string, string, string, string, string], time };
}
/** From each, an hour and a half is needed. */
const hours = ['09:00', '14:00', '10:30', '15:30', '17:00'];
const later = (time: string, minutes: number) => {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
};
/** As the cells of the grid begin: “9 h 05”. */
const spoken = (time: string) => new RegExp(`^${Number(time.slice(0, 2))}\\sh\\s${time.slice(3)}`);

test('a weekly series keeps its time across the clock change, moves in part, and is called off as a whole', async ({ page }) => {
  test.setTimeout(120_000);
  const { agenda, days, time } = await quietThursdays(page);
  const name = `Serie${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')}`;
  const [first, second, third, fourth, taken] = days;
  await agenda.put({ day: taken, time, reason, name: `${name}autre` });
  const visitOf = () => agenda.grid().getByRole('gridcell', { name: new RegExp(`${name}\\s`, 'i') });
  const expectAt = async (day: string, at: string) => {
    await agenda.open(`/practitioner/agenda?view=day&date=${day}&zoom=6`);
    await expect(visitOf()).toHaveAccessibleName(spoken(at));
  };
  const dialog = agenda.dialog();

  // Five weeks are asked for, the last is taken: nothing is booked, the date is named, and the others are booked without it.
  await agenda.openDay(first);
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: agenda.say('form.title') });
  await expect(sheet).toBeVisible();
  await page.keyboard.type(name);
  await sheet.getByRole('button', { name: agenda.say('form.newPatient') }).click();
  await sheet.locator('input[name=givenName]').fill('Camille');
  await sheet.locator('input[name=birthDate]').fill('07/03/1985');
  const option = sheet.locator('[name=reason] option').filter({ hasText: reason });
  await sheet.locator('[name=reason]').selectOption((await option.getAttribute('value')) ?? '');
  await sheet.locator('[name=date]').fill(first);
  await sheet.locator('[name=time]').fill(time);
  await sheet.locator('[name=repeat]').selectOption('week');
  await sheet.locator('[name=repeat-times]').fill('');
  const book = sheet.getByRole('button', { name: agenda.say('form.book'), exact: true });
  await book.click();
  await expect(sheet.locator('[name=repeat-times]')).toHaveAttribute('aria-invalid', 'true');
  await sheet.locator('[name=repeat-times]').fill('5');
  await book.click();
  const refusal = sheet.getByRole('alert').filter({ has: page.getByRole('button', { name: agenda.say('series.skip') }) });
  await expect(refusal.getByRole('listitem')).toHaveCount(1);
  await expect(refusal).toBeInViewport();
  await expectAccessible(page);
  await refusal.getByRole('button', { name: agenda.say('series.skip') }).dblclick();
  await expect(agenda.panel()).toBeVisible();
  for (const day of [first, second, third, fourth]) await expectAt(day, time);
  await agenda.open(`/practitioner/agenda?view=day&date=${taken}&zoom=6`);
  await expect(agenda.grid().getByRole('gridcell', { name: new RegExp(`${name}autre`, 'i') })).toBeVisible();
  await expect(visitOf()).toHaveCount(0);

  // One alone.
  const openMove = async (day: string) => {
    await agenda.openDay(day);
    await visitOf().click();
    await agenda
      .panel()
      .getByRole('button', { name: agenda.say('move.open') })
      .click();
    await expect(dialog).toBeVisible();
  };
  await openMove(second);
  await dialog.locator('[name=time]').fill(later(time, 30));
  await dialog.getByRole('button', { name: agenda.say('move.confirm') }).click();
  await expect(dialog).toBeHidden();
  await expect(visitOf()).toHaveAccessibleName(spoken(later(time, 30)));
  await expectAt(third, time);

  // This one and those that follow.
  await openMove(third);
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: agenda.say('series.scopes.following') }).check();
  await dialog.locator('[name=time]').fill(later(time, 60));
  await dialog.getByRole('button', { name: agenda.say('move.confirm') }).click();
  await expect(dialog).toBeHidden();
  await expect(visitOf()).toHaveAccessibleName(spoken(later(time, 60)));
  for (const [day, at] of [
    [first, time],
    [second, later(time, 30)],
    [fourth, later(time, 60)],
  ] as const)
    await expectAt(day, at);

  // All of them, asked for by somebody else, for a reason in words.
  await agenda.openDay(first);
  await visitOf().click();
  const id = new URL(page.url()).searchParams.get('visit') ?? '';
  await agenda
    .panel()
    .getByRole('button', { name: agenda.say('cancel.open') })
    .click();
  await dialog.getByRole('radio', { name: agenda.say('series.scopes.all') }).check();
  await dialog.getByLabel(agenda.say('cancel.reason')).selectOption('other');
  const confirm = dialog.getByRole('button', { name: agenda.say('cancel.confirmMany') });
  await confirm.click();
  await expect(dialog.getByText(agenda.say('cancel.noteMissing'))).toBeVisible();
  await expect(dialog.getByText(agenda.say('cancel.askerMissing'))).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel(agenda.say('cancel.note')).fill('Séjour à l’étranger');
  await dialog.getByRole('radio', { name: agenda.say('cancel.askers.third_party') }).check();
  await confirm.dblclick();
  await expect(page.getByText('4 rendez-vous de la série annulés').last()).toBeVisible();
  for (const day of [first, second, third, fourth]) {
    await agenda.open(`/practitioner/agenda?view=day&date=${day}&zoom=6`);
    await expect(agenda.grid()).toBeVisible();
    await expect(visitOf()).toHaveCount(0);
  }
  await agenda.open(`/practitioner/agenda?view=day&date=${first}&cancelled=1&visit=${id}`);
  await expect(agenda.panel()).toContainText('Séjour à l’étranger');
  await expect(agenda.panel()).toContainText('Rendez-vous annulé par un tiers pour le patient');
  await expectAccessible(page);
});
