import { describe, expect, test } from 'vitest';
import type { AudiencePort } from './port';

type Carrier = { readonly port: AudiencePort; addresses(): Promise<string[]> };

/** What every audience owes, ours and the vendors'. */
export function audienceContract(name: string, open: () => Carrier) {
  describe(`the audience of ${name}`, () => {
    test('has an address once, however often it is put there', async () => {
      const { port, addresses } = open();
      for (let n = 0; n < 3; n++) expect(await port.put('canari@example.test')).toEqual({ ok: true, value: null });
      expect(await addresses()).toEqual(['canari@example.test']);
    });

    test('forgets exactly the one that is removed, plus signs and all', async () => {
      const { port, addresses } = open();
      await port.put('canari+news@example.test');
      await port.put('other@example.test');
      expect(await port.remove('canari+news@example.test')).toEqual({ ok: true, value: null });
      expect(await addresses()).toEqual(['other@example.test']);
    });

    test('is content to be asked to remove what is not there', async () => {
      const { port, addresses } = open();
      expect(await port.remove('nobody@example.test')).toEqual({ ok: true, value: null });
      expect(await addresses()).toEqual([]);
    });
  });
}
