/**
 * A relay that has got hold of an invitation's link and stands between the two: to the joiner it is the inviter, to the
 * inviter it is the joiner, with keys of its own on both sides. What it cannot do is make both see the same signs.
 */
import {
  type Bytes,
  base64url,
  createPrimitives,
  deviceKeysFromSeed,
  offer,
  type Primitives,
  type Result,
  readInvitation,
  receiveAnswer,
  receiveClaim,
  receiveOffer,
  receiveReveal,
  unbase64url,
} from '#protocol'
import type { Chance } from './chance.ts'
import type { Serving } from './hostile-network.ts'
import { seededPlatform } from './seeded-platform.ts'

export interface BetweenTwo {
  readonly toInviter: (honest: Serving) => Serving
  readonly toJoiner: (honest: Serving) => Serving
}

type Boxes = Record<string, string>

export async function standingBetween(
  chance: Chance,
  link: string,
  names: { readonly inviter: string; readonly joiner: string },
): Promise<BetweenTwo> {
  const p = createPrimitives(seededPlatform(chance))
  const invitation = sure(await readInvitation(p, link))
  const path = `/relay/v1/invitations/${invitation.id}`
  const asInviter = await somebody(p, names.inviter)
  const asJoiner = await somebody(p, names.joiner)
  const access = { authorization: `Invitation ${base64url(invitation.access)}` }

  // As the joiner, at the honest relay.
  const headers = { ...access, 'kimbilio-claim': base64url(p.random(32)), 'content-type': 'application/json' }
  const ask = async (honest: Serving, step?: string, box?: Bytes): Promise<{ boxes: Boxes } | null> => {
    const answer = await honest.request(
      new Request(`https://haven.test${path}${step ? `/${step}` : ''}`, {
        method: step ? 'POST' : 'GET',
        headers,
        ...(box ? { body: JSON.stringify({ box: base64url(box) }) } : {}),
      }),
    )
    return answer.status === 200 ? ((await answer.json()) as { boxes: Boxes }) : null
  }
  let claimed: Parameters<typeof receiveAnswer>[1] | null = null
  let revealed = false
  const goOnAsJoiner = async (honest: Serving): Promise<void> => {
    const there = revealed ? null : await ask(honest)
    if (there?.boxes.offer && !claimed) {
      const step = sure(await receiveOffer(p, invitation, asJoiner, bytesOf(there.boxes.offer)))
      claimed = step.state
      await ask(honest, 'claim', step.box)
    } else if (there?.boxes.answer && claimed) {
      revealed = true
      const step = sure(await receiveAnswer(p, claimed, bytesOf(there.boxes.answer)))
      await ask(honest, 'reveal', step.box)
    }
  }

  // As the inviter, instead of the honest relay.
  const offered = await offer(p, invitation, asInviter)
  const boxes: Boxes = { offer: base64url(offered.box) }
  let stage = 'offered'
  let answered: Parameters<typeof receiveReveal>[1] | null = null
  const hearJoiner = async (step: string, box: Bytes): Promise<void> => {
    boxes[step] = base64url(box)
    if (step === 'claim' && !answered) {
      const said = sure(await receiveClaim(p, offered.state, box))
      answered = said.state
      boxes.answer = base64url(said.box)
      stage = 'answered'
    } else if (step === 'reveal' && answered) {
      sure(await receiveReveal(p, answered, box))
      stage = 'revealed'
    } else if (step === 'refuse') stage = 'refused'
  }

  return {
    toInviter: honest => ({
      live: honest.live,
      request: async request => {
        await goOnAsJoiner(honest)
        return honest.request(request)
      },
    }),
    toJoiner: honest => ({
      live: honest.live,
      request: async request => {
        const { pathname } = new URL(request.url)
        if (!pathname.startsWith(path)) return honest.request(request)
        if (request.method === 'GET')
          return Response.json({ stage, boxes, expiresAt: Number.MAX_SAFE_INTEGER })
        const { box } = (await request.json()) as { box: string }
        await hearJoiner(pathname.slice(path.length + 1), bytesOf(box))
        return new Response(null, { status: 204 })
      },
    }),
  }
}

async function somebody(p: Primitives, name: string) {
  const member = Buffer.from(p.random(16)).toString('hex')
  return { member, keys: await deviceKeysFromSeed(p, p.random(32)), card: { name } }
}

const bytesOf = (text: string): Bytes => unbase64url(text) ?? new Uint8Array()

function sure<T>(result: Result<T, { readonly fault: string }>): T {
  if (!result.ok) throw new Error(`whoever stands between got stuck: ${result.error.fault}`)
  return result.value
}
