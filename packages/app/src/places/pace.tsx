/** `/mine/pace`: how often something is offered to me, and my hours of quiet. */
import { pace } from '#practices'
import { Page, Skeleton } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { Room } from './practice.tsx'

export const PacePlace = () => {
  const { haven } = useApp()
  const { mine } = useWords()
  const self = haven.self.value
  return (
    <Page title={mine.pace} lead={mine.paceLine} back={{ label: mine.title, href: href('/mine') }}>
      {self ? <Room view={self} slice={pace} path="" base="/mine/pace" /> : <Skeleton />}
    </Page>
  )
}
