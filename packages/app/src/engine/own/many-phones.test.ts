import { afterEach, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const thanks = { kind: 'words', did: 'ulinisaidia', gave: '', says: '' }
let world: World

afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const notesOf = (device: Device): readonly string[] => {
  const view = device.haven().self.value
  if (!view) return []
  return all(view.stateOf<typeof journal.initial>(journal).notes).flatMap(note => (note ? [note.text] : []))
}
const thanksOf = (device: Device): number => {
  const [view] = device.haven().pairs.value
  return view ? all(view.stateOf<typeof gratitude.initial>(gratitude).notes).filter(Boolean).length : 0
}

for (let seed = 1; seed <= 4; seed++)
  test(`Whatever several phones of one person do, those that stay hold one record, and their words are in it (story ${seed})`, async () => {
    world = await createWorld(`many phones ${seed}`, { more: ['second', 'third'] })
    const chance = chanceFrom(`story ${seed}`)
    await pairUp(world)
    const { amara, juma, time } = world
    const phones = [amara]
    for (const name of ['second', 'third']) {
      const next = world.more[name]
      if (!next) throw new Error('a phone is missing')
      await addPhone(world, amara, next)
      phones.push(next)
    }
    await time.pass(HOUR)
    const written: { readonly by: Device; readonly text: string }[] = []
    const isIn = (device: Device) => device.haven().devices.standing.value === 'active'
    let removed: Device | null = null
    for (let turn = 0; turn < 40; turn++) {
      const phone = phones[chance.between(0, phones.length - 1)] ?? amara
      const whichever = chance.happens(0.3) ? juma : phone
      const deed = chance.between(0, 7)
      const self = phone.haven().self.value?.id ?? ''
      const [pair] = whichever.haven().pairs.value
      if (deed === 0) phone.link().part()
      else if (deed === 1) phone.link().meet()
      else if (deed === 2) {
        phone.kill()
        await phone.start()
      } else if (deed === 3) await time.finish(whichever.haven().devices.renewKeys(), HOUR)
      else if (deed === 4 && !removed && turn > 20) {
        const others = phones.filter(one => one !== phone)
        removed = others[chance.between(0, others.length - 1)] ?? null
        const id = removed?.haven().devices.list.value.find(({ here }) => here)?.id ?? ''
        if (isIn(phone)) await time.finish(phone.haven().devices.remove(id), HOUR)
        else removed = null
      } else if (deed <= 5 && pair)
        await time.finish(whichever.haven().act(pair.id, gratitude, { do: 'give', thanks }), HOUR)
      else {
        const text = `note ${turn}`
        const done = await time.finish(phone.haven().act(self, journal, { do: 'write', text }), HOUR)
        if (done.ok) written.push({ by: phone, text })
      }
      await time.pass(chance.between(0, 20_000))
    }
    for (const phone of phones) phone.link().meet()
    await time.pass(2 * HOUR)
    const staying = phones.filter(one => one !== removed)
    const [first] = staying
    if (!first) throw new Error('nobody is left')
    for (const phone of staying) {
      const views = [phone.haven().self.value, ...phone.haven().pairs.value]
      expect(views.map(view => [view?.sync, view?.unread])).toEqual([
        [{ state: 'synced' }, 0],
        [{ state: 'synced' }, 0],
      ])
      expect(phone.haven().devices.list.value).toHaveLength(staying.length)
      expect(notesOf(phone)).toEqual(notesOf(first))
      expect(thanksOf(phone)).toBe(thanksOf(juma))
    }
    expect(juma.haven().pairs.value.map(({ sync, unread }) => [sync, unread])).toEqual([
      [{ state: 'synced' }, 0],
    ])
    for (const { by, text } of written)
      if (by !== removed) for (const phone of staying) expect(notesOf(phone)).toContain(text)
      else expect(notesOf(by)).toContain(text)
    if (removed) expect(removed.haven().devices.standing.value).toBe('removed')
  })
