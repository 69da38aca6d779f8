import { expect, test } from 'vitest'
import { libraryStyles } from '#ui'
import { shrink } from './stylesheet.ts'

test('comments, spare space and unused colours go; what is used, also by way of another, stays', () => {
  const css = `/* why */ :root {\n  --sea: #123;\n  --action: var(--sea);\n  --never: #fff;\n  --only-never: var(--never);\n}\na {\n  color: var(--action);\n}\n`
  expect(shrink(css)).toBe(':root{--sea:#123;--action:var(--sea)}a{color:var(--action)}')
})

test('spaces that mean something stay', () => {
  expect(shrink('a > b , c d { margin: 0 auto; width: calc(1px + 2px) }')).toBe(
    'a > b,c d{margin:0 auto;width:calc(1px + 2px)}',
  )
  expect(shrink('@media (min-width: 64rem) and (prefers-reduced-motion: reduce) { a:hover { b: c } }')).toBe(
    '@media (min-width: 64rem) and (prefers-reduced-motion: reduce){a:hover{b:c}}',
  )
})

test('the sheet of the public pages keeps every rule, and every property it names has a value', () => {
  const small = shrink(libraryStyles)
  const opened = small.split('{').length
  expect(opened).toBe(small.split('}').length)
  const given = new Set([...small.matchAll(/[{;](--[a-z0-9-]+):/g)].map(match => match[1]))
  const used = [...small.matchAll(/var\((--[a-z0-9-]+)/g)].map(match => match[1])
  expect(used.filter(name => !given.has(name))).toEqual([])
  for (const rule of [
    '.bar .leave{',
    '.menu > summary{',
    '@media print{',
    '.kanga-words{',
    ':focus-visible{',
  ])
    expect(small).toContain(rule)
})
