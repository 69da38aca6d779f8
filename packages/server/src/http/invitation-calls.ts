/** Calls about invitations: the inviter's with a token, the joiner's with the key from the link. */
import type { InviterStep, JoinerStep } from '../relay/invitation-rules.ts'
import type { Relay } from '../relay/relay.ts'
import { BoxForm, bytes32, InvitationForm, RefusalForm } from './forms.ts'
import { type Guards, json, nothing, type Row, told } from './guards.ts'
import { readJson } from './request-body.ts'

export const invitationCalls = ({ invitations }: Relay, { about, holder }: Guards): readonly Row[] => [
  [
    'PUT',
    '/spaces/:space/invitations/:id',
    about(async (c, space, id, caller) => {
      const form = await readJson(c.req.raw, InvitationForm)
      if (!form.ok) return told(form.error)
      const hash = bytes32(form.value.access)
      if (!hash) return told({ problem: 'malformed' })
      return json(await invitations.make(space, caller, id, hash, form.value.offer))
    }),
  ],
  [
    'GET',
    '/spaces/:space/invitations/:id',
    about(async (_, space, id, caller) => json(await invitations.inviterReads(space, caller, id))),
  ],
  [
    'POST',
    '/spaces/:space/invitations/:id/:step',
    about(async (c, space, id, caller) => {
      const step = c.req.param('step') as InviterStep
      if (!['answer', 'done', 'refuse'].includes(step)) return told({ problem: 'not-found' })
      const form = await readJson(c.req.raw, step === 'refuse' ? RefusalForm : BoxForm)
      if (!form.ok) return told(form.error)
      return nothing(await invitations.inviterSays(space, caller, id, step, form.value.box))
    }),
  ],
  [
    'GET',
    '/invitations/:id',
    holder('Invitation', async (c, id, key) =>
      json(await invitations.joinerReads(id, key, bytes32(c.req.header('kimbilio-claim')))),
    ),
  ],
  [
    'POST',
    '/invitations/:id/:step',
    holder('Invitation', async (c, id, key) => {
      const step = c.req.param('step') as JoinerStep
      if (!['claim', 'reveal', 'confirm', 'refuse'].includes(step)) return told({ problem: 'not-found' })
      const claim = bytes32(c.req.header('kimbilio-claim'))
      if (!claim) return told({ problem: 'unauthorized' })
      const form = await readJson(c.req.raw, step === 'refuse' ? RefusalForm : BoxForm)
      if (!form.ok) return told(form.error)
      return nothing(await invitations.joinerSays(id, key, claim, step, form.value.box))
    }),
  ],
]
