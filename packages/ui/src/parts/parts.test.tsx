import type { ComponentChild } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import * as ui from '../index.ts'

const noop = () => {}
const inSwahili = (part: ComponentChild) => render(<ui.InLanguage language="sw">{part}</ui.InLanguage>)

describe('a page', () => {
  const html = render(
    <ui.Page
      title="Closer"
      lead="One question."
      back={{ label: 'Together', href: '/app/together' }}
      kanga="vulnerability"
    >
      <p>Inside</p>
    </ui.Page>,
  )
  test('is the main landmark with one heading that can take the focus', () => {
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html).toMatch(/<h1 id="page-title" tabindex="-1">Closer<\/h1>/)
  })
  test('leads back by a link with a name', () => {
    expect(html).toMatch(/<a class="page-back" href="\/app\/together">.*Together<\/a>/)
  })
  test('ties a section to its heading', () => {
    const section = render(<ui.Section title="Mine">x</ui.Section>)
    const id = /aria-labelledby="([^"]+)"/.exec(section)?.[1]
    expect(id).toBeTruthy()
    expect(section).toContain(`<h2 id="${id}">Mine</h2>`)
  })
})

describe('a button', () => {
  test('does not send a form unless told to', () => {
    expect(render(<ui.Button>Seal</ui.Button>)).toContain('type="button"')
    expect(render(<ui.Button type="submit">Seal</ui.Button>)).toContain('type="submit"')
  })
  test('stays where it is while busy, says so, and can be focused', () => {
    const html = render(<ui.Button busy>Seal</ui.Button>)
    expect(html).toContain('aria-busy="true"')
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toContain(' disabled')
  })
  test('has a name when only an icon shows', () => {
    expect(render(<ui.FloatingButton label="Menu" />)).toContain('aria-label="Menu"')
  })
})

describe('a field', () => {
  const html = render(
    <ui.Field label="Your answer" hint="Only Juma reads it." error="Write a word or two.">
      <ui.TextArea value="" onText={noop} max={600} />
    </ui.Field>,
  )
  test('ties label, hint and error to what one writes into', () => {
    const id = /<label[^>]* for="([^"]+)"/.exec(html)?.[1]
    expect(id).toBeTruthy()
    expect(html).toMatch(new RegExp(`<textarea[^>]* id="${id}"`))
    expect(html).toContain(`aria-describedby="${id}-hint ${id}-error"`)
    expect(html).toContain(`id="${id}-hint"`)
    expect(html).toContain(`id="${id}-error"`)
    expect(html).toContain('aria-invalid="true"')
  })
  test('says an error where a screen reader hears it come', () => {
    expect(html).toMatch(/aria-live="polite"><p class="field-error"/)
  })
  test('says in the language of the app that it may stay empty', () => {
    const part = (
      <ui.Field label="Jina" optional>
        <ui.TextInput value="" onText={noop} />
      </ui.Field>
    )
    expect(inSwahili(part)).toContain('(ukipenda)')
    expect(inSwahili(part)).not.toContain('aria-required')
  })
})

describe('a text', () => {
  const area = (length: number) =>
    render(<ui.TextArea aria-label="x" value={'a'.repeat(length)} onText={noop} max={600} />)
  test('is quiet about its length until the end is near', () => {
    expect(area(300)).not.toContain('left')
    expect(area(550)).toContain('50 characters left')
  })
  test('cuts nothing that was pasted, and says how much is too much', () => {
    expect(area(612)).toContain('12 characters too long. Nothing is lost.')
    expect(area(612)).toContain('a'.repeat(612))
    expect(area(612)).not.toContain('maxlength')
    expect(ui.isTooLong('a'.repeat(601), 600)).toBe(true)
    expect(ui.isTooLong('a'.repeat(600), 600)).toBe(false)
  })
})

describe('choosing', () => {
  const options = [
    { value: '1', label: 'Everyday', hint: 'A smell, a song' },
    { value: '2', label: 'What shaped me' },
  ] as const
  test('one of several is a group of native radios under one legend', () => {
    const html = render(<ui.Choices legend="How deep" options={options} value="2" onChange={noop} />)
    expect(html).toMatch(/<fieldset[^>]*><legend>How deep<\/legend>/)
    expect(new Set([...html.matchAll(/name="([^"]+)"/g)].map(found => found[1])).size).toBe(1)
    expect(html).toMatch(/value="2" checked/)
    expect(html).not.toMatch(/value="1" checked/)
  })
  test('any number of several are native checkboxes', () => {
    const html = render(<ui.Chips legend="Feelings" options={options} values={['1']} onChange={noop} />)
    expect(html.match(/type="checkbox"/g)).toHaveLength(2)
    expect(html).toMatch(/value="1" checked/)
  })
})

describe('between two people', () => {
  test('a voice carries its name, and what is written in it is never markup', () => {
    const html = render(
      <ui.Voice who="other" name="Juma">
        {'<b>hello</b>\nsecond line'}
      </ui.Voice>,
    )
    expect(html).toContain('>Juma</figcaption>')
    expect(html).toContain('&lt;b>hello&lt;/b>\nsecond line')
  })
  test('what is behind a closed door is not in the document', () => {
    const door = (open: boolean, still = false) =>
      render(
        <ui.Leaves open={open} still={still} closedLabel="Sealed by you both">
          the answer
        </ui.Leaves>,
      )
    expect(door(false)).not.toContain('the answer')
    expect(door(false)).toContain('Sealed by you both')
    expect(door(true)).toContain('the answer')
    expect(door(true)).toContain('leaves-opening')
    expect(door(true, true)).not.toContain('leaves-opening')
  })
  test('the safety signs are an ordered list of names, the pictures are not read twice', () => {
    const list = [
      { emoji: '🐢', en: 'Turtle', sw: 'Kobe' },
      { emoji: '🌳', en: 'Tree', sw: 'Mti' },
    ]
    const html = render(<ui.Signs signs={[1, 0, 1, 7]} list={list} language="sw" />)
    expect(html).toMatch(/^<ol/)
    expect([...html.matchAll(/lang="sw">([^<]+)</g)].map(found => found[1])).toEqual([
      'Mti',
      'Kobe',
      'Mti',
      '?',
    ])
    expect(html).toMatch(/aria-hidden="true">🌳</)
  })
  test('a code to scan has a name and is drawn as one path', () => {
    const html = render(<ui.Qr text="https://example.org/app/i#abc" label="Invitation" />)
    expect(html).toContain('role="img" aria-label="Invitation"')
    expect(html.match(/<path/g)).toHaveLength(1)
  })
})

describe('how things stand', () => {
  test('a problem is said at once, a calm notice is part of the page', () => {
    expect(render(<ui.Notice tone="problem" title="No connection" />)).toContain('role="alert"')
    expect(render(<ui.Notice tone="calm" title="Sealed" />)).not.toContain('role=')
  })
  test('what arrives is said politely', () => {
    expect(render(<ui.Live>Sealed</ui.Live>)).toContain('role="status" aria-live="polite"')
  })
  test('a sheet is a native dialog with the name of its heading, and empty while closed', () => {
    const closed = render(
      <ui.Sheet open={false} onClose={noop} title="Places">
        inside
      </ui.Sheet>,
    )
    expect(closed).toMatch(/^<dialog/)
    expect(closed).not.toContain('inside')
    const open = inSwahili(
      <ui.Sheet open onClose={noop} title="Mahali">
        inside
      </ui.Sheet>,
    )
    const id = /aria-labelledby="([^"]+)"/.exec(open)?.[1]
    expect(open).toContain(`<h2 id="${id}">Mahali</h2>`)
    expect(open).toContain('aria-label="Funga"')
  })
})

test('icons are hidden from screen readers and keep their line at every size', () => {
  for (const name of ui.iconNames) expect(render(<ui.Icon name={name} />)).toContain('aria-hidden="true"')
  expect(render(<ui.Icon name="heart" size={24} />)).toContain('stroke-width="1.75"')
  expect(render(<ui.Icon name="heart" size={48} />)).toContain('stroke-width="0.875"')
  expect(render(<ui.Icon name="from-a-newer-release" />)).toContain('<circle')
})

test('no part carries an inline style or handler, which the content security policy would refuse', () => {
  const all = render(
    <ui.Page title="All" kanga="gratitude" saying={{ sw: 'Wema hauozi', en: 'Goodness does not rot.' }}>
      <ui.Button busy icon="send">
        One
      </ui.Button>
      <ui.Field label="Two">
        <ui.TextArea value={'a'.repeat(700)} onText={noop} max={600} />
      </ui.Field>
      <ui.Choices legend="x" options={[{ value: '1', label: '1' }]} value={null} onChange={noop} />
      <ui.Chips legend="x" options={[{ value: '1', label: '1' }]} values={[]} onChange={noop} />
      <ui.Leaves open={false} closedLabel="x" />
      <ui.Leaves open closedLabel="x" />
      <ui.Qr text="x" label="x" />
      <ui.Skeleton />
      <ui.Notice tone="warm" title="x" />
      <ui.Empty title="x" />
      <ui.Sheet open onClose={noop} title="x" />
      <ui.FloatingButton label="x" />
    </ui.Page>,
  )
  expect(all).not.toMatch(/\sstyle=/)
  expect(all).not.toMatch(/\son[a-z]+=/)
})
