/** Puts the engine together: store, spaces, sync, gates and pairings behind the one object that screens see. */
import { signal } from '@preact/signals'
import {
  type AesKey,
  type Bytes,
  createPrimitives,
  hex,
  type Invitation,
  type Platform,
  type Primitives,
  type StretchCost,
} from '#protocol'
import { actsOf } from './acts.ts'
import { ARCHIVES, type ArchiveSettings } from './archive/settings.ts'
import { chanceOf } from './back-off.ts'
import { createBeginning } from './beginning.ts'
import { carryByHand } from './carry/carry.ts'
import { createDesk, must } from './desk.ts'
import { newSeededKeys, type SeededKeys } from './device-keys.ts'
import { createDevices } from './devices.ts'
import { createDrafts } from './drafts.ts'
import { createEraser } from './erase/create-eraser.ts'
import { createExport } from './export/create-export.ts'
import { openedWithoutIn } from './gates.ts'
import type { Haven, SpaceView } from './haven.ts'
import { createHouse } from './house/house.ts'
import { createLedger, spaceKey } from './ledger.ts'
import { createHavenLock } from './lock/haven-lock.ts'
import type { Chore } from './own/chore.ts'
import { startKeeping } from './own/keeping.ts'
import { ownRecord } from './own/own-record.ts'
import { createPairings } from './pairings.ts'
import { acquaintancesOf, isBlocked } from './parting/acquaintances.ts'
import { createParting } from './parting/create-parting.ts'
import type { Clock, Network, Relay, Result, Store, StoreFault } from './ports.ts'
import { createProfile } from './profile.ts'
import { createRecovery } from './recovery/recovery.ts'
import { createRunning } from './running.ts'
import { sealKeys } from './seal-keys.ts'
import { createSights } from './sight.ts'
import { otherOf, type Space } from './space.ts'
import { newLocalKey } from './vault.ts'
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
  /** What a guess at the passphrase of a file costs; only simulations bring their own. */
  readonly fileCost?: StretchCost
  /** How slow a guess at a PIN is; only tests bring their own. */
  readonly lockCost?: StretchCost
  /** When the record is put away for a next phone; only tests and measurements bring their own. */
  readonly archives?: ArchiveSettings
  /** Keys for a device in a new space; only simulations bring their own. */
  readonly newKeys?: (p: Primitives) => Promise<SeededKeys>
}

export async function createHaven(parts: HavenParts): Promise<Result<Haven, StoreFault>> {
  const { store, relay, clock, platform, server } = parts
  const p = createPrimitives(platform)
  const chance = chanceOf(platform.random)
  const freshId = () => hex(p.random(16))
  const archives = parts.archives ?? ARCHIVES
  const newKeys = () => (parts.newKeys ?? newSeededKeys)(p)
  const keys = sealKeys()
  const own = ownRecord()
  const spaces = new Map<string, Space>()
  const self = signal<SpaceView | null>(null)
  const pairs = signal<readonly SpaceView[]>([])
  let keeping: Chore | null = null
  let leading = false
  let closed = false

  const selfSpace = () => [...spaces.values()].find(space => space.row.kind === 'self') ?? null
  const find = (id: string) => spaces.get(id) ?? null

  const reload = async () => {
    // Another tab has emptied the profile: what this one still holds is not to be seen either.
    if (profile.person.peek() && must(await store.range('keys', '')).length === 0) return ended()
    if (!(await lock.open())) return
    await profile.load()
    await drafts.load()
    const rows = must(await store.range('meta', spaceKey('')))
    for (const id of [...spaces.keys()]) if (!rows.some(([key]) => key === spaceKey(id))) forgotten(id)
    const ids = rows.map(([key]) => key.slice(spaceKey('').length))
    const fresh = ids.filter(id => !spaces.has(id))
    for (const id of ids) {
      const known = spaces.get(id)
      if (!known) continue
      await ledger.update(known)
      // Another tab has gone on as another device.
      if (known.row.device !== undefined && known.row.device !== known.keys.device) await anew(id)
    }
    // Beside each other: at a start there is nothing to wait for but the store.
    const loaded = await Promise.all(fresh.map(id => ledger.load(id)))
    for (const space of loaded) if (space) spaces.set(space.id, space)
    const openedWithout = await Promise.all(ids.map(id => openedWithoutIn(desk, id)))
    ids.forEach((id, i) => {
      for (const gate of openedWithout[i] ?? []) {
        spaces.get(id)?.seals.openedWithout.add(gate)
        views.textsChanged()
      }
    })
    publish()
    if (leading) startSpaces()
  }
  /** It was written anew: whoever holds it as it was has nothing more to do with it. */
  const anew = async (id: string) => {
    const before = spaces.get(id)
    running.stop(id)
    const space = await ledger.load(id)
    if (before) before.row = { ...before.row, stage: 'left' }
    if (space) spaces.set(id, space)
    if (space) running.start(space)
  }
  /** The profile is empty: nobody has begun here. */
  const ended = () => {
    haven.close()
    profile.forget()
  }
  /** Nothing of it is on this device any more. */
  const forgotten = (id: string) => {
    const space = spaces.get(id)
    if (space) space.row = { ...space.row, stage: 'left' }
    running.stop(id)
    spaces.delete(id)
  }

  const desk = createDesk({ store, reload, changed: () => changed() })
  const lock = createHavenLock({ p, desk, clock, localKey: parts.localKey, cost: parts.lockCost })
  const drafts = createDrafts(desk)
  const ledger = createLedger({ p, desk, own: [keys, own] })
  const profile = createProfile({ desk, ledger, clock, self: selfSpace, spaces: () => spaces.values() })
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
    const name = profile.name()
    const mine = selfSpace()
    self.value = mine && views.viewOf(mine, name)
    devices.look()
    recovery.look()
    beginning.look()
    const shown = [...spaces.values()]
      .filter(space => space.row.kind === 'pair' && space.row.stage === 'open' && otherOf(space) !== null)
      .map(space => views.viewOf(space, name))
    const before = pairs.peek()
    if (shown.length !== before.length || shown.some((view, i) => view !== before[i])) pairs.value = shown
    parting.show(space => views.viewOf(space, name))
  }

  const changed = () => {
    publish()
    for (const space of spaces.values()) if (space.row.stage === 'left') running.stop(space.id)
    if (leading) parting.settle()
    if (leading) void house.settle()
    running.look()
    if (leading) eraser.look()
    keeping?.look()
    pairings.look()
    profile.follow()
  }

  // Sync and gates: of the leading tab only.

  const eraser = createEraser({ p, desk, ledger, relay, clock, chance, spaces: () => spaces.values() })
  const running = createRunning({
    p,
    desk,
    ledger,
    keys,
    sights,
    relay,
    clock,
    chance,
    own,
    archives,
    self: selfSpace,
    find,
    mayRun: () => leading && !closed,
    shown: () => {
      publish()
      keeping?.look()
    },
    met: (space, what) => {
      eraser.met(space.id, what)
      if (space.row.kind === 'self') recovery.look()
      if (what === 'behind') recovery.doubt()
    },
  })
  const startSpaces = () => {
    for (const space of spaces.values()) running.start(space)
    eraser.look()
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
    ended,
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
    archives,
    newKeys,
    myName: profile.name,
    self: selfSpace,
    find,
    anew,
    spaces: () => spaces.values(),
    become: profile.become,
    acquaintances: () => acquaintancesOf(p, own, spaces.values()),
    isBlocked: (invitation: Invitation, box: Bytes) => isBlocked(p, own, invitation, box),
    enter: (space: Space) => {
      spaces.set(space.id, space)
      publish()
      running.start(space)
      void profile.tell()
    },
  }
  const pairings = createPairings(pairingParts)
  const openPairs = () =>
    [...spaces.values()].filter(({ row }) => row.kind === 'pair' && row.stage === 'open')
  const recovery = createRecovery({ ...pairingParts, own, pairs: openPairs })
  const keepingParts = { ...pairingParts, own, pairs: openPairs, sparesIn: recovery.sparesIn }
  const devices = createDevices({ ...keepingParts, invite: pairings.inviteDevice })

  const beginning = createBeginning({
    ...pairingParts,
    own,
    profile,
    joinAsDevice: pairings.joinAsDevice,
    begun: space => {
      spaces.set(space.id, space)
      startSpaces()
    },
  })
  const house = createHouse({
    ...keepingParts,
    profile,
    newLocalKey: () => newLocalKey(p),
    fileCost: parts.fileCost,
    openVault: beginning.openVault,
    closeVault: () => desk.unlock(null),
    enter: space => {
      pairingParts.enter(space)
      startSpaces()
    },
  })
  const haven: Haven = {
    profile: profile.person,
    self,
    pairs,
    begin: beginning.begin,
    rename: profile.rename,
    setLanguage: profile.setLanguage,
    act,
    invite: pairings.invite,
    resumeInvitation: pairings.resumeInvitation,
    join: pairings.join,
    devices,
    becomeDevice: beginning.becomeDevice,
    recovery,
    recover: beginning.recover,
    carry: carryByHand({
      p,
      desk,
      ledger,
      clock,
      spaces: () => spaces.values(),
      came: id => {
        running.online(id)
        changed()
      },
    }),
    house,
    takeaway: createExport({
      p,
      desk,
      ledger,
      keys,
      clock,
      spaces: () => spaces.values(),
      self: selfSpace,
    }),
    draft: drafts.draft,
    draftsKept: drafts.kept,
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
      recovery.stop()
      beginning.stop()
      running.stopAll()
      eraser.stop()
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
    running.online()
    parting.online()
    pairings.look()
  })
  const stepDown = store.lead(() => {
    if (closed) return
    leading = true
    startSpaces()
    keeping = startKeeping(keepingParts)
    recovery.start()
    parting.settle()
    void house.settle()
    void profile.tell()
    void pairings.goOn()
  })
  return { ok: true, value: haven }
}
