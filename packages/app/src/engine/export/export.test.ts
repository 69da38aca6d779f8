import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AnySlice, gratitude, journal, notesOf, vulnerability } from '#practices'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import type { Exported } from './format.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let world: World
let space: string
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kimbilio-export-'))
  world = await createWorld('taking along')
  space = await pairUp(world)
  await world.time.pass(MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
  rmSync(folder, { recursive: true })
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const act = async (device: Device, slice: AnySlice, intent: unknown, where = space) => {
  const done = await finish(device.haven().act(where, slice, intent))
  expect(done.ok).toBe(true)
  await world.time.pass(MINUTE)
}
const exportOf = async (device: Device): Promise<Exported> => {
  const made = await finish(device.haven().takeaway.export())
  if (!made.ok) throw new Error('not exported')
  return made.value
}
const checked = (exported: unknown) => {
  const file = join(folder, 'export.json')
  writeFileSync(file, JSON.stringify(exported))
  const script = join(import.meta.dirname, '../../../../../scripts/check-export.ts')
  const ran = spawnSync(process.execPath, [script, file], { encoding: 'utf8' })
  return { status: ran.status, said: ran.stdout, faults: ran.stderr }
}
const give = (device: Device, deed: string) =>
  act(device, gratitude, { do: 'give', thanks: { kind: 'deed', deed } })
const selfOf = (device: Device) => device.haven().self.value!.id

/** Amara and Juma thanked, answered a question, kept a note in the jar; Amara deleted one of hers. */
const talk = async () => {
  const { amara, juma } = world
  await give(amara, 'for the tea')
  await give(juma, 'for the song')
  await give(amara, 'words to be deleted')
  const notes = all(amara.haven().pairs.value[0]!.stateOf<typeof gratitude.initial>(gratitude).notes)
  await act(amara, gratitude, { do: 'delete', note: notes.at(-1)!.id })
  await act(amara, vulnerability, { do: 'offer', depth: 1 })
  const closer = amara.haven().pairs.value[0]!.stateOf<typeof vulnerability.initial>(vulnerability)
  const round = all(closer.rounds)[0]!.id
  await act(amara, vulnerability, { do: 'answer', round, text: 'the smell of rain' })
  await act(juma, vulnerability, { do: 'answer', round, text: 'ugali wa mama' })
  const day = new Date(world.time.now() + 9 * 24 * HOUR).toISOString().slice(0, 10)
  await act(juma, gratitude, { do: 'put-in-jar', thanks: { kind: 'deed', deed: 'a surprise' }, day })
  await act(amara, journal, { do: 'write', text: 'for my eyes' }, selfOf(amara))
  await world.time.pass(10 * MINUTE)
}

describe('an export', () => {
  test('holds all that one can read, and proves to a stranger who wrote it', async () => {
    await talk()
    const exported = await exportOf(world.amara)
    const text = JSON.stringify(exported)
    for (const words of ['for the tea', 'for the song', 'the smell of rain', 'ugali wa mama', 'for my eyes'])
      expect(text).toContain(words)
    expect(text).not.toContain('words to be deleted')
    expect(text).not.toContain('a surprise')
    expect(JSON.stringify(await exportOf(world.juma))).not.toContain('for my eyes')
    const { status, said, faults } = checked(exported)
    expect(faults).toBe('')
    expect(status).toBe(0)
    expect(said).toContain('2 sealed texts proven, 1 deleted by their author')
  })

  test('gives out no key but of what was sealed and has opened', async () => {
    await talk()
    const text = JSON.stringify(await exportOf(world.amara))
    const known = [...world.amara.store().disk.rows.keys()].filter(key => key.startsWith('keys/'))
    expect(known.length).toBeGreaterThan(1)
    for (const type of ['key.kept', 'spare.made', 'device.', 'space.entered'])
      expect(text).not.toContain(type)
    const jar = (await exportOf(world.amara)).spaces
      .flatMap(({ entries }) => entries.flatMap(({ seals = [] }) => seals))
      .filter(({ key }) => key === null)
    expect(jar).toHaveLength(1)
  })

  test('in which a word, a name, a time or the order was changed is found out', async () => {
    await talk()
    const exported = await exportOf(world.amara)
    const pair = exported.spaces.findIndex(({ kind }) => kind === 'pair')
    const at = exported.spaces[pair]!.entries.findIndex(({ opening }) => opening?.payload.includes('song'))
    const sealed = exported.spaces[pair]!.entries.findIndex(({ seals }) => seals?.some(({ key }) => key))
    const bent = (change: (entries: Record<string, never>[]) => void) => {
      const copy = structuredClone(exported) as unknown as { spaces: { entries: Record<string, never>[] }[] }
      change(copy.spaces[pair]!.entries)
      return checked(copy).status
    }
    expect(bent(() => {})).toBe(0)
    const other = exported.spaces[pair]!.me
    const changes: ((entries: Record<string, never>[]) => void)[] = [
      entries => Object.assign(entries[at]!.opening!, { payload: '{"t":"x.v1","at":0,"d":{}}' }),
      entries => Object.assign(entries[at]!, { member: other }),
      entries => Object.assign(entries[at]!, { signature: entries[at - 1]!.signature }),
      entries => Object.assign(entries[at]!, { bodyHash: '0'.repeat(64) }),
      entries => void entries.splice(at, 1),
      entries => void entries.reverse(),
      entries =>
        Object.assign(entries[sealed]!, {
          seals: [{ ...(entries[sealed]?.seals?.[0] as unknown as object), text: 'other' }],
        }),
    ]
    for (const [place, change] of changes.entries()) expect(bent(change), `change ${place}`).toBe(1)
  })

  test('made while apart holds what is not sent yet', async () => {
    world.amara.link().part()
    await give(world.amara, 'not sent yet')
    const exported = await exportOf(world.amara)
    expect(JSON.stringify(exported)).toContain('not sent yet')
    expect(checked(exported).status).toBe(0)
  })

  test('leaves nothing for the other to see', async () => {
    await talk()
    const head = (await exportOf(world.juma)).spaces.map(({ entries }) => entries.length)
    await exportOf(world.amara)
    await world.time.pass(HOUR)
    expect((await exportOf(world.juma)).spaces.map(({ entries }) => entries.length)).toEqual(head)
  })
})

describe('bringing a journal back', () => {
  const textsOf = (device: Device) =>
    notesOf(device.haven().self.value!.stateOf<typeof journal.initial>(journal)).map(
      ({ text, writtenAt }) => [text, writtenAt] as const,
    )

  test('gives a new profile its notes with their days, once, however often it is done', async () => {
    await act(world.amara, journal, { do: 'write', text: 'first' }, selfOf(world.amara))
    await act(world.amara, journal, { do: 'write', text: 'second' }, selfOf(world.amara))
    const file = JSON.stringify(await exportOf(world.amara))
    const before = textsOf(world.amara)
    expect(await finish(world.amara.haven().takeaway.import(file))).toEqual({ ok: true, value: { notes: 0 } })
    const { juma } = world
    for (const notes of [2, 0])
      expect(await finish(juma.haven().takeaway.import(file))).toEqual({ ok: true, value: { notes } })
    expect(textsOf(juma)).toEqual(before)
    expect(juma.haven().pairs.value).toHaveLength(1)
  })

  test('says so when the file is something else', async () => {
    for (const file of ['', 'no json', '{}', '{"format":"kimbilio-export","v":2,"spaces":[]}'])
      expect(await finish(world.amara.haven().takeaway.import(file))).toEqual({
        ok: false,
        error: { fault: 'NotAnExport' },
      })
  })
})
