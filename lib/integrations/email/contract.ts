import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EmailPort, OutgoingMail } from './port';

type Arrived = {
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  headers?: Record<string, string> | undefined;
  attachments: { name: string; type: string }[];
};
type Carrier = { readonly port: EmailPort; arrived(): Promise<Arrived[]> };

export const sampleMail = (over: Partial<OutgoingMail> = {}): OutgoingMail => ({
  idempotencyKey: randomUUID(),
  to: 'someone@example.test',
  subject: 'Rendez-vous – Cabinet des Lilas',
  text: 'Mardi 24 novembre 2026 à 9 h 15',
  html: '<p>Mardi 24 novembre 2026 à 9 h 15</p>',
  attachments: [{ name: 'rendez-vous.ics', type: 'text/calendar; charset=utf-8', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }],
  ...over,
});

/** What every carrier of mail owes, ours and the vendors'. */
export function emailContract(name: string, open: () => Carrier) {
  describe(`mail by ${name}`, () => {
    test('arrives as it was written', async () => {
      const { port, arrived } = open();
      const sent = await port.send(sampleMail());
      expect(sent).toMatchObject({ ok: true, value: { providerId: expect.stringMatching(/.+/) } });
      const [mail] = await arrived();
      expect(mail).toMatchObject({
        to: 'someone@example.test',
        subject: 'Rendez-vous – Cabinet des Lilas',
        text: 'Mardi 24 novembre 2026 à 9 h 15',
      });
      expect(mail?.html).toContain('9 h 15');
      expect(mail?.attachments).toEqual([{ name: 'rendez-vous.ics', type: 'text/calendar; charset=utf-8' }]);
    });

    test('lets a mail program unsubscribe by itself, where the mail is a newsletter and nowhere else', async () => {
      const { port, arrived } = open();
      await port.send(sampleMail({ unsubscribeUrl: 'https://prati.test/unsubscribe/t0ken/one-click' }));
      await port.send(sampleMail({ subject: 'service' }));
      const mails = await arrived();
      const headersOf = (wanted: boolean) => mails.find(({ subject }) => (subject === 'service') !== wanted)?.headers ?? {};
      expect(headersOf(true)).toMatchObject({
        'List-Unsubscribe': '<https://prati.test/unsubscribe/t0ken/one-click>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      });
      expect(Object.keys(headersOf(false)).filter((name) => name.startsWith('List-'))).toEqual([]);
    });

    test('the same key ten times at once leaves one mail', async () => {
      const { port, arrived } = open();
      const mail = sampleMail();
      const answers = await Promise.all(Array.from({ length: 10 }, () => port.send(mail)));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(await arrived()).toHaveLength(1);
    });

    test('the same key with another rendering is still the same mail', async () => {
      const { port, arrived } = open();
      const mail = sampleMail();
      await port.send(mail);
      expect(await port.send({ ...mail, text: 'Autre mise en page' })).toMatchObject({ ok: true });
      expect((await arrived()).map(({ text }) => text)).toEqual([mail.text]);
    });

    test('two keys leave two mails', async () => {
      const { port, arrived } = open();
      await port.send(sampleMail());
      await port.send(sampleMail());
      expect(await arrived()).toHaveLength(2);
    });
  });
}
