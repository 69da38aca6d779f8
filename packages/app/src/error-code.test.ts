import { expect, test } from 'vitest'
import { errorCode } from './error-code.ts'

const failing = (message: string, stack: string) => Object.assign(new Error(message), { stack })

test('the code of a mistake does not depend on what people wrote', () => {
  const stack = 'Error\n    at act (https://haven.example/app/assets/index-abc.js:3:1200)'
  expect(errorCode(failing('I am afraid of the dark', stack))).toBe(
    errorCode(failing('something else', stack)),
  )
})

test('mistakes at two places have two codes', () => {
  const at = (column: number) =>
    failing('', `Error\n    at act (https://haven.example/app/assets/index-abc.js:3:${column})`)
  expect(errorCode(at(10))).not.toBe(errorCode(at(11)))
})

test('whatever is thrown has a code of five characters', () => {
  for (const thrown of [undefined, null, 'words', 7, {}, new TypeError('x')])
    expect(errorCode(thrown)).toMatch(/^[0-9A-Z]{5}$/)
})
