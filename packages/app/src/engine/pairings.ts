/** All pairings of this device: begun by a screen, gone on with after a reload, and by themselves while nobody looks. */
import { readInvitation } from '#protocol'
import { must } from './desk.ts'
import type { Pairing } from './haven.ts'
import { inviterSide, inviterStage, newInvitation, newPairSpace } from './invite.ts'
import { joinerSide, joinerStage } from './join.ts'
import { endedPairing, type PairingParts, type PairingRow, type Running, runPairing } from './pairing-rows.ts'
import type { Space } from './space.ts'

export interface PairingsParts extends Omit<PairingParts, 'ended'> {
  readonly spaces: () => Iterable<Space>
}

export interface Pairings {
  readonly invite: () => Promise<Pairing>
  readonly inviteDevice: () => Promise<Pairing>
  readonly join: (link: string) => Promise<Pairing>
  /** `open`: asked before the first thing is stored; false when the store takes nothing. */
  readonly joinAsDevice: (link: string, open: () => Promise<boolean>) => Promise<Pairing>
  readonly resumeInvitation: () => Promise<Pairing | null>
  /** Something changed that one of them may be waiting for. */
  readonly look: () => void
  /** All that are under way go on, without anybody looking at them. */
  readonly goOn: () => Promise<void>
  readonly stop: () => void
}

export function createPairings(given: PairingsParts): Pairings {
  const { p, desk, clock, chance, server, find, self, spaces } = given
  const running = new Map<string, Running>()
  const parts: PairingParts = { ...given, ended: id => running.delete(id) }
  let over = false

  const rowsUnderWay = async (): Promise<readonly PairingRow[]> => {
    if (!desk.hasVault()) return []
    const done = await desk.change(async () => {
      const rows = must(await desk.store.range('meta', 'pairing/'))
      return Promise.all(rows.map(([key, value]) => desk.vault().openJson('meta', key, value)))
    })
    return done.ok ? done.value.filter((row): row is PairingRow => row !== null) : []
  }
  const resume = async (row: PairingRow): Promise<Running | null> => {
    const already = running.get(row.id)
    if (already) return already
    const read = await readInvitation(p, row.link)
    if (!read.ok || over) return null
    const pairing =
      row.side === 'inviter'
        ? runPairing(clock, chance, inviterStage(row), inviterSide(parts, row.id))
        : runPairing(clock, chance, joinerStage(row), joinerSide(parts, read.value))
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
  const openOne = async (kind: PairingRow['kind']): Promise<Pairing | null> => {
    const open = (await unfinished()).find(row => row.side === 'inviter' && row.kind === kind)
    return open ? attended(open) : null
  }
  const begun = async (space: Space): Promise<Pairing> => {
    const row = await newInvitation(parts, space)
    const pairing = row.ok ? await attended(row.value) : null
    return pairing ?? endedPairing({ stage: 'ended', why: 'unknown' })
  }
  const join = async (
    link: string,
    kind: PairingRow['kind'],
    open?: () => Promise<boolean>,
  ): Promise<Pairing> => {
    const read = await readInvitation(p, link)
    if (!read.ok || read.value.kind !== kind) return endedPairing({ stage: 'ended', why: 'tampered' })
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
    const pairing = runPairing(clock, chance, { stage: 'offline' }, joinerSide(parts, invitation, open))
    running.set(invitation.id, pairing)
    return pairing
  }

  return {
    invite: async () => {
      if (!desk.hasVault()) throw new Error('begin before inviting')
      const again = await openOne('person')
      if (again) return again
      const waiting = [...spaces()].find(space => space.row.stage === 'inviting')
      const space = waiting ? ({ ok: true, value: waiting } as const) : await newPairSpace(parts)
      return space.ok ? begun(space.value) : endedPairing({ stage: 'ended', why: 'unknown' })
    },
    inviteDevice: async () => {
      const mine = self()
      if (!mine) throw new Error('begin before inviting')
      return (await openOne('device')) ?? begun(mine)
    },
    join: async link => {
      if (!desk.hasVault()) throw new Error('begin before joining')
      return join(link, 'person')
    },
    joinAsDevice: (link, open) => join(link, 'device', open),
    resumeInvitation: async () => {
      const [row] = await unfinished()
      return row ? attended(row) : null
    },
    look: () => {
      for (const pairing of running.values()) pairing.lookSoon()
    },
    goOn: async () => {
      for (const row of await rowsUnderWay()) {
        const before = running.has(row.id)
        const pairing = await resume(row)
        if (!before) pairing?.leave()
      }
    },
    stop: () => {
      over = true
      for (const pairing of running.values()) pairing.stop()
      running.clear()
    },
  }
}
