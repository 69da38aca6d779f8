import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, hex, u32, utf8 } from './bytes.ts'
import { openHouseFile, sealHouseFile } from './house-file.ts'
import { altered, native as p } from './testkit.ts'
import { sure } from './testkit-pair.ts'

const cost = { memory: 19_456, passes: 2 }
const content = utf8('all that somebody has')

test('A profile in a file opens with its passphrase, however it is typed, and with no other', async () => {
  const file = await sealHouseFile(p, 'maji ya kunywa é', content, cost)
  expect(hex(file)).not.toContain(hex(content))
  expect(sure(await openHouseFile(p, ' maji ya kunywa e\u0301 ', file))).toEqual(content)
  expect(await openHouseFile(p, 'maji ya kunywa', file)).toEqual({
    ok: false,
    error: { fault: 'WrongPassphrase' },
  })
})

test('A file that was changed does not open, and none makes a phone work without end', async () => {
  const file = await sealHouseFile(p, 'x', content, cost)
  for (const at of [10, 30, 37, file.length - 1])
    expect(await openHouseFile(p, 'x', altered(file, at))).toEqual({
      ok: false,
      error: { fault: 'WrongPassphrase' },
    })
  const asking = (memory: number, passes: number) =>
    concat(Uint8Array.of(1), u32(memory), u32(passes), file.slice(9))
  for (const bent of [
    altered(file, 0),
    asking(2 ** 31, 2),
    asking(19_456, 2 ** 31),
    asking(8, 1),
    file.slice(0, 50),
  ])
    expect(await openHouseFile(p, 'x', bent)).toEqual({ ok: false, error: { fault: 'Malformed' } })
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async bytes => {
      expect((await openHouseFile(p, 'x', new Uint8Array(bytes))).ok).toBe(false)
    }),
  )
})
