/** How an empty profile becomes somebody's: begun anew, as one more device of its person, or come back with the words. */
import { type AesKey, base64url, chainStart, emptyLog, makeSpace, newRing, type Primitives } from '#protocol'
import type { Desk, Pen } from './desk.ts'
import type { SeededKeys } from './device-keys.ts'
import type { Haven, Pairing } from './haven.ts'
import type { Ledger } from './ledger.ts'
import type { Profile } from './profile.ts'
import {
  forgetRecovering,
  type RecoveringSide,
  type RecoverParts,
  startRecovering,
} from './recovery/recover.ts'
import { freshSpace, type Space } from './space.ts'
import { createVault, newLocalKey } from './vault.ts'

export interface BeginningParts extends Omit<RecoverParts, 'open'> {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly profile: Profile
  readonly freshId: () => string
  readonly newKeys: () => Promise<SeededKeys>
  /** `open`: asked before the first thing is stored; false when the store takes nothing. */
  readonly joinAsDevice: (link: string, open: () => Promise<boolean>) => Promise<Pairing>
  /** The self space is here, and is known to nobody yet. */
  readonly begun: (space: Space) => void
}

export interface Beginning extends Pick<Haven, 'begin' | 'becomeDevice' | 'recover'> {
  /** The key that everything on this device lies under; false when it is there already. */
  readonly openVault: (pen: Pen, localKey: AesKey) => boolean
  /** Something changed. */
  readonly look: () => void
  readonly stop: () => void
}

export function createBeginning(parts: BeginningParts): Beginning {
  const { p, desk, ledger, profile, freshId, newKeys } = parts
  let recovering: RecoveringSide | null = null

  const openVault: Beginning['openVault'] = (pen, localKey) => {
    if (desk.hasVault()) return false
    desk.unlock(createVault(p, localKey))
    pen.put('keys', 'local', localKey)
    return true
  }
  /** Nobody has begun here, and this device is to be one more of somebody's. False when the store takes nothing. */
  const openFor = async (language: 'en' | 'sw'): Promise<boolean> => {
    const localKey = await newLocalKey(p)
    let unlocked = false
    const done = await desk.change(async pen => {
      unlocked = openVault(pen, localKey)
      await profile.await(pen, language)
    })
    if (!done.ok && unlocked) desk.unlock(null)
    return done.ok
  }
  const otherWay = (): void => {
    recovering?.stop()
    recovering = null
  }

  const begin: Haven['begin'] = async (name, language) => {
    otherWay()
    const localKey = await newLocalKey(p)
    const [id, member, made, epochKey] = [freshId(), freshId(), await newKeys(), p.random(32)]
    const genesis = await makeSpace(p, { space: id, kind: 'self', member, keys: made.keys, epochKey })
    const ring = newRing(p)
    ring.addEpochKey(1, epochKey)
    const log = emptyLog(id)
    const row = {
      kind: 'self' as const,
      member,
      epochs: [[1, base64url(epochKey)] as const],
      stage: 'open' as const,
      otherName: null,
    }
    const space = freshSpace({ id, keys: made.keys, ring, row, log, chain: chainStart, seen: log })
    let unlocked = false
    const done = await desk.change(async pen => {
      if (profile.person.peek()) return
      unlocked = openVault(pen, localKey)
      forgetRecovering(pen)
      await profile.begin(pen, name, language)
      await ledger.begin(pen, space, genesis, made.seed)
      pen.afterwards(() => parts.begun(space))
    })
    if (!done.ok) {
      if (unlocked) desk.unlock(null)
      return done
    }
    await profile.tell()
    return done
  }

  return {
    openVault,
    begin,
    becomeDevice: async (link, language) => {
      if (profile.person.peek()) throw new Error('who has begun here can not become another')
      otherWay()
      return parts.joinAsDevice(link, () => openFor(language))
    },
    recover: (text, language) => {
      if (profile.person.peek()) throw new Error('who has begun here has nothing to come back to')
      otherWay()
      recovering = startRecovering({ ...parts, open: () => openFor(language) }, text)
      return recovering
    },
    look: () => recovering?.look(),
    stop: otherWay,
  }
}
