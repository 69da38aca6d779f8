/** Calls about gates. */
import type { Relay } from '../relay/relay.ts'
import { DepositForm } from './forms.ts'
import { type Guards, json, nothing, type Row, told } from './guards.ts'
import { readJson } from './request-body.ts'

export const gateCalls = ({ gates }: Relay, { about }: Guards): readonly Row[] => [
  [
    'PUT',
    '/spaces/:space/gates/:id',
    about(async (c, space, gate, caller) => {
      const form = await readJson(c.req.raw, DepositForm)
      if (!form.ok) return told(form.error)
      const { kind, entry, inner, share } = form.value
      const day = form.value.kind === 'day' ? form.value.day : null
      return json(await gates.deposit(space, gate, caller, { kind, day, entry, inner, share }))
    }),
  ],
  ['GET', '/spaces/:space/gates/:id', about(async (_, space, gate) => json(await gates.look(space, gate)))],
  [
    'POST',
    '/spaces/:space/gates/:id/close',
    about(async (_, space, gate, caller) => nothing(await gates.close(space, gate, caller))),
  ],
  [
    'DELETE',
    '/spaces/:space/gates/:id/share',
    about(async (_, space, gate, caller) => nothing(await gates.withdraw(space, gate, caller))),
  ],
]
