/** What one step of a household's script does, where it can be done. */
import { gratitude, journal, vulnerability } from '#practices'
import { all } from '../../../practices/src/shared/shelf.ts'
import { drawAct, MARKER } from '../acts.ts'
import type { Chance } from '../chance.ts'
import { CALM } from '../hostile-network.ts'
import { addPhone } from '../phones.ts'
import { weather } from '../simulation.ts'
import type { Device } from '../world.ts'
import type { Household, Phone } from './cast.ts'
import { isSure, type Word } from './expectation.ts'
import { ordersAtRelay } from './forks.ts'
import { PHONES_EACH, type Step } from './script.ts'
import { pairViewOf } from './views.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export async function doStep(home: Household, step: Step, chance: Chance): Promise<void> {
  const { world, phones, told } = home
  const { time, log, relay } = world
  const phone = phones[step.phone]!
  const { device } = phone
  const own = phones.filter(other => other.told.person === phone.told.person)
  const other = own[step.other % PHONES_EACH]!
  const runs = device.isOn() && ['in', 'maybe'].includes(phone.told.standing)
  const say = (what: string) => log.say(device.name, what)
  const begun = <T>(work: Promise<T>, then: (value: T) => void) => {
    work.then(then).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      if (device.isOn() && !device.store().crashed())
        home.wrong.push(`${device.name}'s app threw at "${step.deed}": ${text}`)
    })
  }

  switch (step.deed) {
    case 'note':
    case 'thank':
    case 'closer':
    case 'unwrite':
      if (runs) write(home, phone, step, chance, begun)
      return
    case 'add':
      if (runs && other.told.standing === 'blank') await add(home, phone, other)
      return
    case 'remove': {
      if (!runs || phone === other || !['in', 'maybe', 'lost'].includes(other.told.standing)) return
      const id = idOf(other)
      // Nobody takes out what the list does not show.
      if (!id || !device.haven().devices.list.value.some(one => one.id === id)) return
      say(`takes ${other.device.name} out`)
      // Whether it was written is known at once, or never.
      let certain = false
      begun(device.haven().devices.remove(id), done => {
        certain = done.ok
        say(done.ok ? 'it is out' : done.error.fault)
      })
      await time.pass(200)
      told.takenOut(other.told, phone.told, certain && isSure(phone.told))
      return
    }
    case 'rotate':
      if (runs) begun(device.haven().devices.renewKeys(), () => say('renews the keys'))
      return
    case 'leave': {
      // A new phone does not have the space of the two at once.
      if (!runs || !pairViewOf(device)) return
      let certain = false
      begun(device.haven().parting.leave(home.space, { notice: chance.happens(0.3) }), done => {
        certain = done.ok
        say(done.ok ? 'leaves' : done.error.fault)
      })
      await time.pass(200)
      told.leaves(phone.told.person, certain && isSure(phone.told))
      return
    }
    case 'words': {
      if (!runs) return
      phone.told.person.paper = null
      const at = told.quiets()
      const words = await within(home, device.haven().recovery.make())
      if (!words) return
      const asked = [2, 7].map(place => ({ at: place, word: words[place]! }))
      const done = await within(home, device.haven().recovery.confirm(asked))
      if (done?.ok && isSure(phone.told))
        phone.told.person.paper = { words, by: phone.told, at, usable: false }
      say(`makes words: ${done?.ok}`)
      return
    }
    case 'drop words':
      if (!runs) return
      phone.told.person.paper = null
      begun(device.haven().recovery.drop(), () => say('drops the words'))
      return
    case 'recover': {
      const { paper } = phone.told.person
      if (phone.told.standing !== 'blank' || !paper?.usable || !device.isOn()) return
      calm(phone)
      relay.start()
      const recovering = device.haven().recover(paper.words.join(' '), 'sw')
      await time.until(() => recovering.stage.value.stage === 'done', HOUR)
      const { stage } = recovering.stage.value
      say(`comes back by words: ${stage}`)
      if (stage === 'done') return told.comesIn(phone.told)
      if (!home.mayDiffer)
        home.wrong.push(
          `${device.name} does not come back by the words: ${JSON.stringify(recovering.stage.value)}`,
        )
      recovering.stop()
      wipe(home, phone)
      return
    }
    case 'lose':
      if (!['in', 'maybe'].includes(phone.told.standing)) return
      say('is lost')
      wipe(home, phone)
      told.lost(phone.told)
      return
    case 'carry':
      return carry(home, phone, phones[step.other]!, chance, begun)
    case 'save':
      if (phone.told.standing === 'in')
        phone.saved = { rows: structuredClone(device.store().disk.rows), at: told.quiets(), used: false }
      return
    case 'put back': {
      const { saved } = phone
      if (!saved || saved.at !== told.quiets() || phone.told.standing === 'lost') return
      home.died(device)
      say('is put back to an earlier day')
      lay(device, saved.rows)
      told.doubted(phone.told)
      // Put back to one day twice, it may be the device that it had itself taken out when it went on as another.
      if (saved.used && phone.told.standing === 'in') phone.told.standing = 'maybe'
      phone.saved = { ...saved, used: true }
      return
    }
    case 'copy':
      if (phone.told.standing !== 'in' || other.told.standing !== 'blank') return
      home.died(device)
      home.died(other.device)
      say(`is copied to ${other.device.name}`)
      lay(other.device, device.store().disk.rows)
      told.doubted(phone.told)
      phone.told.standing = 'maybe'
      other.told.standing = 'maybe'
      for (const each of [phone, other]) each.told.twin = true
      home.mayDiffer = true
      return
    case 'weather':
      device.weather = chance.happens(0.5) ? CALM : weather(chance)
      device.link().weather = device.weather
      return
    case 'part':
      return device.link().part()
    case 'meet':
      return device.link().meet()
    case 'kill':
      return home.died(device)
    case 'die at a commit': {
      const at = device.store().commits() + chance.between(1, 3)
      const fate = chance.pick(['crash-before', 'crash-after'] as const)
      device.fate = count => (count === at ? fate : 'done')
      return
    }
    case 'full': {
      const at = device.store().commits() + 1
      device.fate = count => (count === at ? 'full' : 'done')
      return
    }
    case 'relay dies':
      relay.crash()
      home.crashes++
      return
    case 'relay put back': {
      const { backup } = home
      if (backup === null) return
      relay.crash()
      say('the relay is put back to an earlier day')
      home.shown.push(await ordersAtRelay(home))
      await relay.putBack(backup)
      home.mayDiffer = true
      for (const person of told.people) if (person.paper) person.paper.usable = false
      // Mostly whoever is there brings back what it lost, before others come.
      if (!chance.happens(0.8)) return
      relay.start()
      await time.pass(10 * MINUTE)
      return
    }
    case 'a day':
      for (const one of phones) home.died(one.device)
      await time.pass(DAY)
      return
  }
}

type Begun = <T>(work: Promise<T>, then: (value: T) => void) => void

function write(home: Household, phone: Phone, step: Step, chance: Chance, begun: Begun): void {
  const { device, told: by } = phone
  const { told, world } = home
  const self = device.haven().self.value
  const pair = pairViewOf(device)
  const text = `${MARKER} ${device.name} ${step.id}. ${'maneno '.repeat(chance.below(4))}`.trim()
  const say = (what: string, done: { readonly ok: boolean }) =>
    world.log.say(device.name, `${what}: ${done.ok ? 'kept' : JSON.stringify(done)}`)
  const keep = (space: Word['space'], work: ReturnType<ReturnType<Device['haven']>['act']>, what: string) => {
    const word: Word = {
      text,
      space,
      by,
      at: told.quiets(),
      outcome: 'unknown',
      fate: isSure(by) ? 'stays' : 'may',
      deletedAt: 0,
      deletedBy: null,
    }
    told.words.push(word)
    begun(work, done => {
      say(what, done)
      const died = !done.ok && 'fault' in done.error && done.error.fault === 'StoreClosed'
      word.outcome = done.ok ? 'kept' : died ? 'unknown' : 'refused'
    })
  }
  const { act } = device.haven()
  if (step.deed === 'note') {
    if (self) keep('self', act(self.id, journal, { do: 'write', text }), `note ${step.id}`)
  } else if (step.deed === 'thank') {
    const thanks = { kind: 'words', did: text, gave: '', says: '' }
    if (pair) keep('pair', act(pair.id, gratitude, { do: 'give', thanks }), `thanks ${step.id}`)
  } else if (step.deed === 'closer') {
    const person = { name: device.name, chance, now: device.clock().now }
    for (let tries = 0; pair && tries < 20; tries++) {
      const drawn = drawAct(person, null, pair, step.id)
      if (drawn?.slice !== vulnerability) continue
      begun(act(drawn.space, drawn.slice, drawn.intent), done => say(`closer ${drawn.intent.do}`, done))
      return
    }
  } else {
    const notes = self
      ? all(self.stateOf<typeof journal.initial>(journal).notes).flatMap(one => (one ? [one] : []))
      : []
    const given = pair
      ? all(pair.stateOf<typeof gratitude.initial>(gratitude).notes).flatMap(note =>
          note.by === pair.me.id && note.kind === 'given' && note.thanks.kind === 'words'
            ? [{ id: note.id, text: note.thanks.did }]
            : [],
        )
      : []
    const isNote = given.length === 0 || chance.happens(0.5)
    const list = isNote ? notes : given
    if (list.length === 0) return
    const one = chance.pick(list)
    const word = told.words.find(each => each.text === one.text)
    const space = isNote ? self : pair
    if (!word || !space || word.fate === 'deleted') return
    const before = word.fate
    word.fate = 'may be deleted'
    begun(
      act(
        space.id,
        isNote ? journal : gratitude,
        isNote ? { do: 'remove', note: one.id } : { do: 'delete', note: one.id },
      ),
      done => {
        say(`deletes ${one.text}`, done)
        if (done.ok && isSure(by) && (word.space === 'self' || by.person.left === 'no'))
          Object.assign(word, { fate: 'deleted', deletedAt: told.quiets(), deletedBy: by })
        else if (!done.ok && !('fault' in done.error && done.error.fault === 'StoreClosed'))
          word.fate = before
      },
    )
  }
}

async function add(home: Household, from: Phone, next: Phone): Promise<void> {
  const { world, told } = home
  if (!next.device.isOn()) return
  calm(from)
  calm(next)
  world.relay.start()
  try {
    await addPhone(world, from.device, next.device)
    told.comesIn(next.told)
    if (!isSure(from.told)) next.told.standing = 'maybe'
    else told.added(next.told, from.told)
  } catch (error) {
    world.log.say(next.device.name, `does not come in: ${String(error)}`)
    if (
      isSure(from.told) &&
      !home.mayDiffer &&
      !from.device.store().crashed() &&
      !next.device.store().crashed()
    )
      home.wrong.push(`${next.device.name} does not come in: ${String(error)}`)
    wipe(home, next)
  }
}

function carry(home: Household, from: Phone, to: Phone, chance: Chance, begun: Begun): void {
  if (from === to || !from.device.isOn() || !pairViewOf(from.device)) return
  const older = home.files.length > 0 && chance.happens(0.4) ? chance.pick(home.files) : null
  const isLost = chance.happens(0.2)
  const work = from.device.haven().carry.bundle(home.space, { whole: chance.happens(0.3) })
  begun(work, made => {
    if (made.ok) home.files.push({ to, bytes: made.value.bytes })
    const file = older ?? (made.ok && !isLost ? { to, bytes: made.value.bytes } : null)
    if (!file?.to.device.isOn() || !['in', 'maybe'].includes(file.to.told.standing)) return
    begun(file.to.device.haven().carry.take(file.bytes), taken => {
      const said = taken.ok ? `${taken.value.news} new` : taken.error.fault
      home.world.log.say(file.to.device.name, `takes a file: ${said}`)
      const isNamed = ['NotForUs', 'GapInLog', 'RemovedDevice', 'StoreFull', 'StoreClosed'].includes(said)
      if (!taken.ok && !isNamed && !home.mayDiffer)
        home.wrong.push(`${file.to.device.name} could not take a file: ${said}`)
    })
  })
}

function wipe({ died, world }: Household, phone: Phone): void {
  died(phone.device)
  phone.device.store().disk.rows.clear()
  phone.saved = null
  phone.device.fate = () => 'done'
  world.log.say(phone.device.name, 'is empty now')
}

function lay(device: Device, rows: ReadonlyMap<string, unknown>): void {
  const { disk } = device.store()
  disk.rows.clear()
  for (const [key, value] of structuredClone(rows)) disk.rows.set(key, value)
}

function calm({ device }: Phone): void {
  device.fate = () => 'done'
  device.weather = CALM
  device.link().weather = CALM
  device.link().meet()
}

/** The id that a phone has, or had, among the devices of its person. */
const ids = new WeakMap<Phone, string>()
function idOf(phone: Phone): string | null {
  const here = phone.device.isOn()
    ? phone.device.haven().devices.list.value.find(one => one.here)?.id
    : undefined
  if (here) ids.set(phone, here)
  return ids.get(phone) ?? null
}

async function within<T>({ world }: Household, work: Promise<T>): Promise<T | null> {
  let value: T | null = null
  work.then(
    done => {
      value = done
    },
    () => {},
  )
  await world.time.until(() => value !== null, 60_000)
  return value
}
