/** One run of a household: two people with up to three phones each, everything that can happen to phones, and the reckoning at each quiet moment. */

import { CALM } from '../hostile-network.ts'
import { pairUp } from '../pairing.ts'
import { type Run, weather } from '../simulation.ts'
import { createWorld } from '../world.ts'
import { castOf, type Household } from './cast.ts'
import { doStep } from './deeds.ts'
import { findForks, forked } from './forks.ts'
import { reckonHousehold } from './reckon.ts'
import { chanceOf, type Step, writeScript } from './script.ts'
import { pairViewOf } from './views.ts'

const MINUTE = 60_000
/** Longer than the longest back-off, twice. */
const HEALING_MS = 30 * MINUTE

export interface HouseholdOptions {
  /** Only the steps with these ids. */
  readonly keep?: readonly number[]
}

/** What to type to see a run again. */
export const howToSee = (seed: string, { keep }: HouseholdOptions = {}): string =>
  `node_modules/.bin/node packages/devkit/src/simulate.ts --kind household ${keep ? `--keep ${keep.join()} ` : ''}--seed "${seed}"`

export async function simulateHousehold(seed: string, { keep }: HouseholdOptions = {}): Promise<Run> {
  const script = writeScript(seed).filter(({ id }) => !keep || keep.includes(id))
  const world = await createWorld(seed, {
    more: ['amara 2', 'amara 3', 'juma 2', 'juma 3'],
    skewed: true,
  })
  try {
    const home = castOf(world, await pairUp(world))
    await play(home, script)
    return {
      seed,
      wrong: home.wrong,
      story: world.log.text(),
      digest: world.log.digest(),
      acts: home.told.words.length,
      kept: home.told.words.filter(({ outcome }) => outcome === 'kept').length,
      crashes: home.crashes,
      opened: home.opened,
    }
  } finally {
    for (const device of world.devices) device.kill()
    world.relay.crash()
    world.end()
  }
}

async function play(home: Household, script: readonly Step[]): Promise<void> {
  const { world } = home
  const { time, relay, log } = world
  const rough = chanceOf(world.seed, { id: -1 } as Step)
  for (const { device } of home.phones) {
    device.weather = rough.happens(0.3) ? weather(rough) : CALM
    device.link().weather = device.weather
  }
  for (const step of script) {
    const chance = chanceOf(world.seed, step)
    await revive(home, chance.happens(0.7))
    if (step.deed === 'quiet') await quiet(home)
    else await doStep(home, step, chance)
    await time.pass(step.wait)
    if (chance.happens(0.5)) relay.start()
    if (home.wrong.length > 0 || home.isForked) return
  }
  log.say('world', 'the end')
  await quiet(home)
}

async function revive({ phones, died }: Household, all: boolean): Promise<void> {
  for (const { device, told } of phones) {
    if (device.isOn() && device.store().crashed()) died(device)
    if (device.isOn() || told.standing === 'lost' || !all) continue
    device.fate = () => 'done'
    await device.start()
  }
}

/** Everything heals, and time passes until everything has reached everybody. */
async function quiet(home: Household): Promise<void> {
  const { world, phones, told } = home
  const { time, relay, log } = world
  log.say('world', 'everything heals')
  relay.start()
  await revive(home, true)
  for (const { device } of phones) {
    device.fate = () => 'done'
    device.weather = CALM
    device.link().weather = CALM
    device.link().meet()
  }
  await time.until(() => phones.every(isAtRest), HEALING_MS)
  // Errands and changes of keys follow what was synced.
  await time.pass(HEALING_MS)
  told.quiet({
    in: told => phones.some(phone => phone.told === told && stands(phone)),
    paired: told =>
      phones.some(phone => {
        const pair = phone.told === told && stands(phone) ? pairViewOf(phone.device) : null
        return pair !== null && pair.sync.state !== 'removed'
      }),
  })
  for (const { paper } of told.people) if (paper) paper.usable = true
  const forks = await forked(home)
  if (forks.length > 0) {
    log.say('world', 'two orders stand against each other')
    home.isForked = true
    home.wrong.push(...(await findForks(home, forks)))
    return
  }
  home.wrong.push(...(await reckonHousehold(home)))
  home.backup = relay.backUp()
}

type Phone = Household['phones'][number]
const stands = ({ device, told }: Phone): boolean =>
  told.standing !== 'lost' &&
  device.isOn() &&
  device.haven().self.value !== null &&
  device.haven().devices.standing.value === 'active'

/** Nothing is under way on it. */
function isAtRest(phone: Phone): boolean {
  if (!stands(phone)) return true
  const { self, pairs, devices } = phone.device.haven()
  const states = [self.value, ...pairs.value].map(view => view?.sync.state)
  return states.every(state => state === 'synced') && !devices.list.value.some(({ leaving }) => leaving)
}
