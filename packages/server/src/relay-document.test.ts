import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createRelayApp } from './http/server-app.ts'
import { PROBLEMS } from './problems.ts'
import { world } from './testkit.ts'

const document = readFileSync(
  join(resolve(import.meta.dirname, '..', '..', '..'), 'docs', 'relay.md'),
  'utf8',
)

test('docs/relay.md lists every call that the relay takes, and no other', () => {
  const written = [...document.matchAll(/^\| `((?:GET|POST|PUT|DELETE) \/\S+)` \|/gm)].map(match => match[1])
  const taken = createRelayApp(world().relay)
    .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/relay/v1/'))
    .map(({ method, path }) => `${method} ${path.replace('/relay/v1', '')}`)
  expect(written).toEqual(taken)
})

test('docs/relay.md lists every problem with its status and sentence, and no other', () => {
  const written = [...document.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \| (.+) \|$/gm)].map(([, ...row]) => row)
  expect(written).toEqual(
    Object.entries(PROBLEMS).map(([name, [status, sentence]]) => [name, String(status), sentence]),
  )
})
