/** The joiner's side of a pairing: promise, reveal, compare, confirm, and then the record, verified from its beginning. */
import {
  addedAsSeen,
  base64url,
  chainStart,
  emptyLog,
  type Invitation,
  newRing,
  pairedAsSeen,
  pairingPsk,
  type Revealed,
  receiveAnswer,
  receiveDone,
  receiveOffer,
  sayConfirm,
  sayRefuse,
} from '#protocol'
import { selfArchive } from './archive/settings.ts'
import { must } from './desk.ts'
import { openKeys, type SeededKeys, sealKeys } from './device-keys.ts'
import type { PairingStage } from './haven.ts'
import { readFirst } from './own/newcomer.ts'
import { sayEntered } from './own/say-entered.ts'
import {
  bytesIn,
  changeRow,
  endedBy,
  type JoinerRow,
  type PairingParts,
  pairingKey,
  readRow,
  type Side,
  text,
  type Why,
} from './pairing-rows.ts'
import { freshSpace, type Space } from './space.ts'

const keysKey = (id: string) => `pairing/${id}`

/** What the row alone can show. */
export const joinerStage = ({ state, yes, box }: JoinerRow): PairingStage => {
  if (state.stage !== 'revealed' || box?.step === 'reveal') return { stage: 'offline' }
  const seen = { signs: state.signs, otherName: state.inviter.name }
  return yes ? { stage: 'confirmed-waiting', ...seen } : { stage: 'compare', ...seen }
}

export function joinerSide(
  parts: PairingParts,
  invitation: Invitation,
  open: () => Promise<boolean> = async () => true,
): Side {
  const { p, desk, ledger, relay } = parts
  const { id, access } = invitation
  let ended: Why | null = null

  const change = (turn: (row: JoinerRow) => Promise<JoinerRow | null>) => changeRow<JoinerRow>(desk, id, turn)
  const keysOf = async (): Promise<SeededKeys | null> => {
    // As one turn: between the row and its key no lock may change.
    const found = await desk.change(async () =>
      openKeys(p, desk.vault(), keysKey(id), must(await desk.store.get('keys', keysKey(id)))),
    )
    return found.ok ? found.value : null
  }
  const forget = async () => {
    await desk.change(async pen => {
      pen.delete('meta', pairingKey(id))
      pen.delete('keys', keysKey(id))
    })
    parts.ended(id)
  }

  /** A first look, and the promise. Nothing is stored for a link that leads nowhere. */
  const begin = async (): Promise<JoinerRow | Why | null> => {
    const read = await relay.joinerReads(id, access, null)
    if (!read.ok) return endedBy(read.error)
    const { stage, boxes } = read.value
    if (stage === 'refused') return 'refused'
    if (stage !== 'offered') return 'used'
    if (!boxes.offer) return null
    // No word of it to the relay: to whoever made it, it was never opened.
    if (await parts.isBlocked(invitation, boxes.offer)) return 'unknown'
    const fresh = await parts.newKeys()
    const claimed = await receiveOffer(
      p,
      invitation,
      { member: parts.freshId(), keys: fresh.keys, card: { name: parts.myName() } },
      boxes.offer,
    )
    if (!claimed.ok) return 'tampered'
    const row: JoinerRow = {
      side: 'joiner',
      id,
      link: invitation.link,
      space: invitation.space,
      kind: invitation.kind,
      member: claimed.value.state.joiner.member,
      claim: base64url(p.random(32)),
      state: claimed.value.state,
      box: { step: 'claim', bytes: text(claimed.value.box) },
      yes: false,
      refused: false,
    }
    if (!(await open())) return null
    const done = await desk.change(async pen => {
      await sealKeys(pen, keysKey(id), fresh)
      await pen.sealJson('meta', pairingKey(id), row)
    })
    return done.ok ? row : null
  }

  /** Sends what the row holds. The row without it, the reason why it is over, or null to try again. */
  const send = async (row: JoinerRow): Promise<JoinerRow | Why | null> => {
    if (!row.box) return row
    const { step, bytes } = row.box
    const said = await relay.joinerSays(id, access, bytesIn(row.claim), step, bytesIn(bytes))
    const gone = said.ok || (said.error.fault === 'Problem' && said.error.type === 'wrong-step')
    if (!said.ok && !gone) return endedBy(said.error)
    return change(async now => (now.box?.bytes === bytes ? { ...now, box: null } : null))
  }

  /** Reads the record from its beginning, checks it against the keys that were seen, and takes the space in. */
  const enter = async (row: JoinerRow, state: Revealed): Promise<Space | 'tampered' | null> => {
    const made = await keysOf()
    if (!made) return 'tampered'
    const psk = await pairingPsk(p, state)
    const archive = invitation.kind === 'device' ? selfArchive(parts.archives) : null
    const read = await readFirst(parts, { space: row.space, made, psk }, { archive })
    if (read === 'tampered') return read
    if ('fault' in read) return null
    const isDevice = invitation.kind === 'device'
    if (!(isDevice ? addedAsSeen : pairedAsSeen)(read.log, state)) return 'tampered'
    const start = emptyLog(row.space)
    const space = freshSpace({
      id: row.space,
      keys: made.keys,
      ring: newRing(p),
      row: {
        kind: isDevice ? 'self' : 'pair',
        member: row.member,
        epochs: [],
        stage: 'open',
        otherName: isDevice ? null : state.inviter.name,
      },
      log: start,
      chain: chainStart,
      seen: start,
    })
    const done = await desk.change(async pen => {
      if (parts.find(space.id)) return
      await ledger.begin(pen, space, null, made.seed)
      await ledger.takeIn(pen, space, read, psk)
      if (isDevice) await parts.become(pen, state.inviter.name)
      else await sayEntered(pen, parts, space, state.inviter.name)
      pen.delete('meta', pairingKey(id))
      pen.delete('keys', keysKey(id))
      pen.afterwards(() => parts.enter(space))
    })
    return done.ok ? space : null
  }

  return {
    confirm: async () => {
      const stored = await keysOf()
      if (!stored) return
      await change(async row => {
        if (row.yes || row.state.stage !== 'revealed' || row.box) return null
        const bytes = text(await sayConfirm(p, row.state, stored.keys))
        return { ...row, yes: true, box: { step: 'confirm', bytes } }
      })
    },
    refuse: async () => {
      ended = 'refused'
      await change(async row => ({ ...row, refused: true }))
    },
    step: async show => {
      const end = async (why: Why) => {
        await forget()
        show({ stage: 'ended', why })
        return 'over' as const
      }
      if (parts.find(invitation.space)?.row.stage === 'open') {
        parts.ended(id)
        show({ stage: 'paired', space: invitation.space })
        return 'over'
      }
      const stored = await readRow(desk, id)
      if (ended && !stored) return end(ended)
      const begun = stored?.side === 'joiner' ? stored : await begin()
      if (begun === null) {
        show({ stage: 'offline' })
        return 'still'
      }
      if (typeof begun === 'string') return end(begun)
      if (begun.refused) {
        show({ stage: 'ended', why: 'refused' })
        const box = await sayRefuse(p, invitation)
        const told = await relay.joinerSays(id, access, bytesIn(begun.claim), 'refuse', box)
        return told.ok || told.error.fault === 'Problem' ? end('refused') : 'still'
      }

      const sent = await send(begun)
      if (typeof sent === 'string') return end(sent)
      if (sent === null) {
        show(joinerStage(begun))
        return 'still'
      }
      let row: JoinerRow = sent
      const read = await relay.joinerReads(id, access, bytesIn(row.claim))
      if (!read.ok) {
        const why = endedBy(read.error)
        return why ? end(why) : 'still'
      }
      const { stage, boxes } = read.value
      if (stage === 'refused') return end('refused')
      if (row.state.stage === 'claimed' && boxes.answer) {
        const revealed = await receiveAnswer(p, row.state, boxes.answer)
        if (!revealed.ok) return end('tampered')
        const { state, box } = revealed.value
        const next = await change(async now =>
          now.state.stage === 'claimed' ? { ...now, state, box: { step: 'reveal', bytes: text(box) } } : null,
        )
        const told = next && (await send(next))
        if (typeof told === 'string') return end(told)
        row = told ?? next ?? row
        show(joinerStage(row))
        return 'moved'
      }
      if (row.state.stage === 'revealed') show(joinerStage(row))
      if (stage !== 'done' || !boxes.done || row.state.stage !== 'revealed' || !row.yes) return 'still'
      if (!(await receiveDone(p, row.state, boxes.done)).ok) return end('tampered')
      const space = await enter(row, row.state)
      if (space === 'tampered') return end('tampered')
      if (space === null) return 'still'
      parts.ended(id)
      show({ stage: 'paired', space: space.id })
      return 'over'
    },
  }
}
