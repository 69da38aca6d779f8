import { expect, test } from 'vitest'
import { withLastOf } from './last-few.ts'

const by = (by: string, ...texts: string[]) => texts.map(text => ({ by, text }))

test('whoever writes much out of turn pushes out only what is their own', () => {
  const list = [...by('juma', '1', '2', '3'), ...by('amara', 'mine')].reduce(
    (kept, one) => withLastOf(kept, one, 3),
    [] as readonly { by: string; text: string }[],
  )
  const flooded = by('juma', '4', '5', '6', '7').reduce((kept, one) => withLastOf(kept, one, 3), list)
  expect(flooded).toEqual([...by('amara', 'mine'), ...by('juma', '5', '6', '7')])
})
