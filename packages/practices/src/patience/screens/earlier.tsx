/** What the two said on coming back from earlier pauses; closed until somebody looks for it. */
import { Stack } from '#ui'
import { dayInWords } from '../../shared/acting.tsx'
import type { Life } from '../../shared/talk/index.ts'
import { Beside, Returned } from '../../shared/talk/screens/index.ts'
import type { InPair } from './begin.tsx'

export const Earlier = ({ talks, ...props }: InPair & { readonly talks: readonly Life[] }) => {
  const { words, language } = props
  if (talks.length === 0) return null
  return (
    <details class="disclosure">
      <summary>{words.earlier}</summary>
      <Stack gap={4}>
        {talks.map(life => (
          <Stack key={life.id} gap={1}>
            <p class="quiet-text">{dayInWords(life.at, language)}</p>
            <Returned {...props} life={life} />
            <Beside {...props} life={life} />
          </Stack>
        ))}
      </Stack>
    </details>
  )
}
