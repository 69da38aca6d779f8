/**
 * One run of the deterministic simulation: from a seed, two people act on their devices while the network, the devices
 * and the relay fail in every way that the seed draws; then everything heals, and the reckoning is made.
 */
import { type Act, drawAct } from './acts.ts'
import type { Chance } from './chance.ts'
import { CALM, STORM, type Weather } from './hostile-network.ts'
import type { SealedWord } from './model.ts'
import { pairUp } from './pairing.ts'
import { type Done, earlyReadings, reckon, viewOf } from './reckoning.ts'
import { createWorld, type Device, type World } from './world.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** After everything has healed: as long as the longest back-off, twice. */
const HEALING_MS = 15 * MINUTE

export interface Run {
  readonly seed: string
  /** What was wrong; empty when all held. */
  readonly wrong: readonly string[]
  /** The story, to be read by a person. */
  readonly story: string
  readonly digest: string
  readonly acts: number
  readonly kept: number
  readonly crashes: number
  /** Sealed texts that a person could read at the end, so that nobody takes an empty run for a good one. */
  readonly opened: number
}

export interface RunOptions {
  /** Steps of the schedule; drawn from the seed when absent. */
  readonly steps?: number
  /** Bad weather from the first moment, while the two pair; else as the seed has it. */
  readonly rough?: boolean
}

/** What to type to see a run again. */
export function howToRepeat(seed: string, { steps, rough }: RunOptions = {}): string {
  const parts = [rough ? '--kind rough ' : '', steps === undefined ? '' : `--steps ${steps} `]
  return `node_modules/.bin/node packages/devkit/src/simulate.ts ${parts.join('')}--seed "${seed}"`
}

export async function simulate(seed: string, options: RunOptions = {}): Promise<Run> {
  const world = await createWorld(seed)
  try {
    return await play(world, options)
  } finally {
    for (const device of world.devices) device.kill()
    world.relay.crash()
    world.end()
  }
}

async function play(world: World, { steps, rough }: RunOptions): Promise<Run> {
  const { time, log, devices, relay } = world
  const chance = world.chance.branch('schedule')
  const wrong: string[] = []
  const done: Done[] = []
  let crashes = 0
  const running = new Set<Promise<void>>()
  /** Files on their way by hand: lost, doubled, or taken long after others. */
  const files: { readonly to: Device; readonly bytes: Uint8Array<ArrayBuffer> }[] = []

  const stormy = chance.happens(0.3)
  for (const device of devices) device.weather = (rough ?? stormy) ? weather(chance) : CALM
  for (const device of devices) device.link().weather = device.weather
  const space = await pairUp(world)
  log.say('world', 'Amara and Juma are paired')
  const memberOf = new Map(devices.map(device => [viewOf(device, 'pair')!.me.id, device]))

  /** By an act of its author, of which the relay may not have heard yet: a file may have told the other. */
  const isGiven = ({ by, seal }: SealedWord) =>
    done.some(
      ({ who, act: { intent }, outcome }) =>
        outcome !== 'refused' &&
        ['give', 'open-early'].includes(intent.do) &&
        [intent['round'], intent['note']].includes(seal.gate) &&
        memberOf.get(by)?.name === who,
    )

  // Drawn in any case, so that fewer steps are the beginning of the same story.
  const drawn = chance.between(20, 70)
  const total = steps ?? drawn
  for (let step = 0; step < total; step++) {
    await reviveWhoeverDied()
    const device = chance.pick(devices)
    const what = chance.weighted([
      [100, 'act'],
      [8, 'weather'],
      [6, 'part'],
      [6, 'meet'],
      [4, 'kill'],
      [3, 'die at a commit'],
      [1, 'full'],
      [3, 'relay dies'],
      [5, 'carry'],
      [1, 'a day'],
    ])
    if (what === 'act') act(device, step)
    else if (what === 'weather') {
      device.weather = weather(chance)
      device.link().weather = device.weather
    } else if (what === 'part') device.link().part()
    else if (what === 'meet') device.link().meet()
    else if (what === 'kill') kill(device)
    else if (what === 'carry') carry(device)
    else if (what === 'die at a commit') {
      const at = device.store().commits() + chance.between(1, 3)
      const fate = chance.pick(['crash-before', 'crash-after'] as const)
      log.say(device.name, `will die at commit ${at}: ${fate}`)
      device.fate = count => (count === at ? fate : 'done')
    } else if (what === 'full') {
      const at = device.store().commits() + 1
      device.fate = count => (count === at ? 'full' : 'done')
    } else if (what === 'relay dies') {
      relay.crash()
      crashes++
    } else {
      // A day without the app: a phone that stays open asks the relay every few minutes, and nothing comes of it.
      for (const one of devices) kill(one)
      await time.pass(DAY)
    }
    await time.pass(
      chance.weighted([
        [3, 0],
        [4, chance.between(0, 300)],
        [4, chance.between(0, 20 * SECOND)],
        [2, chance.between(0, 5 * MINUTE)],
        [0.2, chance.between(0, 2 * HOUR)],
      ]),
    )
    if (chance.happens(0.5)) relay.start()
    if (chance.happens(0.08)) wrong.push(...(await earlyReadings(world, space, memberOf, isGiven)))
  }

  await heal()
  wrong.push(...(await earlyReadings(world, space, memberOf)))
  // The jar's days come while the phones lie closed.
  for (const device of devices) device.kill()
  await time.pass(4 * DAY)
  for (const device of devices) await device.start()
  await settled()
  const opened = await finalWord()
  return {
    seed: world.seed,
    wrong,
    story: log.text(),
    digest: log.digest(),
    acts: done.length,
    kept: done.filter(({ outcome }) => outcome === 'kept').length,
    crashes,
    opened,
  }

  function act(device: Device, count: number): void {
    if (!device.isOn()) return
    const person = { name: device.name, chance: device.chance, now: device.clock().now }
    const drawn = drawAct(person, viewOf(device, 'self'), viewOf(device, 'pair'), count)
    if (!drawn) return
    const one: Done = { who: device.name, act: drawn, outcome: 'unknown' }
    done.push(one)
    const tried = device
      .haven()
      .act(drawn.space, drawn.slice, drawn.intent)
      .then(said => {
        // A store that was closed under the app says nothing of what is on its disk.
        const died = !said.ok && 'fault' in said.error && said.error.fault === 'StoreClosed'
        one.outcome = said.ok ? 'kept' : died ? 'unknown' : 'refused'
        log.say(device.name, `${nameOf(drawn)}: ${said.ok ? 'kept' : JSON.stringify(said.error)}`)
      })
    running.add(tried)
    void tried.finally(() => running.delete(tried)).catch(() => {})
    tried.catch((error: unknown) =>
      wrong.push(`${device.name}'s app threw at ${nameOf(drawn)}: ${String(error)}`),
    )
  }

  /** A file is made, and perhaps it or an older one is taken. */
  function carry(device: Device): void {
    const to = devices.find(other => other !== device)
    if (!device.isOn() || !to) return
    const older = files.length > 0 && chance.happens(0.5) ? chance.pick(files) : null
    const isLost = chance.happens(0.2)
    const carried = device
      .haven()
      .carry.bundle(space)
      .then(async made => {
        if (made.ok) files.push({ to, bytes: made.value.bytes })
        const file = older ?? (made.ok && !isLost ? { to, bytes: made.value.bytes } : null)
        if (!file?.to.isOn()) return
        const taken = await file.to.haven().carry.take(file.bytes)
        const said = taken.ok ? `${taken.value.news} new` : taken.error.fault
        log.say(file.to.name, `takes a file: ${said}`)
        if (!taken.ok && !taken.error.fault.startsWith('Store'))
          wrong.push(`${file.to.name} could not take a file: ${said}`)
      })
    running.add(carried)
    void carried.finally(() => running.delete(carried)).catch(() => {})
    carried.catch((error: unknown) => wrong.push(`${device.name}'s app threw at a file: ${String(error)}`))
  }

  function kill(device: Device): void {
    if (!device.isOn()) return
    device.kill()
    crashes++
  }

  async function reviveWhoeverDied(always = false): Promise<void> {
    for (const device of devices) {
      if (device.isOn() && device.store().crashed()) kill(device)
      if (device.isOn() || !(always || chance.happens(0.6))) continue
      device.fate = () => 'done'
      await device.start()
    }
  }

  async function heal(): Promise<void> {
    log.say('world', 'everything heals')
    relay.start()
    await reviveWhoeverDied(true)
    for (const device of devices) {
      device.fate = () => 'done'
      device.weather = CALM
      device.link().weather = CALM
      device.link().meet()
    }
    await settled()
  }

  /** Until both are synced and nothing changes any more; that it comes to that is a promise of its own. */
  async function settled(): Promise<void> {
    const quiet = () =>
      devices.every(
        device =>
          device.haven().self.value?.sync.state === 'synced' &&
          viewOf(device, 'pair')?.sync.state === 'synced',
      )
    await time.until(quiet, HEALING_MS)
    // Errands at gates follow what was synced.
    await time.pass(HEALING_MS)
  }

  async function finalWord(): Promise<number> {
    wrong.push(...(await reckon(world, space, done)))
    let count = 0
    for (const device of devices) {
      const view = viewOf(device, 'pair')
      const state = JSON.stringify(view?.stateOf({ id: 'vulnerability' } as never) ?? null)
      count += state.split('"stage":"answered"').length - 1
    }
    return count
  }
}

const nameOf = (act: Act) => `${act.slice.id} ${act.intent.do}`

export function weather(chance: Chance): Weather {
  if (chance.happens(0.4)) return CALM
  const part = () => chance.below(100) / 100
  return {
    least: STORM.least,
    most: chance.pick([50, 500, 3000, STORM.most]),
    loseRequest: STORM.loseRequest * part() * 2,
    loseAnswer: STORM.loseAnswer * part() * 2,
    twice: STORM.twice * part() * 2,
    cutLive: STORM.cutLive * part(),
    muteLive: STORM.muteLive * part(),
  }
}
