import { expect, test } from 'vitest'
import { clientAddress, type SocketEnv } from './client-address.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    incoming: {
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    },
  }) as unknown as SocketEnv

test("X-Forwarded-For is anybody's word unless a proxy of ours stands in front", () => {
  expect(clientAddress(from('198.51.100.7', '203.0.113.9'), 0)).toBe('198.51.100.7')
  expect(clientAddress(from('198.51.100.7', '203.0.113.9'), 1)).toBe('203.0.113.9')
})

test("what a caller wrote into the header in front of our proxies' words counts for nothing", () => {
  expect(clientAddress(from('10.0.0.1', '1.2.3.4, 203.0.113.9'), 1)).toBe('203.0.113.9')
  expect(clientAddress(from('10.0.0.1', '1.2.3.4, 203.0.113.9, 10.0.0.2'), 2)).toBe('203.0.113.9')
  expect(clientAddress(from('10.0.0.1', ''), 1)).toBe('10.0.0.1')
})

test('addresses of one IPv6 network count as one, and IPv4 in IPv6 clothing is IPv4', () => {
  expect(clientAddress(from('2001:db8:1:2:3:4:5:6'), 0)).toBe(clientAddress(from('2001:db8:1:2::9'), 0))
  expect(clientAddress(from('2001:db8:1:2::9'), 0)).not.toBe(clientAddress(from('2001:db8:1:3::9'), 0))
  expect(clientAddress(from('::1'), 0)).toBe('0:0:0:0::/64')
  expect(clientAddress(from('::ffff:198.51.100.7'), 0)).toBe('198.51.100.7')
})
