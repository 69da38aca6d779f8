/** How Growing looks in the space of two: a month to open together, the one under way, one page by its address. */
import { Button, Empty, Notice, Page, RowDoor, Rows, Section, Stack } from '#ui'
import { Arrival, Refused, useActing } from '../shared/acting.tsx'
import { monthWords } from '../shared/pulse/in-words.ts'
import { type Intent, latestMonth, mayOffer, monthAtPath, monthsOf, viewMonth } from './index.ts'
import { Besides } from './screens/besides.tsx'
import { OneMonth } from './screens/month.tsx'
import { OnePage } from './screens/page.tsx'
import type { Pair, Props } from './screens/props.ts'

export const Screen = (props: Props) => {
  const { state, me, other, words, path, go } = props
  const saying = { sw: words.proverb, en: words.proverbMeaning }
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="growth" saying={saying}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const pair: Pair = { ...props, other, pulses: props.pulses ?? [] }
  const asked = monthAtPath(state, path)
  if (asked) {
    const month = viewMonth(asked.month, me.id)
    if (asked.page && month.phase === 'open')
      return <OnePage key={path} {...pair} month={asked.month} whose={asked.page} />
    return (
      <Page
        title={monthWords(month.month, props.language)}
        back={{ label: words.back, onBack: () => go('') }}
      >
        <Besides {...pair} month={month} />
        <OneMonth {...pair} month={month} />
      </Page>
    )
  }
  const latest = latestMonth(state)
  const under = latest && !mayOffer(state) ? viewMonth(latest, me.id) : null
  const earlier = monthsOf(state).filter(month => month.life.id !== under?.id && month.pages.length === 2)
  return (
    <Page
      title={words.name}
      lead={under ? undefined : words.line}
      kanga="growth"
      saying={under ? undefined : saying}
    >
      <Arrival state={under?.id ?? 'begin'}>
        {under ? (
          <Section title={monthWords(under.month, props.language)}>
            <Besides {...pair} month={under} />
            <OneMonth {...pair} month={under} />
          </Section>
        ) : (
          <Begin {...pair} />
        )}
      </Arrival>
      {earlier.length > 0 && (
        <Section title={words.earlier}>
          <Rows label={words.earlier}>
            {earlier.map(({ life, month }) => (
              <RowDoor key={life.id} onClick={() => go(`/month/${life.id}`)}>
                {monthWords(month, props.language)}
              </RowDoor>
            ))}
          </Rows>
        </Section>
      )}
    </Page>
  )
}

const Begin = (props: Pair) => {
  const { words, other, pulses, language } = props
  const offering = useActing<Intent>(props)
  const latest = pulses.at(-1)
  return (
    <Stack gap={4}>
      <div class="stack stack-1">
        <p>{words.how}</p>
        <p>{words.howPages}</p>
        <p>{words.howNoTable}</p>
        <p class="quiet-text">{words.notForFear}</p>
      </div>
      <Section title={words.offerTitle}>
        {latest ? (
          <div class="stack stack-1">
            <p>{words.offerHint({ other: other.name })}</p>
            <Refused>{offering.refusal}</Refused>
            <Button
              kind="primary"
              wide
              busy={offering.busy}
              onClick={() => void offering.run({ do: 'offer', month: latest.month })}
            >
              {words.offer(monthWords(latest.month, language))}
            </Button>
          </div>
        ) : (
          <Notice tone="calm" icon="sprout" title={words.noMonthYet} />
        )}
        <Rows>
          <RowDoor icon="user" href="/app/growth" note={words.myPulseLine}>
            {words.myPulse}
          </RowDoor>
        </Rows>
      </Section>
    </Stack>
  )
}
