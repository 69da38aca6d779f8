/**
 * One phone between two: `/with/<space>/<practice>/between`, or `/between/<practice>` where nobody is paired.
 * The practice's form gets no state and no drafts; what it may do is to keep lines that both have chosen to keep.
 */
import { useEffect } from 'preact/hooks'
import { type AnySlice, practices } from '#practices'
import type { BetweenProps } from '#practices/screens'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import { Trouble } from '../shell/trouble.tsx'
import { roomPath, spaceByPath } from '../spaces.ts'
import { NotFound } from './not-found.tsx'
import { Waiting } from './practice.tsx'

export const BetweenPlace = () => {
  const { haven, world } = useApp()
  const [, first, second = '', third = ''] = world.router.path.value.split('/')
  const id = first === 'between' ? second : third
  const slice = practices.find(one => one.id === id)
  const space = first === 'between' ? null : spaceByPath(haven.pairs.value, second)
  return slice && space !== undefined ? <AtOnePhone slice={slice} space={space} /> : <NotFound />
}

const AtOnePhone = ({ slice, space }: { slice: AnySlice; space: SpaceView | null }) => {
  const { haven, world, rooms, language, go } = useApp()
  const words = useWords()
  const lazy = rooms.room(slice.id, language.value)
  useEffect(() => void lazy?.fetch(), [lazy])
  if (!lazy) return <NotFound />
  const fetched = lazy.fetched.value
  if (fetched.state === 'failed')
    return <Trouble kind="NotFetched" words={words.trouble} onAgain={() => void lazy.fetch()} />
  if (fetched.state === 'waiting') return <Waiting />
  const { Between, keepTogether, words: said } = fetched.value
  if (!Between) return <NotFound />
  const names: BetweenProps['names'] = space?.other ? [space.me.name, space.other.name] : null
  const mayKeep = space?.other && !space.left && keepTogether
  return (
    <Between
      language={language.value}
      words={said}
      names={names}
      now={world.now.value}
      bond={space?.bond ?? null}
      onEnd={() => go(space ? roomPath(space, slice.id) : `/practice/${slice.id}`)}
      keep={mayKeep ? async lines => (await haven.act(space.id, slice, keepTogether(lines))).ok : null}
    />
  )
}
