import { type Browser, expect, type Page, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { AgendaPage } from './pages/agenda-page';
import { BookingPage, codeFor, dayAhead, type Person, sentence, someone } from './pages/booking-page';
import { promised } from './pages/promised';

/*
 * The times UX.md promises, each measured as it would be lived. They run alone, one after the other: what a busy machine takes says nothing.
 */
const second = 1_000;
/** Milliseconds between two key presses: quick thumbs on a phone, quick fingers at a desk. */
const pace = { phone: 150, desk: 60 };

/** A mid-range phone on slow 4G: a quarter of this processor, 1.6 Mbit/s, 150 ms to the server and back. */
async function onAPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  const bytes = (kbits: number) => (kbits * 1024) / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 150, downloadThroughput: bytes(1_600), uploadThroughput: bytes(750) },
  });
  return page;
}

const since = (began: number) => performance.now() - began;
const withDate = (address: string, date: string) => {
  const url = new URL(address);
  url.searchParams.set('from', date);
  return url.href;
};

/** From the link a practice shares to the code that was asked for; answers the screens seen. */
async function bookOnAPhone(
  booking: BookingPage,
  { answer, daysAhead, person, type }: { answer: 'yes' | 'no'; daysAhead: number; person: Person; type: () => Promise<void> },
): Promise<number> {
  const { page } = booking;
  const known = new Set<string>();
  const seen = () => known.add(new URL(page.url()).pathname.replace(/[\w-]{43}/, ''));
  await booking.answerFirstVisit(answer);
  seen();
  await booking.chooseReason();
  seen();
  await page.goto(withDate(page.url(), await dayAhead(page.request, daysAhead)));
  await booking.chooseTime();
  await booking.hold();
  seen();
  await type();
  await booking.askCode();
  seen();
  const code = await codeFor(page.request, person.email);
  await page.getByLabel(booking.say('booking.code.label')).pressSequentially(code, { delay: pace.phone });
  await booking.button('booking.code.submit').click();
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  seen();
  return known.size;
}

/** When the largest thing on the page had been painted, in milliseconds from the press that led here. */
const painted = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.POSITIVE_INFINITY)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );

test('on a phone the directory, a practitioner’s page and the booking are in sight within two seconds', async ({ browser }) => {
  for (const address of ['/annuaire', '/p/demo', '/book/demo']) {
    const page = await onAPhone(browser); // that has never been here
    await page.goto(address);
    promised(`${address} is in sight`, await painted(page), 2 * second);
    await page.context().close();
  }
});

test('a new patient books within a minute, on six screens at most, typing eight fields at most', async ({ browser }) => {
  const page = await onAPhone(browser);
  const person = someone();
  const fields = Object.entries(person);
  const began = performance.now();
  const type = async () => {
    for (const [name, value] of fields) await page.locator(`input[name="${name}"]`).pressSequentially(value, { delay: pace.phone });
  };
  const screens = await bookOnAPhone(new BookingPage(page), { answer: 'yes', daysAhead: 36, person, type });
  promised('a new patient books', since(began), 60 * second);
  expect(screens).toBeLessThanOrEqual(6);
  expect(fields.length + 1).toBeLessThanOrEqual(8);
});

test('who is signed in and was here before books within twenty seconds, typing the code alone', async ({ browser }) => {
  const page = await onAPhone(browser);
  await new AgendaPage(page).open('/patient', signIns.patient);
  const began = performance.now();
  const type = async () => {
    for (const name of ['familyName', 'givenName', 'birthDate', 'phone', 'email'])
      await expect(page.locator(`input[name="${name}"]`), name).not.toHaveValue('');
  };
  const person = { ...someone(), email: signIns.patient };
  await bookOnAPhone(new BookingPage(page), { answer: 'no', daysAhead: 43, person, type });
  promised('a patient who was here before books', since(began), 20 * second);
});

test('what is given up online is free again within two seconds, and gone from the open agenda', async ({ browser, page }) => {
  const booking = new BookingPage(await (await browser.newContext()).newPage());
  const person = { ...someone(), familyName: 'Quitte' };
  const link = await booking.book(person, 45);
  const day = await dayAhead(page.request, 45);
  const agenda = new AgendaPage(page);
  await agenda.openDay(day);
  const visit = agenda.cell('QUITTE Camille').first();
  await expect(visit).toBeVisible();
  await booking.page.goto(`${link}/cancel`);
  const began = performance.now();
  await booking.button('manage.cancel.submit').click();
  await expect(visit).toBeHidden({ timeout: 5 * second });
  promised('given up online, gone from the agenda', since(began), 2 * second);
});

test('a phone call is booked within fifteen seconds in four goes, and within two a colleague sees it', async ({ page, browser }) => {
  const day = await dayAhead(page.request, 50);
  const agenda = new AgendaPage(page);
  await agenda.openDay(day);
  const colleague = new AgendaPage(await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage());
  await colleague.open(`/practitioner/agenda?view=day&date=${day}`, signIns.assistant);
  await expect(colleague.grid()).toBeVisible();

  const began = performance.now();
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: agenda.say('form.title') });
  await expect(sheet.getByRole('combobox').first()).toBeFocused();
  await page.keyboard.type('ravel', { delay: pace.desk });
  await expect(sheet.getByRole('option', { name: /RAVEL/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('button', { name: agenda.say('form.book') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(agenda.panel()).toBeVisible();
  promised('a phone call is booked', since(began), 15 * second);
  await expect(colleague.cell('RAVEL Inès').first()).toBeVisible({ timeout: 5 * second });

  // One key on one screen, a second at most until the other shows it, with nobody’s hands moved.
  const focused = await colleague.focusedKey();
  await page.keyboard.press('Escape');
  await agenda.arrowTo('RAVEL Inès');
  const pressed = performance.now();
  await page.keyboard.press('s');
  const shown = (state: string) =>
    [...document.querySelectorAll('[data-visit]')].some((one) => one.ariaLabel?.includes(state) && one.ariaLabel.includes('RAVEL'));
  await colleague.page.waitForFunction(shown, sentence('fr', 'agenda.state.confirmed'), { polling: 'raf', timeout: 5 * second });
  promised('a change of state is on the second screen', since(pressed), second);
  expect(await colleague.focusedKey()).toBe(focused);
});
