/** How For myself looks: the small plan, looking back on a week, and one door to ask for something, if wished. */
import { Notice, Page, RowDoor, Rows } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { Arrival } from '../shared/acting.tsx'
import { type Intent, type SelfCare, type SelfCareView, viewSelfCare, type Words } from './index.ts'
import { Earlier, LookBack } from './screens/looking.tsx'
import { Plan } from './screens/plan.tsx'

export type Props = ScreenProps<SelfCare, Intent, Words>

export const Screen = (props: Props) => {
  const { state, words, path, now } = props
  const view = viewSelfCare(state, now)
  if (path === '/look') return <LookBack {...props} view={view} />
  const empty = view.plan.length === 0
  return (
    <Page
      title={words.name}
      lead={words.line}
      kanga="self-care"
      saying={{ sw: words.proverb, en: words.proverbMeaning }}
    >
      {view.heavyForWeeks && (
        <Notice tone="rest" icon="life-buoy" title={words.heavyTitle}>
          <p>{words.heavy}</p>
          <p>{words.heavyMore}</p>
        </Notice>
      )}
      <p class="quiet-text">{words.private}</p>
      {view.mayLookBack && <TimeToLook {...props} />}
      <Arrival state={view.plan.map(({ id }) => id).join()}>
        <Plan {...props} view={view} />
      </Arrival>
      <Notice tone="calm" icon="users" title={words.people}>
        <p>{words.peopleMore}</p>
      </Notice>
      <Doors {...props} view={view} />
      <Earlier {...props} view={view} />
      {empty && <p class="quiet-text">{words.honest}</p>}
    </Page>
  )
}

/** A week or so has gone by; nothing is missed by leaving it. */
const TimeToLook = ({ words, go }: Props) => (
  <Rows>
    <RowDoor
      icon="calendar"
      note={`${words.lookBackNow} ${words.lookBackNowMore}`}
      onClick={() => go('/look')}
    >
      {words.lookBack}
    </RowDoor>
  </Rows>
)

const Doors = ({ words, go, view }: Props & { view: SelfCareView }) => {
  const look = view.plan.length > 0 && !view.mayLookBack
  return (
    <Rows>
      {look && (
        <RowDoor icon="calendar" onClick={() => go('/look')}>
          {words.lookBack}
        </RowDoor>
      )}
      <RowDoor icon="hand" note={words.askMore} onClick={() => go('/ask')}>
        {words.ask}
      </RowDoor>
    </Rows>
  )
}
