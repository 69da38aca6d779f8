/** What docs/protocol.md says of a test is true: there is one of that name, where it says. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const docs = join(resolve(import.meta.dirname, '..', '..', '..'), 'docs')
const document = readFileSync(join(docs, 'protocol.md'), 'utf8')
/** Quotes stand in a source as its author typed them. */
const plain = (text: string) => text.replaceAll(/\\?['’]/g, "'")

test('every row of the table of what a relay can do names the test that holds it', () => {
  const table = document.slice(document.indexOf('| what a relay does |')).split('\n\n')[0] ?? ''
  const rows = table.split('\n').slice(2)
  expect(rows.length).toBeGreaterThan(10)
  const missing = rows.filter(row => {
    const [, file = '', name = ''] = /\[[a-z]+\]\(([^)]+)\): \*(.+)\* \|$/.exec(row) ?? []
    return !file || !plain(readFileSync(join(docs, file), 'utf8')).includes(plain(name))
  })
  expect(missing).toEqual([])
})
