/** What two people have begun with each other and that waits for either of them. */
import { useEffect } from 'preact/hooks'
import { sentence } from '#practices'
import { RowDoor, Rows, Section } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { roomPath } from '../spaces.ts'
import { openingsIn } from './today.tsx'

export const OpeningsUnderWay = ({ pair }: { pair: SpaceView }) => {
  const { world, rooms, language } = useApp()
  const words = useWords()
  const begun = openingsIn(pair, world.now.value).filter(({ path }) => path !== '')
  const lazies = begun.map(({ practice }) => rooms.words(practice, language.value))
  const needed = begun.map(({ practice }) => practice).join()
  useEffect(() => {
    for (const lazy of lazies) void lazy?.fetch()
  }, [needed, language.value])
  if (begun.length === 0 || !pair.other) return null
  const fill = { other: pair.other.name }
  return (
    <Section title={words.together.underWay}>
      <Rows>
        {begun.map((opening, place) => {
          const fetched = lazies[place]?.fetched.value
          return (
            fetched?.state === 'here' && (
              <RowDoor
                key={opening.practice + opening.path}
                href={href(roomPath(pair, opening.practice, opening.path))}
              >
                {sentence(fetched.value, opening.line, fill)}
              </RowDoor>
            )
          )
        })}
      </Rows>
    </Section>
  )
}
