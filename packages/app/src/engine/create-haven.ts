/** Puts the engine together: store, spaces, sync, gates and pairings behind the one object that screens see. */
import { signal } from '@preact/signals'
import { people } from '#practices'
import {
  type AesKey,
  type Bytes,
  base64url,
  chainStart,
  createPrimitives,
  emptyLog,
  hex,
  type Invitation,
  makeSpace,
  newRing,
  type Platform,
  type Primitives,
} from '#protocol'
import { actsOf } from './acts.ts'
import { chanceOf } from './back-off.ts'
import { carryByHand } from './carry/carry.ts'
import { createDesk, must, type Pen } from './desk.ts'
import { newSeededKeys, type SeededKeys } from './device-keys.ts'
import { createDevices } from './devices.ts'
import { createDrafts } from './drafts.ts'
import { createEraser } from './erase/create-eraser.ts'
import { type Gates, openedWithoutIn, startGates } from './gates.ts'
import type { Haven, SpaceView } from './haven.ts'
import { createLedger, spaceKey } from './ledger.ts'
import { createHavenLock } from './lock/haven-lock.ts'
import type { Chore } from './own/chore.ts'
import { startKeeping } from './own/keeping.ts'
import { ownRecord } from './own/own-record.ts'
import { createPairings } from './pairings.ts'
import { acquaintancesOf, isBlocked } from './parting/acquaintances.ts'
import { createParting } from './parting/create-parting.ts'
import type { Clock, Network, Relay, Result, Store, StoreFault } from './ports.ts'
import { sealKeys } from './seal-keys.ts'
import { createSights } from './sight.ts'
import { freshSpace, otherOf, type Space } from './space.ts'
import { credentialsOf, type Meeting, type Sync, startSync } from './sync.ts'
import { createVault, newLocalKey } from './vault.ts'
import { createViews } from './views.ts'

export interface HavenParts {
  readonly store: Store
  readonly relay: Relay
  readonly clock: Clock
  /** WebCrypto and randomness. */
  readonly platform: Platform
  /** Origin as it stands in invitations, without a slash at its end. */
  readonly server: string
  readonly network?: Network
  /** Of a locked profile, from `unlock`. */
  readonly localKey?: AesKey
  /** Keys for a device in a new space; only simulations bring their own. */
  readonly newKeys?: (p: Primitives) => Promise<SeededKeys>
}

interface Profile {
  readonly name: string
  readonly language: 'en' | 'sw'
}
const PROFILE = 'profile'
/** Row `meta/becoming`: this device is on its way to be one more of somebody's, and nobody has begun here. */
interface Becoming {
  readonly language: Profile['language']
}
const BECOMING = 'becoming'

/** Whitespace around it and broken characters are no part of a name; a card holds no more than this. */
const tidyName = (name: string) => name.trim().slice(0, 60).toWellFormed()

export async function createHaven(parts: HavenParts): Promise<Result<Haven, StoreFault>> {
  const { store, relay, clock, platform, server } = parts
  const p = createPrimitives(platform)
  const chance = chanceOf(platform.random)
  const freshId = () => hex(p.random(16))
  const newKeys = () => (parts.newKeys ?? newSeededKeys)(p)
  const keys = sealKeys()
  const own = ownRecord()
  const spaces = new Map<string, Space>()
  const syncs = new Map<string, Sync>()
  const gates = new Map<string, Gates>()
  const profile = signal<Profile | null>(null)
  const self = signal<SpaceView | null>(null)
  const pairs = signal<readonly SpaceView[]>([])
  let keeping: Chore | null = null
  let leading = false
  let closed = false

  const selfSpace = () => [...spaces.values()].find(space => space.row.kind === 'self') ?? null
  const find = (id: string) => spaces.get(id) ?? null

  const reload = async () => {
    if (!(await lock.open())) return
    const stored = (await desk.json('meta', PROFILE)) as Profile | null | undefined
    // Begun, and yet unreadable: rather nothing than a second beginning on top of it.
    const isBegun = stored || (await desk.json('meta', BECOMING))
    must<void>(isBegun ? { ok: true, value: undefined } : { ok: false, error: { fault: 'StoreBlocked' } })
    if (stored && JSON.stringify(profile.peek()) !== JSON.stringify(stored)) profile.value = stored
    await drafts.load()
    const rows = must(await store.range('meta', spaceKey('')))
    for (const id of [...spaces.keys()]) if (!rows.some(([key]) => key === spaceKey(id))) forgotten(id)
    for (const [key] of rows) {
      const id = key.slice(spaceKey('').length)
      const known = spaces.get(id)
      if (known) await ledger.update(known)
      else {
        const space = await ledger.load(id)
        if (space) spaces.set(id, space)
      }
      const space = spaces.get(id)
      for (const gate of space ? await openedWithoutIn(desk, id) : []) {
        space?.seals.openedWithout.add(gate)
        views.textsChanged()
      }
    }
    publish()
    if (leading) startSpaces()
  }
  /** Nothing of it is on this device any more. */
  const forgotten = (id: string) => {
    const space = spaces.get(id)
    if (space) space.row = { ...space.row, stage: 'left' }
    stopSpace(id)
    spaces.delete(id)
  }

  const desk = createDesk({ store, reload, changed: () => changed() })
  const lock = createHavenLock({ p, desk, clock, localKey: parts.localKey })
  const drafts = createDrafts(desk)
  const ledger = createLedger({ p, desk, own: [keys, own] })
  const sights = createSights({
    p,
    keys,
    now: () => clock.now(),
    seen: () => {
      views.textsChanged()
      publish()
    },
  })
  const views = createViews({ ledger, sights, keys, self: selfSpace })
  const act = actsOf({ p, desk, ledger, keys, clock, freshId, spaces: () => ({ self: selfSpace(), find }) })

  const publish = () => {
    if (closed) return
    const name = profile.peek()?.name ?? ''
    const mine = selfSpace()
    self.value = mine && views.viewOf(mine, name)
    devices.look()
    const shown = [...spaces.values()]
      .filter(space => space.row.kind === 'pair' && space.row.stage === 'open' && otherOf(space) !== null)
      .map(space => views.viewOf(space, name))
    const before = pairs.peek()
    if (shown.length !== before.length || shown.some((view, i) => view !== before[i])) pairs.value = shown
    parting.show(space => views.viewOf(space, name))
  }

  const changed = () => {
    publish()
    for (const space of spaces.values()) if (space.row.stage === 'left') stopSpace(space.id)
    if (leading) parting.settle()
    for (const [id, sync] of syncs) {
      const space = spaces.get(id)
      if (space && (space.outbox.length > 0 || space.carry)) sync.kick()
    }
    for (const gate of gates.values()) gate.look('entries')
    if (leading) eraser.look()
    keeping?.look()
    pairings.look()
  }

  // Sync and gates: of the leading tab only.

  const eraser = createEraser({ p, desk, ledger, relay, clock, chance, spaces: () => spaces.values() })
  const stopSpace = (id: string) => {
    syncs.get(id)?.stop()
    syncs.delete(id)
    gates.get(id)?.stop()
    gates.delete(id)
  }
  const startSpace = (space: Space) => {
    if (!leading || closed || syncs.has(space.id) || space.row.stage === 'left') return
    if (space.row.kind === 'pair')
      gates.set(
        space.id,
        startGates(space, credentialsOf(p, space), {
          p,
          desk,
          ledger,
          keys,
          sights,
          relay,
          clock,
          chance,
          self: selfSpace,
        }),
      )
    // One relay holds them all: put back for one space, it is put back for the gates of every other.
    const met = (what: Meeting) => {
      for (const [id, gate] of gates) if (id === space.id || what === 'behind') gate.look(what)
      eraser.met(space.id, what)
    }
    syncs.set(space.id, startSync(space, { p, desk, ledger, relay, clock, chance, shown: publish, met }))
  }
  const startSpaces = () => {
    for (const space of spaces.values()) startSpace(space)
    eraser.look()
  }

  /** Everybody who shares a space with me is told what I am called, once, and again when it changes. */
  const tellNames = async () => {
    const name = profile.peek()?.name
    if (!name) return
    for (const space of spaces.values())
      if (space.row.stage === 'open') await act(space.id, people, { do: 'tell-name', name })
  }

  const parting = createParting({
    p,
    desk,
    ledger,
    keys,
    own,
    clock,
    relay,
    chance,
    spaces: () => spaces.values(),
    self: selfSpace,
    find,
    forgotten,
    ended: () => {
      haven.close()
      profile.value = null
    },
  })

  // Pairings.

  const pairingParts = {
    p,
    desk,
    ledger,
    relay,
    clock,
    chance,
    server,
    freshId,
    newKeys,
    myName: () => profile.peek()?.name ?? '',
    self: selfSpace,
    find,
    spaces: () => spaces.values(),
    become: async (pen: Pen, name: string) => {
      const becoming = (await desk.json('meta', BECOMING)) as Becoming | null | undefined
      const given: Profile = { name: tidyName(name), language: becoming?.language ?? 'en' }
      await pen.sealJson('meta', PROFILE, given)
      pen.delete('meta', BECOMING)
      pen.afterwards(() => {
        profile.value = given
      })
    },
    acquaintances: () => acquaintancesOf(p, own, spaces.values()),
    isBlocked: (invitation: Invitation, box: Bytes) => isBlocked(p, own, invitation, box),
    enter: (space: Space) => {
      spaces.set(space.id, space)
      publish()
      startSpace(space)
      if (space.row.stage === 'open') void tellNames()
    },
  }
  const pairings = createPairings(pairingParts)
  const keepingParts = {
    ...pairingParts,
    own,
    pairs: () => [...spaces.values()].filter(({ row }) => row.kind === 'pair' && row.stage === 'open'),
    sparesIn: async () => [],
  }
  const devices = createDevices({ ...keepingParts, invite: pairings.inviteDevice })

  /** The key that everything on this device lies under; it is there already when this device was to be another's. */
  const openVault = (pen: Pen, localKey: AesKey): boolean => {
    if (desk.hasVault()) return false
    desk.unlock(createVault(p, localKey))
    pen.put('keys', 'local', localKey)
    return true
  }
  const becomeDevice: Haven['becomeDevice'] = async (link, language) => {
    if (profile.peek()) throw new Error('who has begun here can not become another')
    const localKey = await newLocalKey(p)
    let unlocked = false
    const done = await desk.change(async pen => {
      unlocked = openVault(pen, localKey)
      const becoming: Becoming = { language }
      await pen.sealJson('meta', BECOMING, becoming)
    })
    if (!done.ok && unlocked) desk.unlock(null)
    return pairings.joinAsDevice(link)
  }

  const begin: Haven['begin'] = async (name, language) => {
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
    const given: Profile = { name: tidyName(name), language }
    let unlocked = false
    const done = await desk.change(async pen => {
      if (profile.peek()) return
      unlocked = openVault(pen, localKey)
      pen.delete('meta', BECOMING)
      await pen.sealJson('meta', PROFILE, given)
      await ledger.begin(pen, space, genesis, made.seed)
      pen.afterwards(() => {
        profile.value = given
        spaces.set(id, space)
      })
    })
    if (!done.ok) {
      if (unlocked) desk.unlock(null)
      return done
    }
    startSpaces()
    await tellNames()
    return done
  }

  const setProfile = async (change: Partial<Profile>): Promise<Result<void, StoreFault>> =>
    desk.change(async pen => {
      const before = profile.peek()
      if (!before) return
      const next = { ...before, ...change }
      await pen.sealJson('meta', PROFILE, next)
      pen.afterwards(() => {
        profile.value = next
      })
    })

  const haven: Haven = {
    profile,
    self,
    pairs,
    begin,
    rename: async name => {
      const done = await setProfile({ name: tidyName(name) })
      if (done.ok) await tellNames()
      return done
    },
    setLanguage: language => setProfile({ language }),
    act,
    invite: pairings.invite,
    resumeInvitation: pairings.resumeInvitation,
    join: pairings.join,
    devices,
    becomeDevice,
    carry: carryByHand({
      p,
      desk,
      ledger,
      clock,
      spaces: () => spaces.values(),
      came: id => {
        syncs.get(id)?.online()
        changed()
      },
    }),
    draft: drafts.draft,
    lock,
    parting,
    close: () => {
      closed = true
      offOnline?.()
      offForeign()
      stepDown()
      keeping?.stop()
      pairings.stop()
      parting.stop()
      for (const stoppable of [...syncs.values(), ...gates.values()]) stoppable.stop()
      eraser.stop()
      syncs.clear()
      gates.clear()
      spaces.clear()
      store.close()
      desk.lock()
      self.value = null
      pairs.value = []
    },
  }

  const loaded = await desk.refresh()
  if (!loaded.ok) return loaded

  let refreshing = false
  let refreshAgain = false
  /** Other tabs may write quickly: one refresh at a time, and one more if there was more. */
  const refresh = async () => {
    if (refreshing) {
      refreshAgain = true
      return
    }
    refreshing = true
    try {
      do {
        refreshAgain = false
        await desk.refresh()
      } while (refreshAgain && !closed)
    } finally {
      refreshing = false
    }
    if (!closed) changed()
  }
  const offForeign = store.onForeignCommit(() => void refresh())
  const offOnline = parts.network?.onOnline(() => {
    for (const sync of syncs.values()) sync.online()
    parting.online()
    pairings.look()
  })
  const stepDown = store.lead(() => {
    if (closed) return
    leading = true
    startSpaces()
    keeping = startKeeping(keepingParts)
    parting.settle()
    void tellNames()
    void pairings.goOn()
  })
  return { ok: true, value: haven }
}
