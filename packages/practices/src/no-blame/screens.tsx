/** How Solve it together looks: the list of matters, one matter by its address, and the place where one is opened. */
import { Empty, Page } from '#ui'
import type { KeptLine, ScreenProps } from '../screens.ts'
import { type Intent, type NoBlame, solvingAt, viewNoBlame, viewSolving, type Words } from './index.ts'
import { Home } from './screens/home.tsx'
import { isForLive, Live } from './screens/live.tsx'
import { New } from './screens/new.tsx'
import { NotForTwo } from './screens/not-for-two.tsx'
import { TalkPage } from './screens/talk.tsx'

export { Between } from './screens/between.tsx'
export const keepTogether = (lines: readonly KeptLine[]): Intent => ({ do: 'keep-together', lines })

export const Screen = (props: ScreenProps<NoBlame, Intent, Words>) => {
  const { state, me, other, words, path, sight } = props
  if (other === null)
    return (
      <Page
        title={words.name}
        lead={words.line}
        kanga="no-blame"
        saying={{ sw: words.proverb, en: words.proverbMeaning }}
      >
        <NotForTwo words={words} />
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const pair = { ...props, other }
  const viewer = { me: me.id, sight }
  const asked = solvingAt(state, path)
  if (asked) {
    const solving = viewSolving(asked.solving, viewer)
    if (asked.live && isForLive(solving)) return <Live key={solving.step} {...pair} solving={solving} />
    return <TalkPage key={solving.id} {...pair} solving={solving} />
  }
  const view = viewNoBlame(state, viewer)
  if (path === '/new' && view.mayOffer) return <New {...pair} />
  return <Home {...pair} view={view} />
}
