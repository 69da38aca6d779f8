/** The inviter's side of a pairing: offer, answer, compare, write the other into the record, say that it is done. */
import {
  addDeviceEntry,
  base64url,
  type Confirmed,
  chainStart,
  emptyLog,
  hex,
  joinEntry,
  makeDeviceLink,
  makeInvitation,
  makeSpace,
  newcomerOf,
  newRing,
  offer,
  type Primitives,
  pairingPsk,
  readInvitation,
  receiveClaim,
  receiveConfirm,
  receiveReveal,
  sayDone,
  sayRefuse,
  unhex,
} from '#protocol'
import type { PairingStage } from './haven.ts'
import { type Change, spaceKey } from './ledger.ts'
import { sayEntered } from './own/say-entered.ts'
import { waitingControls } from './own/waiting.ts'
import {
  bytesIn,
  changeRow,
  endedBy,
  type InviterRow,
  type PairingParts,
  pairingKey,
  readRow,
  type Side,
  text,
  type Why,
} from './pairing-rows.ts'
import type { Result, StoreFault } from './ports.ts'
import { freshSpace, type Space, signsUnderNewest } from './space.ts'
import { credentialsOf } from './sync.ts'

/** How long the relay keeps an invitation, in milliseconds. */
const LIFETIME = 48 * 3_600_000

/** A pair space of one: made before the link, so that the link can name it. Waiting ones are used again. */
export async function newPairSpace(parts: PairingParts): Promise<Result<Space, StoreFault>> {
  const { p, desk, ledger } = parts
  const id = hex(p.random(16))
  const member = parts.freshId()
  const { keys, seed } = await parts.newKeys()
  const epochKey = p.random(32)
  const genesis = await makeSpace(p, { space: id, kind: 'pair', member, keys, epochKey })
  const ring = newRing(p)
  ring.addEpochKey(1, epochKey)
  const log = emptyLog(id)
  const space = freshSpace({
    id,
    keys,
    ring,
    row: { kind: 'pair', member, epochs: [[1, base64url(epochKey)]], stage: 'inviting', otherName: null },
    log,
    chain: chainStart,
    seen: log,
  })
  const done = await desk.change(async pen => {
    await ledger.begin(pen, space, genesis, seed)
    pen.afterwards(() => parts.enter(space))
  })
  return done.ok ? { ok: true, value: space } : done
}

/** Makes an invitation into `space` and stores it; nothing is sent yet. Into the self space only own devices are invited. */
export async function newInvitation(
  parts: PairingParts,
  space: Space,
): Promise<Result<InviterRow, StoreFault>> {
  const { p, desk, clock } = parts
  const make = space.row.kind === 'self' ? makeDeviceLink : makeInvitation
  const invitation = await make(p, parts.server, space.id)
  const me = { member: space.row.member, keys: space.keys, card: { name: parts.myName() } }
  const { state, box } = await offer(p, invitation, me, await parts.acquaintances())
  const row: InviterRow = {
    side: 'inviter',
    id: invitation.id,
    link: invitation.link,
    space: space.id,
    kind: invitation.kind,
    expiresAt: clock.now() + LIFETIME,
    offer: text(box),
    offered: false,
    state,
    answer: null,
    yes: false,
    joined: false,
    refused: false,
  }
  const done = await desk.change(pen => pen.sealJson('meta', pairingKey(row.id), row))
  return done.ok ? { ok: true, value: row } : done
}

/** What the row alone can show. */
export const inviterStage = ({ offered, link, expiresAt, state, yes }: InviterRow): PairingStage => {
  if (state.stage === 'revealed' || state.stage === 'confirmed') {
    const seen = { signs: state.signs, otherName: state.joiner.name }
    return yes ? { stage: 'confirmed-waiting', ...seen } : { stage: 'compare', ...seen }
  }
  return offered ? { stage: 'waiting', link, expiresAt } : { stage: 'offline' }
}

const isLetIn = (space: Space, { state }: InviterRow): boolean =>
  state.stage === 'confirmed' && space.log.devices.has(state.joiner.device)

/** What lets the joiner in is on its way. */
const isWaiting = (p: Primitives, space: Space, { joiner }: Confirmed): boolean =>
  waitingControls(p, space).some(
    one =>
      (one.t === 'member-joined' || one.t === 'device-added') && one.kem === base64url(unhex(joiner.kem)),
  )

export function inviterSide(parts: PairingParts, id: string): Side {
  const { p, desk, ledger, relay } = parts
  let ended: Why | null = null

  const change = (turn: (row: InviterRow) => Promise<InviterRow | null>) =>
    changeRow<InviterRow>(desk, id, turn)
  const forget = async () => {
    await desk.change(async pen => pen.delete('meta', pairingKey(id)))
    parts.ended(id)
  }

  /** The relay has space and offer from now on. */
  const bring = async (row: InviterRow, space: Space): Promise<InviterRow> => {
    const genesis = space.log.index === 0 ? space.outbox[0]?.bytes : undefined
    if (genesis && !(await relay.makeSpace(genesis)).ok) return row
    const invitation = await readInvitation(p, row.link)
    if (!invitation.ok) return row
    const access = p.sha256(invitation.value.access)
    const put = await relay.invite(credentialsOf(p, space), id, { access, offer: bytesIn(row.offer) })
    return put.ok ? ((await change(async now => ({ ...now, offered: true }))) ?? row) : row
  }

  /** Writes the other into the record: only now does a key leave this device, and only for the keys that were seen. */
  const admit = (space: Space) =>
    changeRow<InviterRow>(desk, id, async (row, pen) => {
      const { state } = row
      const epochKey = space.ring.epochKey(space.log.epoch)
      if (!row.yes || state.stage !== 'confirmed' || !epochKey || !signsUnderNewest(space)) return null
      if (isWaiting(p, space, state)) return null
      if (space.log.devices.has(state.joiner.device)) return null
      const psk = await pairingPsk(p, state)
      const newcomer = newcomerOf(state)
      const isDevice = row.kind === 'device'
      const entry: Change = {
        control: standing =>
          isDevice
            ? addDeviceEntry(p, standing, { newcomer, paper: false, psk, epochKey })
            : joinEntry(p, standing, { confirmed: state, epochKey }),
      }
      await ledger.append(pen, space, [entry], parts.clock.now())
      // Written again where the first one was ordered after a change of keys: it is entered already.
      if (!isDevice && !row.joined) {
        const open = { ...space.row, stage: 'open' as const, otherName: state.joiner.name }
        await pen.sealJson('meta', spaceKey(space.id), open)
        await sayEntered(pen, parts, space, state.joiner.name)
        pen.afterwards(() => {
          space.row = open
          parts.enter(space)
        })
      }
      return { ...row, joined: true }
    })

  return {
    confirm: async () => {
      await change(async row => (row.yes || !('signs' in row.state) ? null : { ...row, yes: true }))
    },
    refuse: async () => {
      await change(async row => {
        // Once the other is in the record, an invitation can't be taken back any more.
        if (row.joined) return null
        ended = 'signs' in row.state ? 'refused' : 'withdrawn'
        return { ...row, refused: true }
      })
    },
    step: async show => {
      const stored = await readRow(desk, id)
      const space = stored && parts.find(stored.space)
      if (stored?.side !== 'inviter' || !space) {
        show({ stage: 'ended', why: ended ?? 'withdrawn' })
        parts.ended(id)
        return 'over'
      }
      let row: InviterRow = stored
      const who = credentialsOf(p, space)
      const end = async (why: Why) => {
        await forget()
        show({ stage: 'ended', why })
        return 'over' as const
      }

      if (row.refused) {
        show({ stage: 'ended', why: ended ?? 'withdrawn' })
        if (!row.offered) return end(ended ?? 'withdrawn')
        const invitation = await readInvitation(p, row.link)
        if (!invitation.ok) return end('withdrawn')
        const told = await relay.inviterSays(who, id, 'refuse', await sayRefuse(p, invitation.value))
        return told.ok || told.error.fault === 'Problem' ? end(ended ?? 'withdrawn') : 'still'
      }
      if (!row.offered) row = await bring(row, space)
      show(inviterStage(row))
      if (!row.offered) return 'still'

      const read = await relay.inviterReads(who, id)
      if (!read.ok) {
        const why = endedBy(read.error)
        // Once the other is in the record, the invitation has done its work, whatever has become of it.
        if (why && row.joined && isLetIn(space, row)) return paired(show, row)
        return why && !row.joined ? end(why) : 'still'
      }
      const { stage, boxes } = read.value
      if (stage === 'refused' && !row.joined) return end('refused')

      const before = JSON.stringify(row.state)
      if (row.state.stage === 'offered' && boxes.claim) {
        const answered = await receiveClaim(p, row.state, boxes.claim)
        if (!answered.ok) return betrayed()
        const { state, box } = answered.value
        // Stored before it is sent, and never made twice: a second nonce would be a second chance to search for signs.
        row =
          (await change(async now =>
            now.state.stage === 'offered' ? { ...now, state, answer: text(box) } : null,
          )) ?? row
      }
      if (row.answer !== null && row.state.stage === 'answered') {
        const said = await relay.inviterSays(who, id, 'answer', bytesIn(row.answer))
        if (said.ok || (said.error.fault === 'Problem' && said.error.type === 'wrong-step'))
          row = (await change(async now => ({ ...now, answer: null }))) ?? row
        else return 'still'
      }
      if (row.state.stage === 'answered' && boxes.reveal) {
        const revealed = await receiveReveal(p, row.state, boxes.reveal)
        if (!revealed.ok) return betrayed()
        row = (await change(async now => ({ ...now, state: revealed.value }))) ?? row
      }
      if (row.state.stage === 'revealed' && boxes.confirm) {
        const confirmed = await receiveConfirm(p, row.state, boxes.confirm)
        if (!confirmed.ok) return betrayed()
        row = (await change(async now => ({ ...now, state: confirmed.value }))) ?? row
      }
      show(inviterStage(row))
      if (row.yes && row.state.stage === 'confirmed') {
        const confirmed = row.state
        const isIn = () => space.log.devices.has(confirmed.joiner.device)
        if (!isIn()) row = (await admit(space)) ?? row
        if (row.joined && isIn()) {
          const said = await relay.inviterSays(who, id, 'done', await sayDone(p, confirmed))
          if (said.ok || said.error.fault === 'Problem') return paired(show, row)
        }
        return 'moved'
      }
      return JSON.stringify(row.state) === before ? 'still' : 'moved'

      async function betrayed() {
        await change(async now => ({ ...now, refused: true }))
        ended = 'tampered'
        show({ stage: 'ended', why: 'tampered' })
        return 'moved' as const
      }
    },
  }

  async function paired(show: (stage: PairingStage) => void, row: InviterRow) {
    await forget()
    show({ stage: 'paired', space: row.space })
    return 'over' as const
  }
}
