import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/core/id';
import { locales } from '@/lib/core/locale';
import { newsKinds } from '../schema';
import { type AppointmentKind, appointmentLetter } from './about-appointment';
import { absenceLetter } from './absence-notice';
import { codeLetter } from './code-letter';
import { letterHtml } from './letter-html';
import { letterText } from './letter-text';
import { memberInvitationLetter } from './member-invitation';
import { waitingOfferLetter } from './waiting-offer';
import { waitingWelcomeLetter } from './waiting-welcome';

const appointment = {
  ...{
    id: newId('appointment'),
    status: 'booked' as const,
    version: 1,
    timeZone: 'Europe/Paris',
    mode: 'in_person' as const,
    locale: 'fr' as const,
  },
  ...{ start: new Date('2026-11-24T08:15:00Z'), end: new Date('2026-11-24T08:45:00Z') },
  ...{
    practiceName: 'Cabinet <des> Lilas',
    practitionerName: 'Dr Camille Essai',
    siteName: 'Cabinet des Lilas',
    siteAddress: '3, rue des Lilas, 75020 Paris',
  },
  ...{ specialty: 'SPECIALTY', reasonLabel: 'REASON', instructions: 'INSTRUCTIONS' },
};
const links = {
  manage: 'https://prati.test/manage/t0ken',
  book: 'https://prati.test/p/camille-essai',
  notMe: 'https://prati.test/not-me/t0ken',
};
const now = new Date('2026-11-20T10:00:00Z');
const kinds: AppointmentKind[] = [...newsKinds, 'appointment_reminder'];
const isOver = (kind: AppointmentKind) => kind === 'appointment_cancellation' || kind === 'request_refused';
const every = kinds.flatMap((kind) => locales.map((locale) => ({ kind, locale })));
const said = { fr: 'mardi 24 novembre 2026 à 9 h 15', en: 'Tuesday 24 November 2026 at 9:15', de: 'Dienstag, 24. November 2026, 9:15 Uhr' };

describe.each(every)('$kind in $locale', ({ kind, locale }) => {
  const status = isOver(kind) ? 'cancelled' : 'booked';
  const letter = appointmentLetter(kind, { ...appointment, locale, status }, links, now);
  const url = isOver(kind) ? links.book : links.manage;

  test('says practice, practitioner, time, place and link, in html and in text', async () => {
    const html = (await letterHtml(letter)).replaceAll('\u00a0', ' ');
    for (const fact of [said[locale], 'Dr Camille Essai', '3, rue des Lilas, 75020 Paris', url, links.notMe]) {
      expect(letterText(letter)).toContain(fact);
      expect(html).toContain(fact);
    }
    expect(letter.subject).toContain(said[locale]);
    expect(html).toContain(`lang="${locale}"`);
    expect(html).toContain('Cabinet &lt;des&gt; Lilas');
  });

  test('says neither reason nor specialty nor instructions, nor an unfinished sentence', async () => {
    const all = `${letter.subject}${letterText(letter)}${await letterHtml(letter)}${letter.attachments[0]?.content}`;
    expect(all).not.toMatch(/REASON|SPECIALTY|INSTRUCTIONS/);
    expect(letterText(letter)).not.toMatch(/[{}]|undefined|null|appointment_|request_/);
  });

  test('brings the calendar up to date', () => {
    const [file] = letter.attachments;
    // What was only asked for is in no calendar yet.
    if (kind === 'request_received' || kind === 'request_refused') return expect(file).toBeUndefined();
    expect(file?.name).toMatch(/\.ics$/);
    expect(file?.type).toContain(kind === 'appointment_cancellation' ? 'method=CANCEL' : 'method=PUBLISH');
    expect(file?.content).toContain(`${appointment.id}@prati`);
  });
});

test('a reminder says it in one line: when, and what can be done', () => {
  const letter = appointmentLetter('appointment_reminder', appointment, links, now);
  expect(letter.subject).toBe('Rappel\u00a0: rendez-vous mardi 24 novembre 2026 à 9 h 15');
  expect(letter.action?.label).toBe('Confirmer, déplacer ou annuler');
});

test.each(locales)('a time offered says until when, and is sent with its link (%s)', async (locale) => {
  const offer = { ...appointment, locale, expiresAt: new Date('2026-11-23T09:45:00Z') };
  const letter = waitingOfferLetter(offer, { answer: 'https://prati.test/offer/x', notMe: links.notMe });
  for (const text of [letterText(letter), (await letterHtml(letter)).replaceAll('\u00a0', ' ')]) {
    expect(text).toContain(said[locale]);
    expect(text).toMatch(/10( h |:)45/);
    expect(text).toContain('https://prati.test/offer/x');
    expect(text).toContain(links.notMe);
    expect(text).not.toMatch(/REASON|SPECIALTY|INSTRUCTIONS/);
  }
});

test.each(locales)('an absence is told with when, whom to call and no reason (%s)', async (locale) => {
  const missed = { ...appointment, locale, sitePhone: '+33 1 42 00 00 00', isBlocked: false };
  for (const letter of [absenceLetter(missed, links), absenceLetter({ ...missed, isBlocked: true }, links)]) {
    const text = letterText(letter);
    for (const fact of [said[locale], 'Dr Camille Essai', '+33 1 42 00 00 00', links.notMe]) expect(text).toContain(fact);
    expect((await letterHtml(letter)).replaceAll('\u00a0', ' ')).toContain(said[locale]);
    expect(text).not.toMatch(/REASON|SPECIALTY|INSTRUCTIONS|[{}]|undefined|absence_/);
  }
  expect(letterText(absenceLetter(missed, links))).toContain(links.book);
  expect(letterText(absenceLetter({ ...missed, isBlocked: true }, links))).not.toContain(links.book);
});

test.each(locales)('a place on the list given by the desk comes with its link (%s)', async (locale) => {
  const letter = waitingWelcomeLetter(
    { locale, practiceName: 'Cabinet des Lilas' },
    { place: 'https://prati.test/waiting/x', notMe: links.notMe },
  );
  for (const text of [letterText(letter), await letterHtml(letter)]) {
    expect(text).toContain('Cabinet des Lilas');
    expect(text).toContain('https://prati.test/waiting/x');
    expect(text).toContain(links.notMe);
    expect(text).not.toMatch(/undefined|waiting_welcome/);
  }
});

test.each(locales)('a visit by video or phone has no address (%s)', (locale) => {
  for (const mode of ['video', 'phone', 'home'] as const)
    expect(letterText(appointmentLetter('appointment_confirmation', { ...appointment, locale, mode }, links, now))).not.toContain(
      'rue des Lilas',
    );
});

test.each(locales)('the code is in the subject and the text, until when on the practice’s clocks (%s)', async (locale) => {
  const letter = codeLetter({
    code: '042917',
    locale,
    expiresAt: new Date('2026-11-24T08:25:00Z'),
    practiceName: 'Cabinet',
    timeZone: 'Europe/Paris',
  });
  expect(letter.subject).toContain('042917');
  expect(letterText(letter)).toContain('\n\n042917\n\n');
  expect(letterText(letter)).toMatch(/9( h |:)25/);
  expect(await letterHtml(letter)).toContain('042917');
});

test.each(locales)('an invitation says who, where and until when (%s)', async (locale) => {
  const invitation = {
    to: 'a@example.test',
    displayName: 'A',
    practiceName: 'Cabinet des Lilas',
    inviterName: 'Dr Essai',
    locale,
    token: 'x',
    expiresAt: now,
  };
  for (const role of ['assistant', 'practitioner'] as const) {
    const letter = memberInvitationLetter({ ...invitation, role }, 'https://prati.test/invitation/x', 'Europe/Paris');
    expect(letter.lead).toMatch(/Dr Essai.*Cabinet des Lilas/);
    expect(letterText(letter)).toContain('https://prati.test/invitation/x');
    expect(await letterHtml(letter)).toContain('https://prati.test/invitation/x');
  }
});
