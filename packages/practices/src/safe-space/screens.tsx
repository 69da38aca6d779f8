/** How Our place and time looks: a front room, and rooms for agreements, rituals, the sitting and the arc. */
import { Empty, Page } from '#ui'
import type { ScreenProps } from '../screens.ts'
import {
  accordAt,
  type Intent,
  type SafeSpace,
  sittingAt,
  viewAccord,
  viewPlace,
  viewSitting,
  type Words,
} from './index.ts'
import { Agreement } from './screens/agreements/agreement.tsx'
import { Agreements } from './screens/agreements/agreements.tsx'
import { WriteAgreement } from './screens/agreements/write.tsx'
import { ArcRoom } from './screens/arc/arc.tsx'
import { Front } from './screens/front.tsx'
import type { Here } from './screens/here.tsx'
import { Ritual } from './screens/rituals/ritual.tsx'
import { Rituals } from './screens/rituals/rituals.tsx'
import { WriteRitual } from './screens/rituals/write.tsx'
import { SittingRoom } from './screens/sitting/sitting.tsx'

export { Between } from './screens/between.tsx'

type Props = ScreenProps<SafeSpace, Intent, Words>

export const Screen = (props: Props) => {
  const { state, other, words, path } = props
  if (other === null)
    return (
      <Page
        title={words.name}
        lead={words.line}
        kanga="safe-space"
        saying={{ sw: words.proverb, en: words.proverbMeaning }}
      >
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const here: Here = { ...props, other, view: viewPlace(state, { me: props.me.id, putOff: props.putOff }) }
  const room = path.split('/')[1] ?? ''
  switch (room) {
    case 'agreements':
      return path === '/agreements/new' ? (
        <WriteAgreement {...here} accord={null} />
      ) : (
        <Agreements {...here} />
      )
    case 'rituals':
      return path === '/rituals/new' ? <WriteRitual {...here} accord={null} /> : <Rituals {...here} />
    case 'arc':
      return <ArcRoom {...here} />
    case 'sitting': {
      const asked = sittingAt(state, path)
      return <SittingRoom {...here} sitting={asked ? viewSitting(asked, props.me.id) : null} />
    }
    case 'accord':
      return <AccordRoom {...here} />
    default:
      return <Front {...here} />
  }
}

const AccordRoom = (here: Here) => {
  const found = accordAt(here.state, here.path)
  if (found === undefined) return <Front {...here} />
  const accord = viewAccord(found, { me: here.me.id, putOff: here.putOff })
  const { content } = accord
  const changes = here.path.endsWith('/change') && accord.phase !== 'laid-down'
  switch (content.kind) {
    case 'agreement':
      return changes ? (
        <WriteAgreement {...here} accord={{ ...accord, content }} />
      ) : (
        <Agreement {...here} accord={accord} content={content} />
      )
    case 'ritual':
      return changes ? (
        <WriteRitual {...here} accord={{ ...accord, content }} />
      ) : (
        <Ritual {...here} accord={accord} content={content} />
      )
    case 'arc':
      return <ArcRoom {...here} />
  }
}
