/** Amara invites, Juma joins, both compare the signs and confirm: what every world with a pair begins with. */
import type { Pairing, PairingStage } from '#engine'
import type { Device, World } from './world.ts'

const PATIENCE_MS = 20 * 60_000

export async function begin(world: World, device: Device): Promise<void> {
  const name = device.name.charAt(0).toUpperCase() + device.name.slice(1)
  const begun = await world.time.finish(device.haven().begin(name, 'sw'), PATIENCE_MS)
  if (!begun.ok) throw new Error(`${name} could not begin: ${begun.error.fault}`)
}

/** Lets time pass until a pairing stands at one of these stages. */
export async function reaches<S extends PairingStage['stage']>(
  world: World,
  pairing: Pairing,
  ...stages: readonly S[]
): Promise<Extract<PairingStage, { stage: S }>> {
  const there = () => (stages as readonly string[]).includes(pairing.stage.value.stage)
  if (!(await world.time.until(there, PATIENCE_MS))) {
    throw new Error(`pairing stands at ${JSON.stringify(pairing.stage.value)}, not at ${stages.join(' or ')}`)
  }
  return pairing.stage.value as Extract<PairingStage, { stage: S }>
}

/** Both have begun and are paired; gives the id of their space. */
export async function pairUp(world: World): Promise<string> {
  const { amara, juma } = world
  for (const device of [amara, juma]) await begin(world, device)
  return pairOf(world, amara, juma)
}

/** Both have begun before; the first one invites. */
export async function pairOf(world: World, inviter: Device, joiner: Device): Promise<string> {
  const { time } = world
  const inviting = await time.finish(inviter.haven().invite(), PATIENCE_MS)
  const { link } = await reaches(world, inviting, 'waiting')
  const joining = await time.finish(joiner.haven().join(link), PATIENCE_MS)
  const theirs = await reaches(world, joining, 'compare')
  const ours = await reaches(world, inviting, 'compare')
  if (ours.signs.join() !== theirs.signs.join()) throw new Error('the two phones show different signs')
  await time.finish(Promise.all([inviting.confirm(), joining.confirm()]), PATIENCE_MS)
  const { space } = await reaches(world, inviting, 'paired')
  await reaches(world, joining, 'paired')
  inviting.leave()
  joining.leave()
  return space
}
