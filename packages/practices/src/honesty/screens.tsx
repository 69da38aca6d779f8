/** How Honest talk looks: the talk that is under way, one talk by its address, and the place where one is offered. */
import { Empty, Page } from '#ui'
import type { KeptLine, ScreenProps } from '../screens.ts'
import { type Honesty, type Intent, talkAt, viewHonesty, viewTalk, type Words } from './index.ts'
import { Home } from './screens/home.tsx'
import { isForLive, Live } from './screens/live.tsx'
import { TalkPage } from './screens/talk.tsx'

export { Between } from './screens/between.tsx'
export const keepTogether = (lines: readonly KeptLine[]): Intent => ({ do: 'keep-together', lines })

export const Screen = (props: ScreenProps<Honesty, Intent, Words>) => {
  const { state, me, other, words, path, now } = props
  if (other === null)
    return (
      <Page
        title={words.name}
        lead={words.line}
        kanga="honesty"
        saying={{ sw: words.proverb, en: words.proverbMeaning }}
      >
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const pair = { ...props, other }
  const viewer = { me: me.id, now }
  const view = viewHonesty(state, viewer)
  const asked = talkAt(state, path)
  const talk = asked ? viewTalk(asked.talk, viewer) : view.now
  if (talk === null) return <Home {...pair} view={view} />
  if (asked?.live && isForLive(talk)) return <Live {...pair} talk={talk} />
  return <TalkPage key={talk.id} {...pair} talk={talk} />
}
