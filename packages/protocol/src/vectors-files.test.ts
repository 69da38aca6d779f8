import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hex, unhex, utf8 } from './bytes.ts'
import { createPrimitives, openBundle, openHouseFile, sealBundle, sealHouseFile } from './index.ts'
import { indexed, native, platform, seededRandom, withoutCurves, write } from './testkit.ts'
import { paired, sure } from './testkit-pair.ts'

async function makeVectors() {
  const p = createPrimitives({
    ...withoutCurves(platform),
    random: seededRandom('kimbilio vectors of files'),
  })
  const { amara, juma, log } = await paired(p, p)
  const unconfirmed = [await write(p, juma, '{"t":"by-hand.v1","at":0,"d":{}}')]
  const key = amara.ring.epochKey(1)!
  const { space, index, hash } = amara.state
  const confirmed = indexed(log).slice(1)
  const file = await sealBundle(p, key, { space, from: 1, head: { index, hash }, confirmed, unconfirmed })
  const cost = { memory: 19_456, passes: 2 }
  const house = await sealHouseFile(p, 'nyumba yetu', utf8('a whole profile'), cost)
  return {
    bundle: {
      key: hex(key),
      space,
      from: 1,
      head: { index, hash },
      confirmed: confirmed.map(one => ({ index: one.index, bytes: hex(one.bytes) })),
      unconfirmed: unconfirmed.map(hex),
      file: hex(file),
    },
    'house-file': { passphrase: 'nyumba yetu', content: hex(utf8('a whole profile')), file: hex(house) },
  }
}
type Vectors = Awaited<ReturnType<typeof makeVectors>>

const fileOf = (name: string) => new URL(`../../../vectors/${name}.json`, import.meta.url).pathname
const read = <Name extends keyof Vectors>(name: Name) =>
  JSON.parse(readFileSync(fileOf(name), 'utf8')) as Vectors[Name]

test('the formats of files have not moved by a byte since their vectors were written', async () => {
  for (const [name, value] of Object.entries(await makeVectors())) {
    await expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(fileOf(name))
  }
})

describe('read from the files alone,', () => {
  test('a bundle opens', async () => {
    const { key, file, confirmed, unconfirmed, ...rest } = read('bundle')
    expect(sure(await openBundle(native, unhex(key), unhex(file)))).toEqual({
      ...rest,
      confirmed: confirmed.map(one => ({ index: one.index, bytes: unhex(one.bytes) })),
      unconfirmed: unconfirmed.map(unhex),
    })
  })

  test('a house file opens with its passphrase, however the keyboard wrote it', async () => {
    const { passphrase, content, file } = read('house-file')
    expect(hex(sure(await openHouseFile(native, ` ${passphrase}`, unhex(file))))).toBe(content)
  })
})
