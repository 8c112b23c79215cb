import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

type Locale = 'fr' | 'en' | 'de';
type Words = { readonly [key: string]: string | Words };
type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** A sentence of the interface, as the page shows it: tests find things the way a reader does. */
export function sentence(locale: Locale, key: string): string {
  const [namespace = '', ...steps] = key.split('.');
  const file = path.resolve(import.meta.dirname, '../../messages', locale, `${namespace}.json`);
  const found = steps.reduce<string | Words | undefined>(
    (node, step) => (typeof node === 'object' ? node[step] : undefined),
    JSON.parse(readFileSync(file, 'utf8')) as Words,
  );
  if (typeof found !== 'string') throw new Error(`no sentence “${key}” in ${locale}`);
  return found;
}

export type Person = { familyName: string; givenName: string; birthDate: string; phone: string; email: string };

/** Someone nobody else of this run is. */
export const someone = (): Person => {
  const mark = Math.random().toString(36).slice(2, 10);
  // Two with one name, birth date and phone would be one patient.
  const phone = `06 12 ${String(Math.floor(Math.random() * 1e6))
    .padStart(6, '0')
    .replace(/(..)(?!$)/g, '$1 ')}`;
  return { familyName: 'Essai', givenName: 'Camille', birthDate: '07/03/1985', phone, email: `${mark}@exemple.test` };
};

/** The date so many days after the application's today, as it stands in addresses. */
export async function dayAhead(request: APIRequestContext, days: number): Promise<string> {
  const { now } = (await (await request.get('/dev/clock')).json()) as { now: string };
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
}

export async function mailsTo(request: APIRequestContext, email: string): Promise<readonly Mail[]> {
  const mails = (await (await request.get('/dev/outbox.json')).json()) as readonly Mail[];
  return mails.filter(({ to }) => to === email);
}

/** Waits for the newest six-digit code sent to an address, other than those already known. */
export async function codeFor(request: APIRequestContext, email: string, known: readonly string[] = []): Promise<string> {
  let code: string | undefined;
  await expect
    .poll(
      async () => {
        const codes = (await mailsTo(request, email)).flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? []);
        code = codes.find((one) => !known.includes(one));
        return code;
      },
      { message: `a code for ${email}`, timeout: 15_000 },
    )
    .toBeTruthy();
  return code ?? '';
}

/** No violation of WCAG 2.2 A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Judged inside the page, and only violations leave it: carrying every node out and back takes three times as long. It would not see
  // into a frame of another origin, so there must be none.
  expect(page.frames(), 'a page with frames').toHaveLength(1);
  // A page come to by a link is titled a moment after its heading shows; one that gets no title fails here.
  await expect(page, 'a page without a title').toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found: string[] = [];
  for (const { id, nodes } of violations)
    for (const { html, target } of nodes)
      if (id !== 'target-size' || (await isTooSmall(page, String(target[0])))) found.push(`${id}: ${html}`);
  expect(found).toEqual([]);
}

/** A row that happens to lie half under the bar at the foot of a phone counts as small where it lies: it is judged again in the middle. */
async function isTooSmall(page: Page, selector: string): Promise<boolean> {
  await page.locator(selector).evaluate((target) => target.scrollIntoView({ block: 'center' }));
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .include(selector)
    .withRules(['target-size'])
    .analyze();
  return violations.length > 0;
}

/** The booking flow as a patient walks it. */
export class BookingPage {
  constructor(
    readonly page: Page,
    readonly locale: Locale = 'fr',
  ) {}

  say(key: string): string {
    return sentence(this.locale, key);
  }

  heading(key: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: this.say(key) });
  }

  /** The last one: Enter's own button stands first in the form and is hidden from everyone. */
  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.say(key), exact: true });
  }

  async answerFirstVisit(answer: 'yes' | 'no', slug = 'demo'): Promise<void> {
    await this.page.goto(`/book/${slug}`);
    await this.page.getByRole('link', { name: this.say(`booking.firstVisit.${answer}`), exact: true }).click();
    await expect(this.page.getByRole('heading', { name: this.say('booking.reasons.choose') })).toBeVisible();
  }

  async chooseReason(which = 0): Promise<void> {
    await this.page.locator('main a[href*="/time?"]').nth(which).click();
    await expect(this.heading('booking.times.title')).toBeVisible();
  }

  /** The times of the first reason, from so many days ahead, so that tests do not stand in each other's way. */
  async openTimes(daysAhead: number): Promise<void> {
    await this.answerFirstVisit('yes');
    await this.chooseReason();
    const address = new URL(this.page.url());
    address.searchParams.set('from', await dayAhead(this.page.request, daysAhead));
    await this.page.goto(address.href);
    await expect(this.times().first()).toBeAttached();
  }

  times(): Locator {
    return this.page.getByRole('radio');
  }

  /** Chooses the nth free time of the day shown; answers what it says. */
  async chooseTime(which = 0): Promise<string> {
    const radio = this.times().nth(which);
    await radio.locator('xpath=ancestor::label').click();
    await expect(radio).toBeChecked();
    return (await radio.inputValue()) ?? '';
  }

  async hold(): Promise<void> {
    await this.button('booking.times.continue').click();
    await expect(this.heading('booking.identity.title')).toBeVisible();
  }

  async fillIdentity(person: Person): Promise<void> {
    for (const [name, value] of Object.entries(person)) await this.page.locator(`input[name="${name}"]`).fill(value);
  }

  async fillBooker({ relation, ...names }: { familyName: string; givenName: string; relation: string }): Promise<void> {
    for (const [name, value] of Object.entries(names)) await this.page.locator(`input[name="booker.${name}"]`).fill(value);
    await this.page.locator('select[name="booker.relation"]').selectOption(relation);
    await this.page.locator('input[name="booker.authority"]').check({ force: true });
  }

  async expectIdentity(person: Person): Promise<void> {
    for (const [name, value] of Object.entries(person)) await expect(this.page.locator(`input[name="${name}"]`)).toHaveValue(value);
  }

  async askCode(): Promise<void> {
    await this.button('booking.identity.submit').click();
    await expect(this.heading('booking.code.title')).toBeVisible();
  }

  async enterCode(code: string): Promise<void> {
    await this.page.getByLabel(this.say('booking.code.label')).fill(code);
    await this.button('booking.code.submit').click();
  }

  /** From the times on, to the confirmed page. Answers the signed link. */
  async book(person: Person, daysAhead: number): Promise<string> {
    await this.openTimes(daysAhead);
    await this.chooseTime();
    await this.hold();
    await this.fillIdentity(person);
    await this.askCode();
    await this.enterCode(await codeFor(this.page.request, person.email));
    await expect(this.heading('manage.title.confirmed')).toBeVisible();
    return new URL(this.page.url()).pathname;
  }
}
