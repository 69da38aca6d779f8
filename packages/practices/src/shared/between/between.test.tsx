/** The parts of one phone between two, as they first stand on the screen. Taps are told in the browser's stories. */
import { type ComponentChildren, h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { InLanguage } from '#ui'
import { faultsOf } from '../screens/testkit.ts'
import { HandOver } from './hand-over.tsx'
import { KeepTogether } from './keep-together.tsx'
import { AtTheTable } from './names-ask.tsx'
import { betweenWords, type Facing, Table } from './table.tsx'

const languages = ['en', 'sw'] as const
const names = ['Amara', 'Juma'] as const
const lines = [{ mine: true, text: 'Words of Amara' }]

const drawn = (language: 'en' | 'sw', children: ComponentChildren) => {
  const html = render(h(InLanguage, { language, children }))
  expect(faultsOf(html)).toEqual([])
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html.match(/<main/g)).toHaveLength(1)
  return html
}
const table = (facing: Facing, plain = false) =>
  drawn(
    'en',
    <Table language="en" names={names} facing={facing} title="A card" plain={plain} onEnd={() => {}}>
      What stands there
    </Table>,
  )

test('the screen is turned for the one opposite, and only for them', () => {
  expect(table(0)).not.toContain('table-turned')
  expect(table(1)).toContain('table-turned')
  expect(table(null)).not.toContain('table-turned')
  expect(table(1, true)).not.toContain('table-turned')
})

test('whose turn it is is said by name, and either can stop', () => {
  expect(table(0)).toContain(betweenWords.en.turnOf({ other: 'Amara' }))
  expect(table(1)).toContain(betweenWords.en.turnOf({ other: 'Juma' }))
  expect(table(1)).toContain(betweenWords.en.stop)
})

test('until the other has the phone, what they are to see is not in the document', () => {
  for (const language of languages) {
    const html = drawn(
      language,
      <HandOver language={language} names={names} to={1}>
        For Juma alone
      </HandOver>,
    )
    expect(html).not.toContain('For Juma alone')
    expect(html).toContain(betweenWords[language].give({ other: 'Juma' }))
    expect(html).not.toContain('Amara')
  }
})

test('before keeping, the first is asked alone, behind the cover; nothing is kept by coming here', () => {
  const keep = () => Promise.reject(new Error('kept without a word'))
  const html = drawn(
    'en',
    <KeepTogether language="en" names={names} lines={lines} keep={keep} onDone={() => {}} />,
  )
  expect(html).not.toContain('Words of Amara')
  expect(html).toContain(betweenWords.en.haveIt({ other: 'Amara' }))
})

test('names are asked where there are none, may stay empty, and the browser is not to remember them', () => {
  const talk = ([one, other]: readonly [string, string]) => (
    <Table language="en" names={[one, other]} facing={null} title={`${one} and ${other}`} />
  )
  const asked = drawn(
    'sw',
    <AtTheTable language="sw" names={null} onEnd={() => {}}>
      {talk}
    </AtTheTable>,
  )
  expect(asked).toContain(betweenWords.sw.whoIsHere)
  expect(asked.match(/<input[^>]*autocomplete="off"/g)).toHaveLength(2)
  const known = drawn(
    'en',
    <AtTheTable language="en" names={names} onEnd={() => {}}>
      {talk}
    </AtTheTable>,
  )
  expect(known).toContain('Amara and Juma')
})
