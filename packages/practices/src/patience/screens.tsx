/** How In good time looks: a way to pause, the pause itself, coming back, and what was said on earlier returns. */
import { Empty, Notice, Page, Section, Stack } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { Arrival } from '../shared/acting.tsx'
import { Ended, Paused, Returned, TalkFoot } from '../shared/talk/screens/index.ts'
import { type Intent, type Patience, viewPatience, type Words } from './index.ts'
import { Another, Begin } from './screens/begin.tsx'
import { Earlier } from './screens/earlier.tsx'

export { Between } from './screens/between.tsx'

export const Screen = (props: ScreenProps<Patience, Intent, Words>) => {
  const { state, me, other, words } = props
  const saying = {
    sw: words.proverb,
    en: words.proverbMeaning,
    care: { en: words.proverbCare, sw: words.proverbCare },
  }
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="patience" saying={saying}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const { phase, life, earlier } = viewPatience(state, me.id)
  const pair = { ...props, other }
  if (life === null || phase === 'none')
    return (
      <Page title={words.name} lead={words.line} kanga="patience" saying={saying}>
        <Begin {...pair} />
      </Page>
    )
  return (
    <Page
      title={words.name}
      kanga={phase === 'closed' ? 'patience' : undefined}
      saying={phase === 'closed' ? saying : undefined}
    >
      <Arrival state={`${life.id}/${phase}`}>
        {phase === 'paused' && <Paused {...pair} life={life} />}
        {phase === 'back' && (
          <Stack gap={3}>
            <Notice tone="calm" icon="door-open" title={words.backTitle}>
              <p>{words.backHint}</p>
            </Notice>
            <Returned {...pair} life={life} />
          </Stack>
        )}
        {phase === 'closed' && (
          <Stack gap={3}>
            <Ended {...pair} life={life} />
            <Returned {...pair} life={life} />
          </Stack>
        )}
      </Arrival>
      <TalkFoot {...pair} life={life} />
      {phase === 'back' && <Another {...pair} />}
      {phase === 'closed' && (
        <Section title={words.anotherTalk}>
          <Begin {...pair} again />
        </Section>
      )}
      {phase !== 'paused' && <Earlier {...pair} talks={earlier} />}
    </Page>
  )
}
