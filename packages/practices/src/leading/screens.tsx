/** How I'll go first looks: what waits, what was given, one share by its address, and writing a new one. */
import { useState } from 'preact/hooks'
import { Button, Empty, Live, Page, RowDoor, Rows, Section, Voice } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { Arrival, dayInWords } from '../shared/acting.tsx'
import { DeleteForBoth } from '../shared/keeping/keeping.tsx'
import { BeforeBeginning, LiveDoor, Ways } from '../shared/talk/screens/index.ts'
import { besideFor, type Intent, type Leading, shareAt, sharesFor, viewShare, type Words } from './index.ts'
import { Given } from './screens/given.tsx'
import { LiveCard } from './screens/live.tsx'
import type { InShare, Pair } from './screens/parts.tsx'
import { Received } from './screens/received.tsx'
import { WriteShare } from './screens/write.tsx'

export { Between } from './screens/between.tsx'

export const Screen = (props: ScreenProps<Leading, Intent, Words>) => {
  const { other, words, path, go, state } = props
  const [given, setGiven] = useState(false)
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="leading" saying={sayingOf(words)}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const pair: Pair = { ...props, other }
  if (path === '/live') return <LiveCard {...pair} />
  if (path === '/new')
    return (
      <WriteShare
        {...pair}
        onGiven={() => {
          setGiven(true)
          go('')
        }}
      />
    )
  const share = shareAt(state, path)
  const view = share && viewShare(share, lookOf(pair))
  if (view) return <OneShare {...pair} share={view} />
  return <Home {...pair} given={given} />
}

const sayingOf = (words: Words) => ({ sw: words.proverb, en: words.proverbMeaning })
const lookOf = ({ me, other, now, sight, putOff }: Pair) => ({
  me: me.id,
  other: other.id,
  now,
  sight,
  putOff,
})

const OneShare = (props: InShare) => {
  const { share, words, other, language, go } = props
  return (
    <Page
      title={share.byMe ? words.mine : words.waitsTitle({ other: other.name })}
      lead={dayInWords(share.at, language)}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Arrival state={`${share.phase}${share.answer ? '/answered' : ''}`}>
        {share.byMe ? <Given {...props} /> : <Received {...props} />}
        <Beside {...props} />
      </Arrival>
    </Page>
  )
}

/** Own words that came out of turn: to take into the draft again, or to delete. */
const Beside = (props: InShare) => {
  const { share, state, me, words, draft } = props
  const beside = besideFor(state, me.id).filter(one => one.share === share.id)
  return beside.map(one => (
    <div class="stack stack-1" key={one.fact}>
      <p>{words.besideTitle}</p>
      <Voice who="me" name={me.name}>
        {one.text}
      </Voice>
      {share.phase === 'open' && (
        <Button onClick={() => draft(`leading/answer/${share.id}`).keep(one.text)}>{words.useAgain}</Button>
      )}
      <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-beside', fact: one.fact }} />
    </div>
  ))
}

const Home = (props: Pair & { given: boolean }) => {
  const { state, words, other, language, go, given } = props
  const fill = { other: other.name }
  const shares = sharesFor(state, lookOf(props))
  const waiting = shares.filter(({ phase }) => phase === 'waiting' || phase === 'opening')
  const lately = shares.find(({ openedLately }) => openedLately)
  const now = waiting.length > 0 || lately === undefined ? waiting : [lately]
  const mine = shares.find(({ phase }) => phase === 'given')
  const earlier = shares.filter(share => !now.includes(share) && share !== mine)
  return (
    <Page
      title={words.name}
      lead={shares.length > 0 ? undefined : words.line}
      kanga="leading"
      saying={shares.length > 0 ? undefined : sayingOf(words)}
    >
      <Live>{given && <p>{words.givenNow}</p>}</Live>
      {now.map(share => (
        <Arrival key={share.id} state={share.phase}>
          <h2>{words.waitsTitle(fill)}</h2>
          <Received {...props} share={share} />
        </Arrival>
      ))}
      {mine && (
        <Section title={words.mine}>
          <Given {...props} share={mine} />
        </Section>
      )}
      {shares.length === 0 && (
        <div class="stack stack-1">
          <p>{words.howItGoes(fill)}</p>
          <p>{words.nothingOwed}</p>
          <p class="quiet-text">{words.harsher}</p>
          <BeforeBeginning language={language} says={words.notForFear} />
        </div>
      )}
      {!mine && (
        <div>
          <Button kind={now.length > 0 ? 'plain' : 'primary'} icon="feather" onClick={() => go('/new')}>
            {words.write}
          </Button>
        </div>
      )}
      <LiveDoor says={words.liveDoor} note={words.liveDoorHint} onClick={() => go('/live')} />
      {shares.length === 0 && <Ways language={language} />}
      {earlier.length > 0 && (
        <Section title={words.earlier}>
          <Rows label={words.earlier}>
            {earlier.map(share => (
              <RowDoor
                key={share.id}
                note={`${share.byMe ? words.you : other.name} · ${words.way[share.way]}`}
                onClick={() => go(`/share/${share.id}`)}
              >
                {dayInWords(share.at, language)}
              </RowDoor>
            ))}
          </Rows>
        </Section>
      )}
    </Page>
  )
}
