import 'server-only';
import { isIPv4, isIPv6 } from 'node:net';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Origin } from '@/lib/context';
import { deviceOf } from './device';

/** The network an address belongs to, which is kept in its place: /24 of IPv4, /48 of IPv6; null for anything else. */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain) || plain.includes('%')) return null;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const groups = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return `${groups.slice(0, 3).join(':')}::/48`;
}

/** Where the request of now comes from: no full address, no full name of a browser. */
export const requestOrigin = cache(async (): Promise<Origin> => {
  const given = await headers();
  const address = (given.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '';
  return { network: networkOf(address), device: deviceOf(given.get('user-agent')) };
});
