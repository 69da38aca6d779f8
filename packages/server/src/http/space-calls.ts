/** Calls about a space itself: making it, entering it, its entries. */
import { decodeRun, encodeIndexed, unbase64url } from '#protocol'
import { done } from '../ports/result.ts'
import { MAX_BATCH_BYTES } from '../relay/limits.ts'
import type { Relay } from '../relay/relay.ts'
import { ChallengeForm, EraseForm, TokenForm } from './forms.ts'
import { type Guards, json, nothing, OCTETS, octets, type Row, spaceOf, told } from './guards.ts'
import { readBytes, readJson } from './request-body.ts'

export const spaceCalls = (relay: Relay, { counted, member, writer }: Guards): readonly Row[] => {
  const { access, erasing, rates, spaceLog } = relay
  return [
    [
      'POST',
      '/spaces',
      counted(rates.newSpace, async c => {
        const body = await readBytes(c.req.raw, OCTETS, MAX_BATCH_BYTES)
        if (!body.ok) return told(body.error)
        // A run begins with a size, of which the first byte is always 0; an entry with its version.
        const run = body.value[0] === 0 ? decodeRun(body.value) : done([body.value])
        if (!run.ok) return told({ problem: run.error.fault === 'TooLarge' ? 'too-large' : 'malformed' })
        const [genesis = new Uint8Array(), ...rest] = run.value
        const made = await spaceLog.makeSpace(genesis, rest)
        return made.ok
          ? Response.json({ index: 1 }, { status: made.value.made ? 201 : 200 })
          : told(made.error)
      }),
    ],
    [
      'POST',
      '/spaces/:space/challenge',
      async c => {
        const space = spaceOf(c)
        if (!space.ok) return told(space.error)
        const form = await readJson(c.req.raw, ChallengeForm)
        if (!form.ok) return told(form.error)
        const challenge = await access.challenge(space.value, form.value.device)
        return json(challenge.ok ? done({ challenge: challenge.value }) : challenge)
      },
    ],
    [
      'POST',
      '/spaces/:space/token',
      async c => {
        const space = spaceOf(c)
        if (!space.ok) return told(space.error)
        const form = await readJson(c.req.raw, TokenForm)
        if (!form.ok) return told(form.error)
        const { device, challenge, signature } = form.value
        return json(
          await access.token(space.value, device, challenge, unbase64url(signature) ?? new Uint8Array()),
        )
      },
    ],
    [
      'POST',
      '/spaces/:space/entries',
      writer(async (c, space, caller) => {
        const body = await readBytes(c.req.raw, OCTETS, MAX_BATCH_BYTES)
        if (!body.ok) return told(body.error)
        const run = decodeRun(body.value)
        if (!run.ok) return told({ problem: run.error.fault === 'TooLarge' ? 'too-large' : 'malformed' })
        const indices = await spaceLog.append(space, run.value, caller)
        return json(indices.ok ? done({ indices: indices.value }) : indices)
      }),
    ],
    [
      'GET',
      '/spaces/:space/entries',
      member(async (c, space, caller) => {
        const after = c.req.query('after') ?? '0'
        if (!/^\d{1,10}$/.test(after) || Number(after) > 0xffffffff) return told({ problem: 'malformed' })
        const page = await spaceLog.read(space, Number(after), caller)
        if (!page.ok) return told(page.error)
        return octets(encodeIndexed(page.value.entries), {
          'kimbilio-head': String(page.value.head),
          'kimbilio-emptied': String(page.value.emptied),
        })
      }),
    ],
    [
      'POST',
      '/spaces/:space/erase',
      member(async (c, space, caller) => {
        const form = await readJson(c.req.raw, EraseForm)
        if (!form.ok) return told(form.error)
        return nothing(await erasing.erase(space, form.value.entries, caller))
      }),
    ],
  ]
}
