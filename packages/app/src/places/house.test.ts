import { expect, test } from 'vitest'
import { readServer } from './house.tsx'

test('the address of a server is read as people write it', () => {
  for (const typed of [
    'https://haven.example',
    ' https://haven.example/app/ ',
    'haven.example',
    'HAVEN.example/',
  ])
    expect(readServer(typed), typed).toBe('https://haven.example')
  expect(readServer('http://localhost:8080/app/')).toBe('http://localhost:8080')
  expect(readServer('http://192.168.1.7:8080')).toBe('http://192.168.1.7:8080')
})

test('what can be no address is refused, and so is one that would open something else', () => {
  for (const typed of [
    '',
    '   ',
    'haven',
    'javascript:alert(1)',
    'ftp://haven.example',
    'not an address',
    'https://',
  ])
    expect(readServer(typed), typed).toBeNull()
  expect(
    readServer(`https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}`),
  ).toBeNull()
})
