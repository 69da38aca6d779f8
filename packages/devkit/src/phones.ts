/** A person's next phone: the device link, the signs, and the wait until it is in every space. */
import { reaches } from './pairing.ts'
import type { Device, World } from './world.ts'

const PATIENCE_MS = 20 * 60_000

/** `next` becomes one more device of the person who holds `first`. */
export async function addPhone(world: World, first: Device, next: Device): Promise<void> {
  const { time } = world
  const inviting = await time.finish(first.haven().devices.invite(), PATIENCE_MS)
  const { link } = await reaches(world, inviting, 'waiting')
  const joining = await time.finish(next.haven().becomeDevice(link, 'sw'), PATIENCE_MS)
  const theirs = await reaches(world, joining, 'compare')
  const ours = await reaches(world, inviting, 'compare')
  if (ours.signs.join() !== theirs.signs.join()) throw new Error('the two phones show different signs')
  await time.finish(Promise.all([inviting.confirm(), joining.confirm()]), PATIENCE_MS)
  await reaches(world, inviting, 'paired')
  await reaches(world, joining, 'paired')
  inviting.leave()
  joining.leave()
}
