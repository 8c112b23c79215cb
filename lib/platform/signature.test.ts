import { describe, expect, it } from 'vitest';
import { signerFrom } from './signature';

const kek = Buffer.alloc(32, 5);

describe('a signature', () => {
  it('is checked by any process that has the same key, and by nobody for another text or purpose', () => {
    const signature = signerFrom(kek, 'report').sign('{"rows":3}');
    expect(signerFrom(kek, 'report').verify('{"rows":3}', signature)).toBe(true);
    expect(signerFrom(kek, 'report').verify('{"rows":4}', signature)).toBe(false);
    expect(signerFrom(kek, 'certificate').verify('{"rows":3}', signature)).toBe(false);
    expect(signerFrom(Buffer.alloc(32, 6), 'report').verify('{"rows":3}', signature)).toBe(false);
  });

  it('names its key by what anybody can compute', () => {
    const { publicKey, keyId } = signerFrom(kek, 'report');
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(32);
    expect(keyId).toMatch(/^[0-9a-f]{16}$/);
    expect(signerFrom(kek, 'certificate').keyId).not.toBe(keyId);
  });

  it('that is no signature at all is refused, not thrown', () => {
    expect(signerFrom(kek, 'report').verify('text', 'not a signature')).toBe(false);
  });
});
