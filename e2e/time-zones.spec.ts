import { expect, test } from '@playwright/test';
import { zoneOf } from '@/lib/core/zone';
import { AgendaPage } from './pages/agenda-page';
import { BookingPage, codeFor, mailsTo, sentence, someone } from './pages/booking-page';
import { stored } from './stored';

const montreal = 'America/Toronto';
const paris = zoneOf('Europe/Paris');

/** The application of these tests runs on a server set to Kathmandu (global-setup.ts). */
test('a practice in Paris, a patient in Montréal, a server in Kathmandu: all of them mean the same moment', async ({ browser }) => {
  const abroad = await browser.newContext({ timezoneId: montreal });
  const booking = new BookingPage(await abroad.newPage());
  const person = someone();
  await booking.openTimes(40);
  await expect(booking.page.getByText(sentence('fr', 'booking.times.zone').replace('{city}', 'Paris'))).toBeVisible();
  const chosen = await booking.chooseTime();
  const shown = paris.format(Date.parse(chosen)).slice(11, 16);
  await expect(booking.page.getByRole('radio', { name: shown }).first()).toBeChecked();
  await booking.hold();
  await booking.fillIdentity(person);
  await booking.askCode();
  await booking.enterCode(await codeFor(booking.page.request, person.email));
  await expect(booking.heading('manage.title.confirmed')).toBeVisible();
  const spoken = shown.replace(/^0/, '').replace(':', ' h ');
  await expect(booking.page.getByRole('main')).toContainText(new RegExp(spoken.replace(' h ', '\\s?h\\s?')));

  await expect.poll(async () => (await mailsTo(booking.page.request, person.email)).length).toBe(2);
  const [letter] = (await mailsTo(booking.page.request, person.email)).filter(({ text }) => !/\b\d{6}\b/.test(text));
  expect(letter?.text).toMatch(new RegExp(spoken.replace(' h ', '\\s?h\\s?')));

  const { rows } = await stored((client) =>
    client.query<{ at: Date; wall: string }>(
      'select starts_at as at, wall_start as wall from appointment where starts_at = $1 and status = $2',
      [new Date(Date.parse(chosen)), 'booked'],
    ),
  );
  expect(rows.map(({ at, wall }) => [at.getTime(), wall])).toContainEqual([
    Date.parse(chosen),
    paris.format(Date.parse(chosen)).slice(0, 16),
  ]);

  const desk = new AgendaPage(await (await browser.newContext({ timezoneId: montreal })).newPage());
  const day = paris.format(Date.parse(chosen)).slice(0, 10);
  await desk.openDay(day);
  const { rows: visits } = await stored((client) =>
    client.query<{ id: string }>("select id from appointment where starts_at = $1 and status = 'booked' and source = 'online'", [
      new Date(Date.parse(chosen)),
    ]),
  );
  await expect(desk.visit(visits[0]?.id ?? '')).toContainText(shown);
});
