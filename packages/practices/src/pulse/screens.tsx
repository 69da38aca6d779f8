/**
 * How one's own pulse looks, inside of its place in Growth. The place says whom it is about as the first part of the path:
 * the id of the space of the two, or `alone`. What the screen goes to is below that.
 */
import { monthAt } from '../shared/pulse/months.ts'
import { isSentence } from '../shared/pulse/sentences.ts'
import { pulsesAbout } from './index.ts'
import { ChooseFocus } from './screens/focus.tsx'
import { Home } from './screens/home.tsx'
import { OneMonth } from './screens/month.tsx'
import { OneSentence } from './screens/picture.tsx'
import type { AboutOne, Props } from './screens/props.ts'
import { Take } from './screens/take.tsx'

export const Screen = (props: Props) => {
  const [, first = '', second = '', third = ''] = props.path.split('/')
  const about = first === 'alone' ? null : first
  const one: AboutOne = {
    ...props,
    about,
    pulses: pulsesAbout(props.state, about),
    month: monthAt(props.now),
  }
  return (
    <>
      <Inside {...one} second={second} third={third} />
      <p class="quiet-text">{props.words.notice}</p>
    </>
  )
}

const Inside = ({ second, third, ...one }: AboutOne & { second: string; third: string }) => {
  const month = one.pulses.find(({ month }) => month === third)
  if (second === 'take') return <Take {...one} />
  if (second === 'focus' && one.pulses.length > 0) return <ChooseFocus {...one} />
  if (second === 'sentence' && isSentence(third)) return <OneSentence {...one} id={third} />
  if (second === 'month' && month) return <OneMonth {...one} taken={month} />
  return <Home {...one} />
}
