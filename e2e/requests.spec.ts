import { type Browser, expect, type Page, test } from '@playwright/test';
import { AgendaPage } from './pages/agenda-page';
import { BookingPage, codeFor, dayAhead, expectAccessible, mailsTo, type Person, sentence, someone } from './pages/booking-page';

test.use({ viewport: { width: 1280, height: 900 } });
// Whatever language the account was opened in.
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));

const reason = 'Bilan initial';

/** Of the demo practice: she looks at who is new before saying yes. */
async function whoLooksFirst(page: Page): Promise<string> {
  await page.goto('/annuaire?q=perrin');
  const href = await page.getByRole('article').locator('a[href^="/book/"]').first().getAttribute('href');
  return /\/book\/([\w-]+)/.exec(href ?? '')?.[1] ?? '';
}

/** Somebody new asks to be received, a day of its own for each test. Answers when, and the link they were given. */
async function asked(page: Page, person: Person, daysAhead: number): Promise<{ start: string; times: string; link: string }> {
  const booking = new BookingPage(page);
  await booking.answerFirstVisit('yes', await whoLooksFirst(page));
  await page.locator('main a[href*="/time?"]').filter({ hasText: reason }).click();
  await expect(booking.heading('booking.times.title')).toBeVisible();
  const times = new URL(page.url());
  times.searchParams.set('from', await dayAhead(page.request, daysAhead));
  await page.goto(times.href);
  await expect(booking.times().first()).toBeAttached();
  const start = await booking.chooseTime();
  await booking.hold();
  await booking.fillIdentity(person);
  await page
    .getByRole('group', { name: /ordonnance/ })
    .getByRole('radio')
    .first()
    .check({ force: true });
  await page.getByRole('radio', { name: 'Dos' }).check({ force: true });
  await page.getByRole('textbox', { name: /Depuis quand/ }).fill('Trois semaines');
  await expectAccessible(page);
  await booking.askCode();
  await booking.enterCode(await codeFor(page.request, person.email));
  await expect(booking.heading('manage.title.requested')).toBeVisible();
  await expectAccessible(page);
  return { start, times: times.href, link: new URL(page.url()).pathname };
}

/** The desk, with that request open beside its day. */
async function atTheDesk(browser: Browser, start: string, person: Person) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const agenda = new AgendaPage(await context.newPage());
  const day = start.slice(0, 10);
  await agenda.open('/practitioner/agenda?view=list');
  const block = (await agenda.model(day)).blocks.find(
    // By its time as well: a second try of a test leaves the request of the first standing.
    (one) => one.look === 'pending' && one.start === Date.parse(start) && one.name?.includes(person.familyName.toUpperCase()),
  );
  if (!block) throw new Error('the request is not in the agenda');
  await agenda.openDay(day);
  await agenda.visit(block.id).click();
  await expect(agenda.panel()).toContainText(person.phone);
  return { agenda, id: block.id, day };
}

const subjectOf = (kind: string) => sentence('fr', `mail.${kind}.subject`).split('{')[0]?.trim() ?? '';
const expectMail = (page: Page, { email }: Person, kind: string) =>
  expect
    .poll(async () => (await mailsTo(page.request, email)).filter(({ subject }) => subject.startsWith(subjectOf(kind))).length, {
      timeout: 20_000,
    })
    .toBe(1);

test('a new patient asks, the desk reads what they said and accepts: booked, and told', async ({ page, browser }) => {
  const person = { ...someone(), familyName: 'Demande' };
  const { start, link } = await asked(page, person, 12);
  await expectMail(page, person, 'request_received');
  const { agenda, id } = await atTheDesk(browser, start, person);
  const panel = agenda.panel();
  await expect(panel.getByText(agenda.say('request.until'))).toBeVisible();
  for (const answer of ['Avez-vous une ordonnance', agenda.say('request.yes'), 'Dos', 'Trois semaines'])
    await expect(panel).toContainText(answer);
  await expectAccessible(agenda.page);
  await panel.getByRole('button', { name: agenda.say('step.accept') }).dblclick();
  await agenda.expectStored(id, { status: 'booked' });
  await expect(panel.getByRole('button', { name: agenda.say('step.accept') })).toHaveCount(0);
  await panel.getByRole('button', { name: agenda.say('notice.sendNow') }).click();
  await expectMail(page, person, 'request_accepted');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: sentence('fr', 'manage.title.standing') })).toBeVisible();
});

test('a request refused with a reason: the time is free at once, and the patient is told', async ({ page, browser }) => {
  const person = { ...someone(), familyName: 'Refus' };
  const { start, times } = await asked(page, person, 19);
  const { agenda, id, day } = await atTheDesk(browser, start, person);
  await agenda
    .panel()
    .getByRole('button', { name: agenda.say('cancel.refuse') })
    .click();
  const dialog = agenda.dialog();
  const confirm = dialog.getByRole('button', { name: agenda.say('cancel.refuseConfirm') });
  await confirm.click();
  await expect(dialog.getByText(agenda.say('cancel.reasonMissing'))).toBeVisible();
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await dialog.getByRole('combobox').selectOption('other');
  await dialog.getByLabel(agenda.say('cancel.note')).fill('Patientèle complète pour ce motif');
  await expectAccessible(agenda.page);
  await confirm.dblclick();
  await expect(dialog).toBeHidden();
  await agenda.expectStored(id, { status: 'cancelled' });
  await expect(agenda.visit(id)).toBeHidden();

  await page.goto(times);
  await expect(page.locator(`input[value="${start}"]`)).toBeAttached();

  await agenda.open(`/practitioner/agenda?view=day&date=${day}&cancelled=1&visit=${id}`);
  await expect(agenda.panel()).toContainText('Patientèle complète pour ce motif');
  await expect(agenda.panel()).toContainText(agenda.say('cancel.askers.practice'));
  await agenda
    .panel()
    .getByRole('button', { name: agenda.say('notice.sendNow') })
    .click();
  await expectMail(page, person, 'request_refused');
});
