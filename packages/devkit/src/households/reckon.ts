/** What must hold at every quiet moment of a household, told by the expectation and read from outside. */
import { type Audit, AuditFailed, parseEntry } from '../auditor.ts'
import { mayBeRead, type Told } from '../model.ts'
import { modifiedClient } from '../modified-client.ts'
import { readSpace, rowsOf } from '../reckoning.ts'
import type { Household, Phone } from './cast.ts'
import { mustNotRead, mustNotShow, mustShow } from './expectation.ts'
import { shownOn, statesOn, viewsOf } from './views.ts'

export async function reckonHousehold(home: Household): Promise<string[]> {
  const { world, phones, told } = home
  const wrong: string[] = []
  const open = phones.filter(({ device }) => device.isOn())
  const inside = open.filter(({ told }) => told.standing === 'in')

  for (const { device, told } of inside) {
    if (device.haven().devices.standing.value !== 'active') wrong.push(`${device.name} counts as taken out`)
    for (const view of viewsOf(device)) {
      // Who took it out of the space of the two was lost before the rest of it got through.
      if (view.left || (told.bare && view.kind === 'pair')) continue
      if (view.sync.state !== 'synced')
        wrong.push(`${device.name}'s ${view.kind} is ${JSON.stringify(view.sync)}`)
      if (view.unread > 0) wrong.push(`${device.name}'s ${view.kind} could not read ${view.unread} entries`)
      if (view.withheld > 0) wrong.push(`${device.name}'s ${view.kind} has words withheld`)
    }
    const kinds = viewsOf(device).map(view => `${view.kind}${view.left ? ' left' : ''}`)
    const { left, leftAt } = told.person
    const expected = ['self', left === 'yes' ? 'pair left' : 'pair']
    // A phone that came after the leaving, or just then, has nothing of the space.
    const may = told.bare || (left === 'yes' && told.since >= leftAt) ? ['self'] : expected
    if (![expected.join(), may.join()].includes(kinds.join()))
      wrong.push(`${device.name} has ${kinds.join()} instead of ${expected.join()}`)
  }
  for (const { device, told } of open) {
    const standing = device.haven().devices.standing.value
    if (told.standing === 'out' && standing !== 'removed')
      wrong.push(`${device.name} does not know that it was taken out`)
  }

  // Phones of one person show one thing, and as long as both are there, so do those of both.
  for (const kind of ['self', 'pair'] as const) {
    for (const one of inside)
      for (const other of inside) {
        // Who left reads nothing more: each of their phones keeps what it had.
        const together =
          one.told.person === other.told.person
            ? kind === 'self' || one.told.person.left === 'no'
            : kind === 'pair' && told.people.every(({ left }) => left === 'no')
        if (kind === 'pair' && (one.told.bare || other.told.bare)) continue
        if (one === other || !together) continue
        if (statesOn(one.device, kind) !== statesOn(other.device, kind))
          wrong.push(`${one.device.name} and ${other.device.name} see different states of ${kind}`)
      }
  }
  for (const { device, told: phone } of open) {
    const shown = shownOn(device)
    for (const word of told.words) {
      const isThere = shown.includes(JSON.stringify(word.text).slice(1, -1))
      if (mustShow(word, phone) && !isThere) wrong.push(`${device.name} has lost "${word.text}"`)
      if (isThere && mustNotShow(word, phone)) wrong.push(`${device.name} shows "${word.text}"`)
    }
  }
  wrong.push(...(await atTheRelay(home, inside)))
  wrong.push(...world.leaks.map(leak => `words lay open: ${leak}`))
  wrong.push(...world.relay.defects.map(line => `the relay met a defect: ${JSON.stringify(line)}`))
  return [...new Set(wrong)]
}

async function atTheRelay(home: Household, inside: readonly Phone[]): Promise<string[]> {
  const { world, told } = home
  const wrong: string[] = []
  const audits: Audit[] = []
  const selfs = new Set(inside.flatMap(({ device }) => device.haven().self.value?.id ?? []))
  let pair: Told | null = null
  for (const space of [home.space, ...selfs]) {
    const rows = await rowsOf(world, space)
    if (rows.length === 0) continue
    try {
      const reading = await readSpace(world, space, world.devices)
      audits.push(reading.audit)
      if (space === home.space) pair = reading.told
    } catch (error) {
      if (!(error instanceof AuditFailed)) throw error
      wrong.push(
        `the log of ${space === home.space ? 'the pair' : 'a self space'} is unsound: ${error.message}`,
      )
      continue
    }
    wrong.push(
      ...outsiders(
        home,
        rows.map(({ bytes }) => bytes),
        audits.at(-1)!,
      ),
    )
  }
  const texts = audits.flatMap(({ said }) => said.map(({ data }) => JSON.stringify(data)))
  for (const word of told.words) {
    const times = texts.filter(text => text.includes(JSON.stringify(word.text))).length
    if (times > 1) wrong.push(`"${word.text}" stands in the log ${times} times`)
    if (times > 0 && word.outcome === 'refused') wrong.push(`"${word.text}" was refused and yet written`)
    if (times > 0 && word.fate === 'deleted') wrong.push(`"${word.text}" was deleted, and the relay holds it`)
  }
  if (pair) wrong.push(...(await early(home, inside, pair)))
  return wrong
}

/** Nobody reads what the expectation keeps from them, with all that their phone ever held and all that the relay has. */
function outsiders(home: Household, rows: readonly Uint8Array[], audit: Audit): string[] {
  const wrong: string[] = []
  const { phones, told, world } = home
  const tried = new Set<string>()
  for (const said of audit.said) {
    const row = rows[said.index - 1]
    if (!row) continue
    const entry = parseEntry(row)
    const text = JSON.stringify(said.data)
    const word = told.words.find(one => text.includes(JSON.stringify(one.text)))
    if (!word || entry.erased) continue
    for (const { device, told: phone } of phones) {
      // One key opens all of one device and epoch.
      const name = `${device.name} ${entry.device} ${entry.epoch}`
      if (!mustNotRead(word, phone) || tried.has(name)) continue
      tried.add(name)
      if (device.knows.read(entry) !== null)
        wrong.push(`${device.name} can read "${word.text}", which is not for it`)
    }
    const reader = phones.find(({ told }) => mustShow(word, told))
    if (!tried.has(entry.device)) {
      tried.add(entry.device)
      if (world.wire.read(entry) !== null) wrong.push(`the relay can read "${word.text}"`)
      // The check itself must be able to fail.
      if (reader && reader.device.knows.read(entry) === null)
        wrong.push(`the adversary can't read what ${reader.device.name} shows`)
    }
  }
  return wrong
}

/** No sealed word is read before its time, by any phone of the other. */
async function early(home: Household, inside: readonly Phone[], pair: Told): Promise<string[]> {
  const wrong: string[] = []
  const today = new Date(home.world.time.now()).toISOString().slice(0, 10)
  for (const { device } of inside) {
    const view = viewsOf(device).find(({ kind }) => kind === 'pair')
    if (!view || view.left) continue
    const closed = [...pair.seals.values()].filter(word => word.by !== view.me.id && !mayBeRead(word, today))
    home.opened += [...pair.seals.values()].filter(word => word.fate === 'both').length
    if (closed.length === 0) continue
    const client = await modifiedClient(home.world, device, home.space)
    for (const word of closed) {
      await client.relay.gate(client.who, word.seal.gate)
      const text = device.knows.open(word.seal)
      if (text !== null) wrong.push(`${device.name} can read a sealed ${word.practice}: ${text}`)
    }
  }
  return wrong
}
