/** From an intent to entries: the slice decides, texts are sealed, their keys are kept, all of it is one commit. */

import {
  type AnySlice,
  bondOf,
  type Context,
  type Draft,
  type Effect,
  fillSeals,
  type Keep,
  notYet,
  people,
  type Refusal,
  SEAL_OPENED,
  type Sealed,
  type Step,
  stateIn,
  type ToSeal,
  textsToSeal,
} from '#practices'
import { base64url, type Primitives, sealText } from '#protocol'
import type { Desk } from './desk.ts'
import type { Happening, Ledger } from './ledger.ts'
import type { Clock, Result, StoreFault } from './ports.ts'
import { type DroppedKey, KEY_DROPPED, KEY_KEPT, type KeptKey, type SealKeys } from './seal-keys.ts'
import { otherOf, type Space } from './space.ts'

export interface ActParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly keys: SealKeys
  readonly clock: Clock
  readonly freshId: () => string
  readonly spaces: () => { readonly self: Space | null; readonly find: (id: string) => Space | null }
}

export type Act = (
  space: string,
  slice: AnySlice,
  intent: unknown,
  how?: { readonly keep: Keep | null },
) => Promise<Result<void, Refusal | StoreFault>>

const isEffect = (step: Step): step is Effect => 'effect' in step

/** Resolves when the words are on this device's disk, or nothing of them is. */
export const actsOf = (parts: ActParts): Act => {
  const { p, desk, ledger, keys, clock, freshId, spaces } = parts

  return async (id, slice, intent, how) => {
    const done = await desk.change<Result<void, Refusal>>(async pen => {
      const { self, find } = spaces()
      const space = find(id)
      if (!space || !self) throw new Error('no such space on this device')
      if (space.row.stage === 'left') return { ok: false, error: { refused: 'refusedLeft' } }
      const now = clock.now()
      const folded = ledger.currentOf(space)
      const bond = bondOf(stateIn(folded, people))
      const context: Context = { me: space.row.member, other: otherOf(space), now, freshId, bond }
      const decided = slice.decide(stateIn(folded, slice), intent, context)
      if (!decided.ok) return decided
      const steps: readonly Step[] = decided.value
      const written = await Promise.all(
        steps.filter((step): step is Draft => !isEffect(step)).map(draft => sealed(p, draft)),
      )
      const keep = how?.keep ? { keep: how.keep } : {}
      const happenings: Happening[] = written.map(one => ({ ...one.happening, ...keep }))
      const kept = written.flatMap(one => one.keys)
      const dropped: DroppedKey[] = []
      const aside: Draft[] = []
      for (const effect of steps.filter(isEffect)) {
        if (effect.effect === 'open') happenings.push(...openingOf(space, keys, effect.seal))
        else if (effect.effect === 'withdraw')
          dropped.push({ seal: effect.seal, space: space.id, gate: effect.gate })
        else if (effect.effect === 'erase')
          happenings.push(...(await ledger.erase(pen, space, new Set(effect.facts))))
        else aside.push(...putAside(stateIn(ledger.currentOf(self), notYet), space, effect, context))
      }
      const forSelf: Happening[] = [
        ...(kept.length > 0 ? [{ type: KEY_KEPT, data: { keys: kept } }] : []),
        ...dropped.map(data => ({ type: KEY_DROPPED, data })),
        ...aside,
      ]
      if (space === self) await ledger.append(pen, space, [...happenings, ...forSelf], now)
      else {
        await ledger.append(pen, self, forSelf, now)
        await ledger.append(pen, space, happenings, now)
      }
      return { ok: true, value: undefined }
    })
    return done.ok ? done.value : done
  }
}

/** The author's word that opens an own seal for everybody; nothing when it can't or need not be said any more. */
export function openingOf(space: Space, keys: SealKeys, seal: string): readonly Happening[] {
  const known = keys.get(seal)
  if (!known?.mine || space.seals.opened.has(seal)) return []
  return [{ type: SEAL_OPENED, data: { seal, key: base64url(known.key) } }]
}

/** Not now, as the self space keeps it. */
function putAside(
  state: typeof notYet.initial,
  space: Space,
  { item, until }: Extract<Effect, { effect: 'put-off' }>,
  context: Context,
): readonly Draft[] {
  const decided = notYet.decide(state, { do: 'put-aside', space: space.id, item, until }, context)
  if (!decided.ok) throw new Error('the not-yet shelf refuses nothing')
  return decided.value.filter((step): step is Draft => !isEffect(step))
}

interface SealedDraft {
  readonly happening: Happening
  readonly keys: readonly KeptKey[]
}

async function sealed(p: Primitives, draft: Draft): Promise<SealedDraft> {
  const filled = new Map<ToSeal, { readonly sealed: Sealed; readonly key: KeptKey }>()
  for (const one of textsToSeal(draft.data)) {
    const { text, gate } = one.toSeal
    const split = gate.kind === 'both' || gate.kind === 'day'
    const { seal, commit, box, half, key } = await sealText(p, { text, split })
    filled.set(one, {
      sealed: {
        seal,
        commit,
        box,
        ...(half === undefined ? {} : { half }),
        gate: gate.id,
        gateKind: gate.kind,
        ...(gate.kind === 'day' ? { day: gate.day } : {}),
      },
      key: { seal, key: base64url(key), mine: true, ...(gate.kind === 'match' ? { yes: gate.yes } : {}) },
    })
  }
  const data = fillSeals(draft.data, toSeal => {
    const one = filled.get(toSeal)
    if (!one) throw new Error('a text was left unsealed')
    return one.sealed
  })
  return { happening: { type: draft.type, data }, keys: [...filled.values()].map(one => one.key) }
}
