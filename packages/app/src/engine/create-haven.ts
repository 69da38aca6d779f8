/** Puts the engine together: store, spaces, sync, gates and pairings behind the one object that screens see. */
import { signal } from '@preact/signals'
import { people } from '#practices'
import {
  type AesKey,
  base64url,
  chainStart,
  createPrimitives,
  emptyLog,
  hex,
  makeSpace,
  newRing,
  type Platform,
  type Primitives,
  readInvitation,
} from '#protocol'
import { actsOf } from './acts.ts'
import { chanceOf } from './back-off.ts'
import { createDesk, must } from './desk.ts'
import { newSeededKeys, type SeededKeys } from './device-keys.ts'
import { createDrafts } from './drafts.ts'
import { type Gates, openedWithoutIn, startGates } from './gates.ts'
import type { Haven, Pairing, SpaceView } from './haven.ts'
import { inviterSide, inviterStage, newInvitation, newPairSpace } from './invite.ts'
import { joinerSide, joinerStage } from './join.ts'
import { createLedger, spaceKey } from './ledger.ts'
import { createHavenLock } from './lock/haven-lock.ts'
import { ownRecord } from './own/own-record.ts'
import { endedPairing, type PairingParts, type PairingRow, type Running, runPairing } from './pairing-rows.ts'
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
  const running = new Map<string, Running>()
  const profile = signal<Profile | null>(null)
  const self = signal<SpaceView | null>(null)
  const pairs = signal<readonly SpaceView[]>([])
  let leading = false
  let closed = false

  const selfSpace = () => [...spaces.values()].find(space => space.row.kind === 'self') ?? null
  const find = (id: string) => spaces.get(id) ?? null

  const reload = async () => {
    if (!(await lock.open())) return
    const stored = (await desk.json('meta', PROFILE)) as Profile | null | undefined
    // Begun, and yet unreadable: rather nothing than a second beginning on top of it.
    must<void>(stored ? { ok: true, value: undefined } : { ok: false, error: { fault: 'StoreBlocked' } })
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
    for (const [id, sync] of syncs) if ((spaces.get(id)?.outbox.length ?? 0) > 0) sync.kick()
    for (const gate of gates.values()) gate.look('entries')
    for (const pairing of running.values()) pairing.lookSoon()
  }

  // Sync and gates: of the leading tab only.

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
    }
    syncs.set(space.id, startSync(space, { p, desk, ledger, relay, clock, chance, shown: publish, met }))
  }
  const startSpaces = () => {
    for (const space of spaces.values()) startSpace(space)
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

  const pairingParts: PairingParts = {
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
    enter: space => {
      spaces.set(space.id, space)
      publish()
      startSpace(space)
      if (space.row.stage === 'open') void tellNames()
    },
    ended: id => running.delete(id),
  }
  const rowsUnderWay = async (): Promise<readonly PairingRow[]> => {
    if (!desk.hasVault()) return []
    const done = await desk.change(async () => {
      const rows = must(await store.range('meta', 'pairing/'))
      return Promise.all(rows.map(([key, value]) => desk.vault().openJson('meta', key, value)))
    })
    return done.ok ? done.value.filter((row): row is PairingRow => row !== null) : []
  }
  const resume = async (row: PairingRow): Promise<Running | null> => {
    const already = running.get(row.id)
    if (already) return already
    const read = await readInvitation(p, row.link)
    if (!read.ok || closed) return null
    const invitation = read.value
    const pairing =
      row.side === 'inviter'
        ? runPairing(clock, chance, inviterStage(row), inviterSide(pairingParts, row.id))
        : runPairing(clock, chance, joinerStage(row), joinerSide(pairingParts, invitation))
    running.set(row.id, pairing)
    return pairing
  }
  const attended = async (row: PairingRow): Promise<Pairing | null> => {
    const pairing = await resume(row)
    pairing?.attend()
    return pairing
  }
  const unfinished = async () =>
    (await rowsUnderWay()).filter(
      row => !row.refused && (row.side === 'joiner' || row.expiresAt > clock.now()),
    )

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
      if (desk.hasVault()) return
      desk.unlock(createVault(p, localKey))
      unlocked = true
      pen.put('keys', 'local', localKey)
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
    invite: async () => {
      if (!desk.hasVault()) throw new Error('begin before inviting')
      const open = (await unfinished()).find(row => row.side === 'inviter')
      const again = open && (await attended(open))
      if (again) return again
      const waiting = [...spaces.values()].find(space => space.row.stage === 'inviting')
      const space = waiting ? ({ ok: true, value: waiting } as const) : await newPairSpace(pairingParts)
      const row = space.ok ? await newInvitation(pairingParts, space.value) : space
      const pairing = row.ok ? await attended(row.value) : null
      return pairing ?? endedPairing({ stage: 'ended', why: 'unknown' })
    },
    resumeInvitation: async () => {
      const [row] = await unfinished()
      return row ? attended(row) : null
    },
    join: async link => {
      if (!desk.hasVault()) throw new Error('begin before joining')
      const read = await readInvitation(p, link)
      if (!read.ok) return endedPairing({ stage: 'ended', why: 'tampered' })
      const invitation = read.value
      const stored = (await rowsUnderWay()).find(row => row.id === invitation.id)
      const known = find(invitation.space)
      if (stored?.side === 'joiner') return (await attended(stored)) ?? endedPairing({ stage: 'offline' })
      if (
        stored ||
        known?.log.devices.get(known.keys.device)?.admittedAt === 1 ||
        known?.row.stage === 'inviting'
      )
        return endedPairing({ stage: 'ended', why: 'own' })
      if (known) return endedPairing({ stage: 'paired', space: known.id })
      if (invitation.server !== '' && invitation.server !== server)
        return endedPairing({ stage: 'ended', why: 'unknown' })
      const already = running.get(invitation.id)
      if (already) return already
      const pairing = runPairing(clock, chance, { stage: 'offline' }, joinerSide(pairingParts, invitation))
      running.set(invitation.id, pairing)
      return pairing
    },
    draft: drafts.draft,
    lock,
    parting,
    close: () => {
      closed = true
      offOnline?.()
      offForeign()
      stepDown()
      parting.stop()
      for (const stoppable of [...syncs.values(), ...gates.values(), ...running.values()]) stoppable.stop()
      syncs.clear()
      gates.clear()
      running.clear()
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
    for (const pairing of running.values()) pairing.lookSoon()
  })
  const stepDown = store.lead(() => {
    if (closed) return
    leading = true
    startSpaces()
    parting.settle()
    void tellNames()
    void unfinishedAlone()
  })
  /** Pairings go on by themselves after a reload, also while nobody looks at them. */
  const unfinishedAlone = async () => {
    for (const row of await rowsUnderWay()) {
      const before = running.has(row.id)
      const pairing = await resume(row)
      if (!before) pairing?.leave()
    }
  }
  return { ok: true, value: haven }
}
